"""Two simulations side by side, on one scale."""

import heapq
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from academy.lib import charts
from academy.people.api import Person, User
from academy.portal.simulation import sentences
from academy.portal.simulation.queries.figures import Found, countries_of, found, pairs
from academy.portal.simulation.queries.people import may_read_names, opaque, small_components
from courses.catalogue.api import Edition
from credits import api as credits_api
from credits.api import Contrast, Simulation

MOST_ROWS = 100


@dataclass(frozen=True, kw_only=True)
class ContrastRow:
    who: str
    edition: Edition | None
    one: Contrast

    @property
    def difference(self) -> str:
        return sentences.signed(self.one.second - self.one.first)


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """people: for how many the two differ. rows: the greatest differences first, at most MOST_ROWS."""

    first: Found
    second: Found
    people: int
    rows: list[ContrastRow]
    left_out: int


def side_by_side(first: Simulation, second: Simulation, *, user: User) -> SideBySide:
    """Both with one scale for their pictures, and the people for whom they differ."""
    in_full = may_read_names(user)
    counts = [pairs(countries_of(one.summary, in_full=in_full), one.summary) for one in (first, second)]
    longest = charts.greatest(pair for side in counts for _label, pair in side)
    left_out = set() if in_full else small_components(first) | small_components(second)
    people, total, greatest = _greatest_contrasts(first, second, without=left_out)
    return SideBySide(
        first=found(first, user=user, longest=longest),
        second=found(second, user=user, longest=longest),
        people=people,
        rows=_contrast_rows(greatest, simulation=first, user=user),
        left_out=total - len(greatest),
    )


def _greatest_contrasts(
    first: Simulation, second: Simulation, *, without: Container[str]
) -> tuple[int, int, list[Contrast]]:
    """How many people, how many lines, and the lines with the greatest differences; memory does not grow.

    without: components whose lines are counted among the people and not shown.
    """
    people = total = 0
    last: UUID | None = None
    kept: list[tuple[int, int, Contrast]] = []
    for one in credits_api.contrasts(first, second):  # sorted by person
        people += one.person_uid != last
        last = one.person_uid
        if one.component in without:
            continue
        total += 1
        row = (abs(one.second - one.first), -total, one)
        if len(kept) < MOST_ROWS:
            heapq.heappush(kept, row)
        else:
            heapq.heappushpop(kept, row)
    return people, total, [one for _size, _place, one in sorted(kept, key=lambda row: row[:2], reverse=True)]


def _contrast_rows(contrasts: Sequence[Contrast], *, simulation: Simulation, user: User) -> list[ContrastRow]:
    editions = Edition.objects.in_bulk([one.edition for one in contrasts])
    names = _names([one.person_uid for one in contrasts]) if may_read_names(user) else {}
    return [
        ContrastRow(
            who=names.get(one.person_uid) or opaque(simulation, one.person_uid),
            edition=editions.get(one.edition),
            one=one,
        )
        for one in contrasts
    ]


def _names(uids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Person.objects.filter(uid__in=set(uids)).values_list("uid", "printed_name"))
