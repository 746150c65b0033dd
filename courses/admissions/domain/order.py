"""The two orders of a selection: of nominees inside a country, and of country turns between countries. Pure.

Lots are drawn only where an order leaves equals.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from courses.admissions.domain.lots import ticket
from courses.admissions.domain.readings import READINGS, Level, Turn
from courses.admissions.domain.rule import CRITERIA, Candidate

T = TypeVar("T")
NONE_LAST = 10**13


def by_country(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        found[candidate.country].append(candidate)
    return dict(found)


def queues(
    candidates: Iterable[Candidate], *, seed: str, criteria: Sequence[str] = CRITERIA
) -> dict[str, list[Candidate]]:
    """Each country's own order: rank of the nominating authority, merit, first-time participants, lot."""
    measures = [_MEASURES[criterion] for criterion in criteria]

    def own(candidate: Candidate) -> tuple[int, ...]:
        return tuple(measure(candidate) for measure in measures)

    return {
        country: _with_lots(nominees, key=own, lot=lambda c: ticket(seed, "person", c.id))
        for country, nominees in by_country(candidates).items()
    }


_MEASURES: Mapping[str, Callable[[Candidate], int]] = {
    "national_rank": lambda c: NONE_LAST if c.rank is None else c.rank,
    "merit": lambda c: NONE_LAST if c.merit is None else -c.merit,
    "first_time": lambda c: 0 if c.is_first_time else 1,
}


def _with_lots(rows: Iterable[T], *, key: Callable[[T], tuple[int, ...]], lot: Callable[[T], str]) -> list[T]:
    ordered: list[T] = []
    for _, equal in groupby(sorted(rows, key=key), key=key):
        group = list(equal)
        ordered += group if len(group) == 1 else sorted(group, key=lot)
    return ordered


def turns_of(queued: Mapping[str, Sequence[Candidate]], *, held: Mapping[str, int], cap: int | None) -> Iterator[Turn]:
    """The turns that can still be served: after the places a country holds, up to its nominees and its cap."""
    for country, queue in queued.items():
        first, is_pg = held.get(country, 0) + 1, queue[0].is_pg
        last = first + len(queue) - 1
        for number in range(first, last + 1 if cap is None else min(last, cap) + 1):
            yield Turn(country, number, is_pg)


def turn_order(
    turns: Iterable[Turn], *, reading: str, seed: str, served_last: frozenset[str] = frozenset()
) -> list[Turn]:
    """The published order: level of the reading, countries not served last time, lot per country turn."""
    levels: dict[Level, list[Turn]] = defaultdict(list)
    of = READINGS[reading]
    for turn in turns:
        levels[of(turn.is_pg, turn.number)].append(turn)

    def equal_claims(turn: Turn) -> tuple[bool, str]:
        return turn.country in served_last, ticket(seed, "seat", turn.country, turn.number)

    return [turn for level in sorted(levels) for turn in sorted(levels[level], key=equal_claims)]
