"""What both papers say in the same words: who speaks, votes by name, declarations."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from academy.governance import board_queries
from academy.governance.models import Resolution, SeatHolding
from academy.governance.vote_refusals import moment
from academy.lib.bilingual import in_language
from academy.lib.paper import Paper


def author() -> str:
    return _("International Drug Policy Academy – Pompidou Group, Council of Europe")


def demonstration(*, is_demonstration: bool) -> str:
    return _("Demonstration: people, values and acts are invented.") if is_demonstration else ""


def credits_words(hundredths: int) -> str:
    """ "6.00" in English, "6,00" in French."""
    return str(number_format(hundredths / 100, decimal_pos=2))


def represented(holding: SeatHolding) -> str:
    """The holder's name, with the institution that it stands for."""
    name = holding.who
    return f"{name}, {in_language(holding.institution, 'name')}" if holding.institution else name


def write_votes(paper: Paper, resolution: Resolution) -> None:
    """Each vote by name with its time; who has not voted is not invented."""
    votes = resolution.votes.select_related("seat", "holding__person", "holding__institution")
    votes = votes.order_by("-seat__kind", "seat__number")
    rows = [
        [
            str(vote.seat),
            represented(vote.holding) + (f" ({_('deputy')})" if vote.holding.is_deputy else ""),
            vote.get_choice_display(),
            moment(vote.cast_at),
        ]
        for vote in votes
    ]
    if rows:
        paper.table(head=[_("Seat"), _("Name"), _("Vote"), _("Voted at")], rows=rows, widths=[3.2, 3, 1.6, 2.6])
    else:
        paper.paragraph(_("Nobody has voted."))


def write_interests(paper: Paper, resolution: Resolution) -> None:
    for one in board_queries.interests_of(resolution):
        how = _("recuses itself: does not vote, does not count as present") if one.recuses else _("votes nevertheless")
        paper.paragraph(f"{one.seat}, {one.holding.who} ({moment(one.declared_at)}): {one.text} – {how}.")
