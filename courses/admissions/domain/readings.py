"""The readings of the sentence on countries and members: how each orders the country turns. Pure.

Every country has numbered *country turns*: its 1st, 2nd, ... place. The key of a turn depends on the country and its
number alone, never on the person who stands there; the heir rule rests on that (decision 0004).
Source: P-PG (2020) 10, P-PG/Training, item 5.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Turn(NamedTuple):
    """A country's numbered claim: its `number`-th place."""

    country: str
    number: int
    is_pg: bool


Level = tuple[int, int]


def _countries_first(is_pg: bool, number: int) -> Level:
    if number == 1:
        return (0 if is_pg else 1), 0
    return (2 if is_pg else 3), number


def _round_by_round(is_pg: bool, number: int) -> Level:
    return number, 0 if is_pg else 1


def _members_first(is_pg: bool, number: int) -> Level:
    return (0 if is_pg else 1), number


# A and A_countries_first order the turns alike; they part where a budget or a quota leaves places empty.
READINGS: Mapping[str, Callable[[bool, int], Level]] = {
    "A": _countries_first,
    "A_even": _round_by_round,
    "A_countries_first": _countries_first,
    "B": _members_first,
}

PLACES, COUNTRIES, PG_COUNTRIES, PG_PEOPLE, SQUARES = range(5)
# What a reading maximises, the first first, as positions in the objective vector (the squares are minimised).
PURPOSES: Mapping[str, tuple[int, ...]] = {
    "A": (PLACES, COUNTRIES, PG_COUNTRIES, PG_PEOPLE, SQUARES),
    "A_even": (PLACES, COUNTRIES, PG_COUNTRIES, SQUARES, PG_PEOPLE),
    "A_countries_first": (COUNTRIES, PLACES, PG_COUNTRIES, PG_PEOPLE, SQUARES),
    "B": (PLACES, PG_PEOPLE, PG_COUNTRIES, COUNTRIES, SQUARES),
}


def level(turn: Turn, reading: str) -> Level:
    return READINGS[reading](turn.is_pg, turn.number)


def worth(objective: list[int], reading: str) -> tuple[int, ...]:
    """The vector in the order in which the reading compares it; greater is better."""
    return tuple(-objective[i] if i == SQUARES else objective[i] for i in PURPOSES[reading])
