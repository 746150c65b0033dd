"""The record of a selection on paper: the whole decision."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.bilingual import in_language, in_text
from academy.lib.dates import date_format
from academy.lib.names import folded
from academy.lib.paper import Paper
from academy.people.api import Country
from courses.admissions import queries
from courses.admissions.domain import case as cases
from courses.admissions.domain.selection import EVERYONE
from courses.admissions.models import Application, LotteryNotice, SelectionRun
from courses.admissions.reasons import purpose_name, sentence
from courses.admissions.rule_words import conditions, decided_by

AUTHORITY = "P-PG (2020) 10, P-PG/Training, item 5"


def of_decision(run: SelectionRun, *, language: str) -> bytes:
    """Rule, proof, who is served, what the Secretariat decided otherwise, one reason per application."""
    with translation.override(language):
        paper = paper_of(run, language, title=_("Record of the selection"))
        _how(paper, run)
        _overrides(paper, run)
        _interests(paper, run)
        _countries(paper, run)
        _reasons(paper, run)
        paper.signatures([(_("For the Secretariat"), ""), (_("Date"), "")])
        return paper.pdf()


def paper_of(run: SelectionRun, language: str, *, title: str) -> Paper:
    """The beginning of a paper on this run; also of the answer to a country."""
    edition = run.call.edition
    is_invented = edition.key.startswith("demo-")
    return Paper(
        title=title,
        language=language,
        author=_("International Drug Policy Academy"),
        subtitle=in_language(edition, "title"),
        reference=_("Selection %(edition)s, run %(run)s") % {"edition": edition.key, "run": run.pk},
        label=_("Demonstration: people and values are invented.") if is_invented else "",
    )


def _how(paper: Paper, run: SelectionRun) -> None:
    if run.result["method"] == EVERYONE:
        words = _("No more eligible applications than places: everybody is admitted, nothing is ranked or drawn.")
        paper.paragraph(words)
    paper.facts(facts_of(run))
    _proved(paper, run)


def facts_of(run: SelectionRun, *, brief: bool = False) -> list[tuple[str, str]]:
    """(label, value) of the rule, who adopted and sealed, and what came out. brief: without what led there."""
    counts, names = run.result["objective"], _names_of_officers(run)
    led_there = [
        *_why_others(run),
        (_("Countries as of"), date_format(run.call.key_date)),
        (_("Sealed"), _by_whom(run.decided_at, names[run.decided_by])),
    ]
    facts = [
        (_("Basis"), in_text(AUTHORITY)),
        *conditions(run.case["rule"]),
        (_("Adopted by"), _adopted(run)),
        *([] if brief else led_there),
        (_("Eligible applications"), str(run.result["considered"])),
        (_("Places"), str(counts[0])),
        (_("Countries"), _("%(all)s, of which %(members)s Pompidou Group") % {"all": counts[1], "members": counts[2]}),
    ]
    cutoff = run.result["cutoff"]
    if cutoff and not brief:
        country = Country.objects.get(iso2=cutoff["country"])
        words = _("place %(number)s of %(country)s") % {"number": cutoff["turn"], "country": country}
        facts.append((_("Last country turn served"), words))
    if run.notice and not brief:
        facts += _of_the_lot(run, run.notice, names)
    elif run.notice:
        facts.append((_("Public value"), f"{run.public_value} ({run.seed_source})"))
    return [*facts, (_("Fingerprint of the case"), run.case_hash), (_("Fingerprint of the result"), run.result_hash)]


def _why_others(run: SelectionRun) -> list[tuple[str, str]]:
    words = run.rule_set.served_last_reason if run.rule_set else ""
    return [(_("Why other countries than the program counted"), words)] if words else []


def _adopted(run: SelectionRun) -> str:
    adopted = run.rule_set
    if adopted is None:
        return _("the default rule; no other was adopted")
    said = {"reference": adopted.reference, "version": adopted.version, "day": _moment(adopted.adopted_at)}
    adoption = _("%(reference)s (version %(version)s, %(day)s)") % said
    decided = decided_by(adopted)
    return f"{decided}. {adoption}" if decided else adoption


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def _by_whom(at: datetime, name: str) -> str:
    return f"{_moment(at)}, {name}"


def _names_of_officers(run: SelectionRun) -> dict[str, str]:
    """Actor key to name, of whoever had a hand in the seal; the key itself where the account is gone."""
    keys = {run.decided_by}
    if run.notice:
        keys |= {run.notice.published_by, *run.notice.values.values_list("entered_by", flat=True)}
    return {key: key for key in keys} | audit_api.names_of_actors(keys)


def _of_the_lot(run: SelectionRun, notice: LotteryNotice, names: dict[str, str]) -> list[tuple[str, str]]:
    typed = dict.fromkeys(names[key] for key in notice.values.order_by("pk").values_list("entered_by", flat=True))
    return [
        (_("List and rule published"), _by_whom(notice.published_at, names[notice.published_by])),
        (_("Public value"), f"{run.public_value} ({run.seed_source})"),
        (_("Typed in separately by"), ", ".join(typed)),
        (_("Fingerprint of the list"), notice.list_hash),
        (_("Fingerprint of the rule"), notice.rule_hash),
        (_("Seed of the lots"), run.seed),
    ]


def _proved(paper: Paper, run: SelectionRun) -> None:
    """Under side conditions: what was proved, one stage after the other."""
    stages = run.result.get("transcript", [])
    if not stages:
        return
    paper.heading(_("What was proved, stage by stage"))
    paper.table(
        head=[_("Stage"), _("Result")],
        rows=[[purpose_name(stage["purpose"]), str(stage["value"])] for stage in stages],
        widths=[8, 2],
        numbers=(1,),
    )


def _interests(paper: Paper, run: SelectionRun) -> None:
    """Who decided on applications, and what each declared before."""
    declared = queries.declarations(run.call)
    if not declared:
        return
    paper.heading(_("Declarations of interest"))
    paper.table(
        head=[_("Officer"), _("Declared on"), _("Interest")],
        rows=[
            [str(one.user), _moment(one.declared_at), one.words if one.has_interest else _("none")] for one in declared
        ],
        widths=[4, 4, 5],
    )


def _overrides(paper: Paper, run: SelectionRun) -> None:
    paper.heading(_("What the Secretariat decided otherwise"))
    made = list(queries.overrides(run))
    if not made:
        paper.paragraph(_("Nothing: the proposal is the decision."))
        return
    paper.table(
        head=[_("From"), _("To"), _("Reason")],
        rows=[
            [f"{o.taken_from.country}\n{o.taken_from.ticket}", f"{o.given_to.country}\n{o.given_to.ticket}", o.reason]
            for o in made
        ],
        widths=[4, 4, 5],
    )


def _countries(paper: Paper, run: SelectionRun) -> None:
    final = set(queries.final_selection(run))
    pool = cases.of_document(run.case).candidates
    nominees = Counter(candidate.country for candidate in pool)
    places = Counter(candidate.country for candidate in pool if candidate.id in final)
    names = {country.iso2: str(country) for country in Country.objects.filter(iso2__in=nominees)}
    paper.heading(_("Countries"))
    paper.table(
        head=[_("Country"), _("Eligible"), _("Places")],
        rows=[
            [names[code], str(nominees[code]), str(places[code])]
            for code in sorted(nominees, key=lambda code: folded(names[code]))
        ],
        widths=[6, 2, 2],
        numbers=(1, 2),
    )


def _reasons(paper: Paper, run: SelectionRun) -> None:
    final, reasons = set(queries.final_selection(run)), queries.reasons_of(run)
    paper.heading(_("Everybody has a reason"))
    paper.table(
        head=[_("Country"), _("Ticket"), _("Selected"), _("Reason")],
        rows=[[str(row.country), *_line(row, final, reasons)] for row in rows_of(run)],
        widths=[2.4, 4, 1.7, 6],
    )


def rows_of(run: SelectionRun) -> list[Application]:
    """The applications of which the run says something."""
    sealed = run.result["reasons"]
    return [row for row in queries.applications(run.call) if str(row.ticket) in sealed]


def _line(row: Application, final: set[str], reasons: dict[str, Any]) -> list[Any]:
    ticket = str(row.ticket)
    return [ticket, _("yes") if ticket in final else _("no"), sentence(reasons[ticket])]
