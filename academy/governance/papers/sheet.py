"""The decision sheet: one resolution, what it sets, who voted how, by which rules, what follows."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance import board_queries, carrying
from academy.governance.models import Decision, Proposal, Resolution
from academy.governance.papers.content import period, write_content
from academy.governance.papers.parts import author, demonstration, write_interests, write_votes
from academy.governance.vote_refusals import moment
from academy.governance.words import chair_words, phase_words, result_words, rules_words
from academy.lib.bilingual import in_language
from academy.lib.dates import date_format
from academy.lib.paper import Paper


def decision_sheet(resolution: Resolution, *, language: str) -> bytes:
    """The PDF, in `language`, which is also the active one; the Board's text in both languages."""
    paper = Paper(
        title=_("Resolution %s of the Governing Board") % resolution.number,
        subtitle=in_language(resolution, "title", language),
        reference=_("Decision sheet, resolution %s") % resolution.number,
        language=language,
        author=author(),
        label=demonstration(is_demonstration=resolution.is_demonstration),
    )
    paper.facts(_facts(resolution))
    _text(paper, resolution)
    write_content(paper, resolution)
    _considered(paper, resolution)
    _proposals(paper, resolution)
    _votes(paper, resolution)
    _law(paper)
    return paper.pdf()


def _facts(resolution: Resolution) -> list[tuple[str, str]]:
    today = timezone.localdate()
    facts = [
        (_("State"), phase_words(board_queries.phase_of(resolution, on=today))),
        (_("Sitting"), _sitting(resolution)),
        (_("Decided on"), moment(resolution.decided_at) if resolution.decided_at else "–"),
        (_("Governs"), period(resolution)),
        (_("In force"), _in_force(resolution)),
        (_("List of topics and activities"), _endorsement(resolution)),
        (_("People already enrolled"), str(resolution.get_transition_display())),
    ]
    if resolution.supersedes:
        facts.append((_("Supersedes"), resolution.supersedes.number))
    replacing = [one for one, first in board_queries.replacing(resolution) if first]
    if replacing:
        facts.append((_("Superseded by"), board_queries.numbers_of(replacing)))
    if resolution.answer_days:
        days = ngettext("within %(days)s day", "within %(days)s days", resolution.answer_days)
        facts.append((_("Answer to a contested entry"), days % {"days": resolution.answer_days}))
    return facts


def _sitting(resolution: Resolution) -> str:
    sitting = resolution.sitting
    if sitting is None:
        return "–"
    return ", ".join(part for part in (sitting.number, sitting.get_procedure_display(), sitting.place) if part)


def _in_force(resolution: Resolution) -> str:
    start = board_queries.effect_of(resolution)
    if start is None:
        return _("from %s at the earliest") % date_format(resolution.in_force_from)
    if resolution.in_force_to:
        return _("%(from)s to %(until)s") % {"from": date_format(start), "until": date_format(resolution.in_force_to)}
    return _("from %s") % date_format(start)


def _endorsement(resolution: Resolution) -> str:
    if not resolution.designated_activities.all():
        return _("none; credit values need no endorsement")
    decision: Decision | None = resolution.endorsement
    if decision is None:
        return _("not endorsed yet by the Permanent Correspondents; credit values need no endorsement")
    words = _("endorsed by the Permanent Correspondents: %(meeting)s, %(day)s, %(document)s; lapses after %(last)s")
    earlier = carrying.rests_on(resolution)
    if earlier:
        words += " " + _(
            "(given for the list of %(number)s, to whose activities, topics and days this one adds nothing)"
        )
    return words % {
        "number": earlier.number if earlier else "",
        "meeting": decision.meeting,
        "day": date_format(decision.decided_on),
        "document": decision.document or decision.reference,
        "last": date_format(resolution.applies_to),
    }


def _text(paper: Paper, resolution: Resolution) -> None:
    for language, heading in (("fr", "Français"), ("en", "English")):
        paper.heading(heading)
        paper.paragraph(in_language(resolution, "title", language))
        paper.paragraph(in_language(resolution, "text", language))


def _considered(paper: Paper, resolution: Resolution) -> None:
    words = in_language(resolution, "considered")
    if words:
        paper.heading(_("How evaluations, conclusions and participants’ needs were taken into account"))
        paper.paragraph(words)


def _proposals(paper: Paper, resolution: Resolution) -> None:
    attached = list(resolution.proposals.select_related("mandate", "country"))
    if attached:
        paper.heading(_("Proposals taken up"))
        head = [_("Proposal"), _("From"), _("Mandate"), _("How it was reached")]
        rows = [[one.title, _from(one), one.mandate.code, one.reached_by or "–"] for one in attached]
        paper.table(head=head, rows=rows, widths=[4, 3, 1.8, 3])


def _from(one: Proposal) -> str:
    place = ", ".join(part for part in (one.venue, date_format(one.starts_on) if one.starts_on else "") if part)
    words = [str(one.get_kind_display()), str(one.country) if one.country else "", place]
    return ", ".join(word for word in words if word)


def _votes(paper: Paper, resolution: Resolution) -> None:
    counted = board_queries.count(resolution, on=timezone.localdate())
    paper.heading(_("Votes"))
    write_votes(paper, resolution)
    if resolution.decided_at and counted.result:
        paper.paragraph(result_words(counted.result))
    if counted.rules:
        paper.paragraph(f"{rules_words(counted.rules)} {chair_words(counted.rules)}", style="muted")
    if board_queries.interests_of(resolution).exists():
        paper.heading(_("Declarations of interest"))
        write_interests(paper, resolution)


def _law(paper: Paper) -> None:
    paper.paragraph(
        _(
            "The Governing Board designates the activities, the value of credits and the levels required "
            "(P-PG (2020) 10, P-PG/Academy, items 7 and 9); topics and activities are identified each year by the "
            "Board and endorsed by the Permanent Correspondents (item 6). Where the text leaves a value open, it is "
            "the Board’s."
        ),
        style="muted",
    )
