"""The minutes of a sitting: who was there, what was decided by whose votes, what was said, two signatures."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from academy.governance import board_queries
from academy.governance.models import RulesOfProcedure, Sitting
from academy.governance.papers.parts import author, demonstration, represented, write_interests, write_votes
from academy.governance.reading import topics_of
from academy.governance.vote_refusals import moment
from academy.governance.words import chair_words, decided_words, phase_words, rules_words
from academy.lib.bilingual import apart, beside, in_language
from academy.lib.paper import Paper


def minutes_of(sitting: Sitting, *, language: str) -> bytes:
    """The PDF, in `language`, which is also the active one."""
    paper = Paper(
        title=_("Minutes of sitting %s of the Governing Board") % sitting.number,
        reference=_("Minutes, sitting %s") % sitting.number,
        language=language,
        author=author(),
        label=demonstration(is_demonstration=sitting.is_demonstration),
    )
    rules = board_queries.rules_of(sitting, on=timezone.localdate(sitting.opened_at or sitting.opens_at))
    paper.facts(_facts(sitting, rules))
    _attendance(paper, sitting)
    _resolutions(paper, sitting)
    paper.heading(_("What was said"))
    paper.paragraph(in_language(sitting, "minutes", language) or _("Nothing has been noted."))
    paper.signatures([(_("Who presided"), _chair_name(sitting, rules)), (_("Secretariat"), "")])
    return paper.pdf()


def _facts(sitting: Sitting, rules: RulesOfProcedure | None) -> list[tuple[str, str]]:
    facts = [
        (_("How the Board decided"), str(sitting.get_procedure_display())),
        (_("Place"), sitting.place or "–"),
        (_("Begins"), moment(sitting.opens_at)),
        (_("Ends"), moment(sitting.closes_at)),
        (_("Vote opened"), moment(sitting.opened_at) if sitting.opened_at else "–"),
    ]
    if rules:
        facts += [(_("Rules of procedure"), rules_words(rules)), (_("Who presides"), chair_words(rules))]
    return facts


def _attendance(paper: Paper, sitting: Sitting) -> None:
    paper.heading(pgettext("heads a list of people", "Present"))
    rows = [
        [str(one.seat), represented(one), _("deputy") if one.is_deputy else _("holder")]
        for one in board_queries.present_at(sitting)
    ]
    if rows:
        paper.table(head=[_("Seat"), _("Name"), _("As")], rows=rows, widths=[4, 4, 1.6])
    else:
        paper.paragraph(_("Nobody has been noted as present."))


def _resolutions(paper: Paper, sitting: Sitting) -> None:
    today = timezone.localdate()
    for one in board_queries.resolutions().filter(sitting=sitting).order_by("tabled_at", "pk"):
        paper.heading(beside(f"{_('Resolution')} {one.number}", in_language(one, "title")))
        if topics := topics_of(one):
            paper.paragraph(beside(_("Topics of the year"), apart(topics)))
        counted = board_queries.count(one, on=today)
        if one.decided_at and counted.result:
            paper.paragraph(decided_words(one.state, counted.result))
        else:
            paper.paragraph(phase_words(board_queries.phase_of(one, on=today)))
        write_interests(paper, one)
        write_votes(paper, one)


def _chair_name(sitting: Sitting, rules: RulesOfProcedure | None) -> str:
    if rules is None or rules.chair is None:
        return ""
    there = [one.who for one in board_queries.present_at(sitting) if one.seat_id == rules.chair_id]
    return ", ".join(there)
