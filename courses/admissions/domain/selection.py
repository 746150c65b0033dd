"""Who gets a place when more people apply than there are places. Pure: candidates and a rule in, an outcome out.

A reading of the rule orders all country turns; the first `capacity` of them are served, each by the next nominee of its
country. So no list of persons is ever frozen: when a place becomes free, the next turn in the same order gets it.
Exact for every rule without budget, group or joint nomination (proof: decision 0004); those go to `programme`.
Source: P-PG (2020) 10, P-PG/Training, item 5.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from courses.admissions.domain import why
from courses.admissions.domain.lots import ticket
from courses.admissions.domain.order import queues, turn_order, turns_of
from courses.admissions.domain.readings import READINGS, Turn
from courses.admissions.domain.rule import Candidate, Rule

__all__ = ["READINGS", "Candidate", "Outcome", "Rule", "Turn", "choose", "next_turn", "queues", "select", "ticket"]
EVERYONE, SORT, PROGRAMME = "everyone admitted", "sort of country turns", "integer programme"


class TooManyFixed(ValueError):
    """More people hold places than there are."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """selected: ids, those who hold a place first, then in the order of turns. reasons: code and values per candidate.

    objective: [selected, countries, Pompidou Group countries, Pompidou Group participants, sum of squares].
    cutoff: the last turn served when another was not. turns: every turn that could be served, in the published order.
    method: EVERYONE, SORT or PROGRAMME; transcript: what the programme proved, stage by stage.
    """

    selected: list[str]
    objective: list[int]
    why: Callable[[], dict[str, dict[str, Any]]] = field(repr=False, compare=False)
    cutoff: Turn | None = None
    turns: list[Turn] = field(default_factory=list)
    method: str = SORT
    transcript: list[dict[str, Any]] = field(default_factory=list)

    @cached_property
    def reasons(self) -> dict[str, dict[str, Any]]:
        return self.why()

    @property
    def countries(self) -> int:
        return self.objective[1]


def objective_of(chosen: Iterable[Candidate]) -> list[int]:
    held: Counter[tuple[str, bool]] = Counter((candidate.country, candidate.is_pg) for candidate in chosen)
    return [
        sum(held.values()),
        len(held),
        sum(is_pg for _, is_pg in held),
        sum(count for (_, is_pg), count in held.items() if is_pg),
        sum(count * count for count in held.values()),
    ]


def select(candidates: Sequence[Candidate], *, capacity: int, reading: str, seed: str) -> Outcome:
    """The rule without any parameter but the reading."""
    return choose(candidates, rule=Rule(capacity=capacity, reading=reading), seed=seed)


def choose(candidates: Sequence[Candidate], *, rule: Rule, seed: str, fixed: Collection[str] = frozenset()) -> Outcome:
    """Fill the places by the sort. fixed: ids that hold a place (confirmed, or offered and not yet answered).

    With no more candidates than places everybody is taken and nothing is ranked: no cap stands, no lot is drawn.
    """
    if len(fixed) > rule.capacity:
        raise TooManyFixed
    if len(candidates) <= rule.capacity:
        return _everyone(candidates, fixed)
    holders = [candidate for candidate in candidates if candidate.id in fixed]
    held = Counter(candidate.country for candidate in holders)
    queued = queues(
        (candidate for candidate in candidates if candidate.id not in fixed), seed=seed, criteria=rule.inside_country
    )
    cap = rule.cap(len(candidates))
    order = turns_of(queued, held=held, cap=cap)
    turns = turn_order(order, reading=rule.reading, seed=seed, served_last=rule.served_last)
    free = rule.capacity - len(holders)
    served = turns[:free]
    chosen = [queued[turn.country][turn.number - held[turn.country] - 1] for turn in served]
    taken = sorted(holders, key=lambda c: c.id) + chosen
    waiting = why.Waiting(queues=queued, held=held, turns=turns, free=free, cap=cap, rule=rule)
    return Outcome(
        selected=[candidate.id for candidate in taken],
        why=lambda: why.holding(holders) | why.of_queues(waiting),
        objective=objective_of(taken),
        cutoff=served[-1] if served and len(turns) > free else None,
        turns=turns,
    )


def _everyone(candidates: Sequence[Candidate], fixed: Collection[str]) -> Outcome:
    ordered = sorted(candidates, key=lambda c: (c.id not in fixed, c.country, c.id))
    return Outcome(
        selected=[candidate.id for candidate in ordered],
        why=lambda: {c.id: why.everyone(c, holds=c.id in fixed) for c in ordered},
        objective=objective_of(ordered),
        method=EVERYONE,
    )


def next_turn(
    waiting: Iterable[Candidate], *, held: Mapping[str, int], rule: Rule, seed: str, cap: int | None = None
) -> Candidate | None:
    """The heir of a place that became free: the candidate of the first turn not yet served.

    held: places held now, by country. cap: the per-country cap, if it stood when the run was sealed. The next nominee
    of the same country comes first wherever its turn did, which is what solving again would give (decision 0004).
    """
    queued = queues(waiting, seed=seed, criteria=rule.inside_country)
    nearest = {country: queue[:1] for country, queue in queued.items()}
    open_turns = turns_of(nearest, held=held, cap=cap)
    turns = turn_order(open_turns, reading=rule.reading, seed=seed, served_last=rule.served_last)
    return queued[turns[0].country][0] if turns else None
