"""The statement and the transcript on A4, in French or English: what the page says, for somebody who was not here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from academy.lib.paper import Paper
from academy.people.api import Person
from academy.portal.statement import notes, words
from academy.portal.statement.account import Account, Part, Row, account_of
from academy.portal.statement.asked import Asked
from credits import api as credits_api
from credits.api import Pending, Step

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, kw_only=True)
class Printed:
    file_name: str
    content: bytes


def statement_pdf(person: Person, *, asked: Asked, language: str) -> Printed:
    """The credit statement. The account is made in the language of the paper, so that every sentence is."""
    with translation.override(language):
        account = account_of(person, asked=asked)
        paper = _begun(account, _("Statement of Academy credits"), language)
        for line in notes.what_a_credit_is():
            paper.paragraph(line)
        if not account.parts:
            paper.paragraph(_("No credits and no designated activity are on record for this person."))
        for part in account.parts:
            _component(paper, part)
        _awards(paper, account)
        _sources(paper)
        _annex(paper, account)
        return Printed(file_name=f"academy-statement-{_slug(account)}-{language}.pdf", content=paper.pdf())


def transcript_pdf(person: Person, *, language: str) -> Printed:
    """For universities: results of every component, and the titles that universities have given.

    Source: P-PG (2020) 10, P-PG/Academy, item 7: the title of Component III is the universities' own.
    """
    with translation.override(language):
        account = account_of(person, asked=Asked())
        paper = _begun(account, _("Transcript for universities (Component III)"), language)
        paper.paragraph(_("This transcript shows what the Academy has on record for Components I, II and III."))
        paper.paragraph(_("It is neither a certificate nor a title, and carries no seal."), style="label")
        paper.paragraph(words.university_title())
        for line in notes.what_a_credit_is():
            paper.paragraph(line)
        for part in account.parts:
            _component(paper, part)
        _awards(paper, account, always=True)
        _sources(paper)
        _annex(paper, account)
        return Printed(file_name=f"academy-transcript-{_slug(account)}-{language}.pdf", content=paper.pdf())


def _slug(account: Account) -> str:
    return f"{account.number[:8]}-{account.made_on:%Y-%m-%d}"


def _begun(account: Account, title: str, language: str) -> Paper:
    label = _("Demonstration: invented people and values; nothing here is a decision of the Academy.")
    paper = Paper(
        title=title,
        language=language,
        author=_("International Drug Policy Academy – Pompidou Group, Council of Europe"),
        subtitle=account.person.printed_name,
        reference=f"{title} · {account.person.printed_name} · {words.day(account.made_on)}",
        label=label if account.is_demonstration else "",
    )
    paper.facts(notes.heading(account))
    for caveat in account.caveats:
        paper.paragraph(caveat)
    return paper


def _component(paper: Paper, part: Part) -> None:
    status = part.status
    paper.heading(_("Component %(component)s") % {"component": part.component})
    paper.paragraph(status.sentence)
    paper.facts(notes.totals(part))
    for note in part.notes:
        paper.paragraph(note, style="muted")
    if part.rows:
        paper.table(head=_head(), rows=[_cells(row) for row in part.rows], widths=(5, 5.5, 4.5, 2.4, 2.6), numbers=(3,))
    else:
        paper.paragraph(_("No line on the ledger."))
    if part.reversed_rows:
        paper.paragraph(_("Lines that were taken back, and do not count:"))
        rows = [[row.title, row.activity, _figure(row.amount), row.note] for row in part.reversed_rows]
        head = [_("Requirement"), _("Activity"), _("Credits"), _("Why")]
        paper.table(head=head, rows=rows, widths=(5, 5, 2.4, 7), numbers=(2,))
    if status.missing:
        paper.paragraph(_("What is missing:"))
        paper.paragraph("\n".join(f"– {one.sentence}" for one in status.missing))
    if status.pending_lines:
        paper.paragraph(_("Pending, and not on the ledger yet:"))
        _open(paper, [(one, one.why) for one in status.pending_lines], _("Why it waits"))
    if status.shortest:
        paper.paragraph(_("The shortest way to the level, as far as activities are announced:"))
        _open(paper, [(one, one.unmet) for one in status.shortest], _("What is to be done"))


def _open(paper: Paper, rows: Sequence[tuple[Pending | Step, Sequence[str]]], why: str) -> None:
    paper.table(
        head=[_("For"), _("Activity, dates, place"), _("Credits"), _("Resolution"), why],
        rows=[
            [
                one.title,
                "\n".join([words.title(one.edition), words.dates(one.edition), words.place(one.edition)]),
                _figure(one.amount),
                one.resolution,
                "\n".join(reasons),
            ]
            for one, reasons in rows
        ],
        widths=(4, 5, 2.2, 2.6, 6),
        numbers=(2,),
    )


def _head() -> list[str]:
    return [_("Activity, dates, place"), _("For"), _("Results"), _("Credits"), _("Resolution")]


def _cells(row: Row) -> list[str]:
    time = (
        [_("contact time: %(hours)s") % {"hours": words.hours(row.line.contact_minutes)}]
        if row.line.contact_minutes
        else []
    )
    if row.line.workload_hours:
        time.append(_("workload: %(hours)s h") % {"hours": row.line.workload_hours})
    return [
        "\n".join([row.activity, row.dates, row.place, *time]),
        "\n".join(part for part in (row.title, row.asks, _entry(row)) if part),
        "\n".join(row.results),
        _figure(row.amount) + (f"\n{notes.ects(row)}" if row.line.ects else ""),
        row.line.resolution,
    ]


def _awards(paper: Paper, account: Account, *, always: bool = False) -> None:
    if not account.awards and not always:
        return
    paper.heading(_("Titles given by universities"))
    if not account.awards:
        paper.paragraph(_("No title of a university is on record."))
        return
    paper.table(
        head=[_("Title"), _("University"), _("Given on"), _("Decision")],
        rows=[
            [award.title, str(award.institution), words.day(award.awarded_on), award.decision.reference]
            for award in account.awards
        ],
        widths=(6, 5, 3, 4),
    )


def _sources(paper: Paper) -> None:
    paper.heading(_("How to read this"))
    for line in notes.how_to_read():
        paper.paragraph(line, style="muted")


def _annex(paper: Paper, account: Account) -> None:
    """Every fact behind every line: who recorded it, in which office, when, and from which source."""
    rows = [row for part in account.parts for row in (*part.rows, *part.reversed_rows)]
    if not rows:
        return
    paper.heading(_("Annex: the facts behind each line"))
    for row in rows:
        paper.paragraph(f"{_entry(row)} · {row.title} · {row.activity}")
        paper.table(
            head=[_("Day"), _("Fact"), _("Result"), _("Recorded by, on"), _("Source")],
            rows=[[f.day, f.what, f.how_much, f"{f.who}\n{f.when}", f.source] for f in row.evidence],
            widths=(3, 5.5, 3.5, 4.5, 5),
        )


def _entry(row: Row) -> str:
    return _("Entry %(number)s") % {"number": row.entry.pk}


def _figure(hundredths: int) -> str:
    return credits_api.amount(hundredths)
