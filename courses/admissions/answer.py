"""One page for the Permanent Correspondent and the ministry of a country that ask why. Always one page.

However many nominees a country has, the numbers speak of all of them; the list begins with those who hold a place and
ends where the page does, with how many others there are. Nobody is named: a ticket and the country's own order say who
is meant to whoever nominated, and nothing to anybody else.
"""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.lib.bilingual import beside
from academy.lib.paper import Paper
from academy.people.api import Country
from courses.admissions import queries
from courses.admissions.country_words import sentence_of_nominee
from courses.admissions.domain import case as cases
from courses.admissions.domain import offers
from courses.admissions.models import Application, Place, PlaceEvent, SelectionRun
from courses.admissions.place_words import reason_name
from courses.admissions.record import facts_of, paper_of, rows_of

# More lines than these have never fitted beside the facts; fewer are tried until the page holds them.
MOST_LINES = 18


class Standing(IntEnum):
    """How a nominee stands, in the order of the list."""

    CONFIRMED = 1
    OFFERED = 2
    SELECTED = 3
    WAITING = 4
    GIVEN_BACK = 5
    NOT_CONSIDERED = 6


def _names() -> dict[Standing, str]:
    return {
        Standing.CONFIRMED: _("place confirmed"),
        Standing.OFFERED: _("place offered"),
        Standing.SELECTED: _("selected"),
        Standing.WAITING: _("waits for a place"),
        Standing.GIVEN_BACK: _("place given back"),
        Standing.NOT_CONSIDERED: _("not considered"),
    }


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """One line of the answer."""

    application: Application
    standing: Standing
    reason: str

    def cells(self) -> list[str]:
        rank = self.application.national_rank
        return [
            "–" if rank is None else str(rank),
            str(self.application.ticket),
            _names()[self.standing],
            self.reason,
        ]


def of_country(run: SelectionRun, *, country: Country, language: str) -> bytes:
    """A PDF of one page: the rule, what it gave this country in numbers, and each nominee's reason as far as they fit.

    language: "fr" or "en". Source: P-PG (2020) 10, P-PG/Training, item 5.
    """
    with translation.override(language):
        nominees = _nominees(run, country)
        for lines in range(min(len(nominees), MOST_LINES), 0, -1):
            paper = _drawn(run, country, nominees, language=language, lines=lines)
            content = paper.pdf()
            if paper.pages == 1:
                return content
        return _drawn(run, country, nominees, language=language, lines=0).pdf()


def _drawn(run: SelectionRun, country: Country, nominees: list[Nominee], *, language: str, lines: int) -> Paper:
    paper = paper_of(run, language, title=_("Answer on the selection: %s") % country)
    paper.paragraph(_("To the Permanent Correspondent and the authorities: %s") % country, style="muted")
    paper.paragraph(_in_numbers(nominees))
    paper.facts(facts_of(run, brief=True))
    paper.heading(_("Nominees of the country: %s") % country)
    if lines:
        paper.table(
            head=[_("Your order"), _("Ticket"), _("State"), _("Reason")],
            rows=[one.cells() for one in nominees[:lines]],
            widths=[1.5, 3.6, 2.2, 6.2],
        )
    _others(paper, nominees[lines:])
    paper.paragraph(
        _(
            "Each applicant was told the same reason. "
            "The Secretariat gives you the file with which anybody can check it."
        )
    )
    return paper


def _in_numbers(nominees: list[Nominee]) -> str:
    """ "Your country has 40 applications in this selection (place confirmed: 1).": of all, listed or not."""
    count = Counter(one.standing for one in nominees)
    words = ngettext(
        "Your country has %(all)s application in this selection",
        "Your country has %(all)s applications in this selection",
        len(nominees),
    ) % {"all": len(nominees)}
    said = [beside(_names()[one], str(count[one])) for one in sorted(count)]
    return f"{words} ({', '.join(said)})." if said else f"{words}."


def _others(paper: Paper, rest: list[Nominee]) -> None:
    if not rest:
        return
    words = ngettext(
        "And %(count)s other, in the same order; the Secretariat gives its reason on request.",
        "And %(count)s others, in the same order; the Secretariat gives each one’s reason on request.",
        len(rest),
    )
    paper.paragraph(words % {"count": len(rest)})


def _nominees(run: SelectionRun, country: Country) -> list[Nominee]:
    """By place state, then in the country's own order."""
    rows = [row for row in rows_of(run) if row.country_id == country.iso2]
    final, reasons, events = set(queries.final_selection(run)), queries.reasons_of(run), queries.events_of_each(rows)
    pool = {candidate.id for candidate in cases.of_document(run.case).candidates}
    found = []
    for row in rows:
        ticket, happened = str(row.ticket), events.get(row.pk, [])
        standing = _standing(row, happened, is_final=ticket in final, is_considered=ticket in pool)
        found.append(Nominee(application=row, standing=standing, reason=_reason(reasons[ticket], happened)))
    last = 10**6
    return sorted(found, key=lambda one: (one.standing, one.application.national_rank or last, one.application.pk))


def _standing(row: Application, events: list[PlaceEvent], *, is_final: bool, is_considered: bool) -> Standing:
    place = getattr(row, "place", None)
    if place is not None:
        return Standing.CONFIRMED if place.state == Place.State.CONFIRMED else Standing.OFFERED
    if events and events[0].event in offers.RELEASES:
        return Standing.GIVEN_BACK
    if row.state != Application.State.SUBMITTED or row.screening != Application.Screening.ELIGIBLE:
        return Standing.NOT_CONSIDERED
    if is_final:
        return Standing.SELECTED
    return Standing.WAITING if is_considered else Standing.NOT_CONSIDERED


def _reason(sealed: dict[str, object], events: list[PlaceEvent]) -> str:
    """How an heir came to the place, else what was sealed or decided."""
    offered = next((one for one in events if one.event == offers.OFFERED), None)
    if offered and offered.reason not in ("", offers.SELECTED):
        return reason_name(offered.reason)
    return sentence_of_nominee(sealed)
