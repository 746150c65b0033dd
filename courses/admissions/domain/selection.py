"""Who gets a place when more people apply than there are places. Pure: a case in, an outcome with reasons out.

Every country has numbered *country turns*: its 1st, 2nd, ... place. A reading of the rule orders all turns; the first
`capacity` of them are served, each by the next nominee of its country. So no list of persons is ever frozen: when a
place becomes free, the next turn in the same order gets it.
Source: P-PG (2020) 10, Executive Training, item 5. Readings and proofs: decision 0004.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

Key = tuple[int, int, str]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An eligible application, one per person. rank: the nominating authority's order; None stands after all ranks."""

    id: str
    country: str
    is_pg: bool
    rank: int | None = None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A country's numbered claim: its `number`-th place."""

    country: str
    number: int
    is_pg: bool


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """selected: ids in the order of turns. reasons: a code and its values per candidate. objective: the five counts
    [selected, countries, Pompidou Group countries, Pompidou Group participants, sum of squares]."""

    selected: list[str]
    reasons: dict[str, dict[str, object]]
    objective: list[int]
    cutoff: Turn | None = None
    turns: list[Turn] = field(default_factory=list)

    @property
    def countries(self) -> int:
        return self.objective[1]


def ticket(seed: str, *what: object) -> str:
    """A lot that anyone can draw again: SHA-256 over the public seed and what the lot is for; the smaller wins."""
    return sha256("|".join(["pgtrain-lottery-v1", seed, *map(str, what)]).encode()).hexdigest()


def _countries_first(turn: Turn) -> tuple[int, int]:
    if turn.number == 1:
        return (0 if turn.is_pg else 1), 0
    return (2 if turn.is_pg else 3), turn.number


def _round_by_round(turn: Turn) -> tuple[int, int]:
    return turn.number, 0 if turn.is_pg else 1


def _members_first(turn: Turn) -> tuple[int, int]:
    return (0 if turn.is_pg else 1), turn.number


# A and A_countries_first are one rule as long as no budget is in play.
READINGS: Mapping[str, Callable[[Turn], tuple[int, int]]] = {
    "A": _countries_first,
    "A_even": _round_by_round,
    "A_countries_first": _countries_first,
    "B": _members_first,
}


def queues(candidates: Iterable[Candidate], *, seed: str) -> dict[str, list[Candidate]]:
    """Each country's own order: rank of the nominating authority, then lot."""
    by_country: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_country[candidate.country].append(candidate)
    for queue in by_country.values():
        queue.sort(key=lambda c: (c.rank is None, c.rank or 0, ticket(seed, "person", c.id)))
    return dict(by_country)


def _key(reading: str, seed: str) -> Callable[[Turn], Key]:
    order = READINGS[reading]

    def key(turn: Turn) -> Key:
        return *order(turn), ticket(seed, "seat", turn.country, turn.number)

    return key


def turn_order(by_country: Mapping[str, Sequence[Candidate]], *, reading: str, seed: str) -> list[Turn]:
    """Every country turn there is, in the published order."""
    turns = [
        Turn(country=country, number=number, is_pg=queue[0].is_pg)
        for country, queue in by_country.items()
        for number in range(1, len(queue) + 1)
    ]
    return sorted(turns, key=_key(reading, seed))


def select(candidates: Sequence[Candidate], *, capacity: int, reading: str, seed: str) -> Outcome:
    """Fill the places. With no more candidates than places everybody is taken and no order is needed."""
    by_country = queues(candidates, seed=seed)
    turns = turn_order(by_country, reading=reading, seed=seed)
    served, cutoff = turns[:capacity], turns[capacity - 1] if len(turns) > capacity else None
    selected = [by_country[turn.country][turn.number - 1].id for turn in served]
    reasons = {
        by_country[turn.country][turn.number - 1].id: _reason(turn, cutoff, reading, served=position < capacity)
        for position, turn in enumerate(turns)
    }
    return Outcome(selected=selected, reasons=reasons, objective=_objective(served), cutoff=cutoff, turns=turns)


def next_turn(waiting: Iterable[Candidate], *, held: Mapping[str, int], reading: str, seed: str) -> Candidate | None:
    """Who gets a place that became free: the candidate of the first turn not yet served.

    held: places held now, by country. The next nominee of the same country comes first wherever its turn did, which
    is what solving again from scratch would give (decision 0004).
    """
    by_country = queues(waiting, seed=seed)
    turns = [
        Turn(country=country, number=held.get(country, 0) + 1, is_pg=queue[0].is_pg)
        for country, queue in by_country.items()
    ]
    if not turns:
        return None
    return by_country[min(turns, key=_key(reading, seed)).country][0]


def _objective(served: Collection[Turn]) -> list[int]:
    held: dict[str, int] = defaultdict(int)
    members = {turn.country for turn in served if turn.is_pg}
    for turn in served:
        held[turn.country] += 1
    return [
        len(served),
        len(held),
        len(members),
        sum(turn.is_pg for turn in served),
        sum(count * count for count in held.values()),
    ]


def _reason(turn: Turn, cutoff: Turn | None, reading: str, *, served: bool) -> dict[str, object]:
    said: dict[str, object] = {"country": turn.country, "turn": turn.number}
    if cutoff is None:
        return {"code": "EVERYONE_ADMITTED", **said}
    said |= {"last_country": cutoff.country, "last_turn": cutoff.number}
    return {"code": _code_of_served(turn) if served else _code_of_waiting(turn, cutoff, reading), **said}


def _code_of_served(turn: Turn) -> str:
    if turn.number == 1:
        return "FIRST_TURN_PG" if turn.is_pg else "FIRST_TURN_OTHER"
    return "FURTHER_TURN_PG" if turn.is_pg else "FURTHER_TURN_OTHER"


def _code_of_waiting(turn: Turn, cutoff: Turn, reading: str) -> str:
    order = READINGS[reading]
    if order(turn) == order(cutoff):
        return "LOTTERY"
    if turn.number > 1 and cutoff.number == 1:
        return "OTHERS_FIRST_TURNS_CAME_FIRST"
    if cutoff.is_pg and not turn.is_pg:
        return "PG_PRIORITY"
    return "COUNTRY_ALREADY_HAS_MORE_PLACES"
