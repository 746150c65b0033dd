"""The selection as an integer programme, for rules in which the sort is not proved exact. Pure; solved by HiGHS.

One stage per purpose of the reading, each kept before the next is asked (one weighted sum loses the low purposes in the
solver's tolerance); then the own order of every country; then, among what is still equal, the applications in the
published order of country turns: each is taken if the best remains possible. So the result is unique, and no
property of the solver. Where no side constraint binds it is the result of the sort.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from courses.admissions.domain import conditions
from courses.admissions.domain.conditions import Given
from courses.admissions.domain.order import queues, turn_order, turns_of
from courses.admissions.domain.readings import COUNTRIES, PG_COUNTRIES, PG_PEOPLE, PLACES, PURPOSES, SQUARES
from courses.admissions.domain.rule import Candidate, Rule
from courses.admissions.domain.solver import NoSolution, Solver

BLOCK = 16  # applications decided by one solve of the tie-break; weights up to 2**16 stay far above any tolerance
NAMES = {
    PLACES: "places",
    COUNTRIES: "countries",
    PG_COUNTRIES: "Pompidou Group countries",
    PG_PEOPLE: "Pompidou Group participants",
    SQUARES: "sum of squares",
}


class CannotBeMet(ValueError):
    """The conditions exclude each other. gives: what would have to give way, the least there is (see `conditions`).

    relaxation: the same in the words of a case.
    """

    def __init__(self, gives: list[Given]) -> None:
        self.gives, self.relaxation = gives, [conditions.in_case_words(one) for one in gives]
        super().__init__("; ".join(self.relaxation))


@dataclass(frozen=True, kw_only=True)
class Pool:
    """In the order of the tie-break. position: 1, 2, ... in the own country, among those who hold no place."""

    candidates: Sequence[Candidate]
    position: Mapping[str, int]
    fixed: frozenset[str]
    rule: Rule
    cap: int | None


def pool_of(candidates: Sequence[Candidate], *, rule: Rule, seed: str, fixed: Collection[str]) -> Pool:
    holders = sorted((c for c in candidates if c.id in fixed), key=lambda c: c.id)
    held = Counter(c.country for c in holders)
    queued = queues((c for c in candidates if c.id not in fixed), seed=seed, criteria=rule.inside_country)
    turns = turn_order(
        turns_of(queued, held=held, cap=None), reading=rule.reading, seed=seed, served_last=rule.served_last
    )
    ordered = [queued[turn.country][turn.number - held[turn.country] - 1] for turn in turns]
    return Pool(
        candidates=holders + ordered,
        position={c.id: i for queue in queued.values() for i, c in enumerate(queue, start=1)},
        fixed=frozenset(fixed),
        rule=rule,
        cap=rule.cap(len(candidates)),
    )


def keeps(chosen: Sequence[Candidate], pool: Sequence[Candidate], rule: Rule) -> bool:
    """Whether a selection keeps budget, groups and joint nominations, in exact numbers."""
    if rule.budget is not None and sum(c.grant for c in chosen) > rule.budget:
        return False
    for group in rule.groups:
        there = sum(map(group.holds, chosen))
        if there < min(group.least or 0, sum(map(group.holds, pool))) or (
            group.most is not None and there > group.most
        ):
            return False
    ids = {c.id for c in chosen}
    return all(len(joint & ids) in (0, len(joint)) for joint in rule.together)


def without_the_hopeless(pool: Pool) -> list[Candidate]:
    """Leave out who cannot matter: so many of the same country and groups stand before, at no higher grant, that a
    place for this person could always go to one of them, with the same counts and a better own order."""
    joint = frozenset().union(*pool.rule.together)
    limit = min(pool.rule.capacity, pool.cap or pool.rule.capacity)
    before: dict[tuple[object, ...], Counter[int]] = {}
    kept = []
    for candidate in pool.candidates:
        if candidate.id in joint or candidate.id in pool.fixed:
            kept.append(candidate)
            continue
        cost = candidate.grant if pool.rule.budget is not None else 0
        seen = before.setdefault((candidate.country, *(g.holds(candidate) for g in pool.rule.groups)), Counter())
        if sum(count for grant, count in seen.items() if grant <= cost) < limit:
            kept.append(candidate)
        seen[cost] += 1
    return kept


class Model:
    """Columns: one per person, then one per country turn. Rows: the rule's conditions."""

    def __init__(self, pool: Pool, people: Sequence[Candidate], *, forced: str = "", soft: bool = False) -> None:
        self.pool, self.people, self.soft = pool, people, soft
        self.solver = Solver()
        self.slack: dict[int, tuple[Given, int]] = {}
        self.column = {c.id: self.solver.column(least=1 if c.id in pool.fixed or c.id == forced else 0) for c in people}
        self.turns: dict[tuple[str, int], int] = {}
        self.member = {c.country: c.is_pg for c in people}
        self._countries()
        self.solver.row({self.column[c.id]: 1 for c in people}, most=pool.rule.capacity)
        self._budget()
        self._groups()
        self._together()

    def _countries(self) -> None:
        sizes = Counter(c.country for c in self.people)
        held = Counter(c.country for c in self.people if c.id in self.pool.fixed)
        for country, size in sizes.items():
            limit = min(size, self.pool.rule.capacity, max(self.pool.cap or size, held[country]))
            numbers = [self.solver.column() for _ in range(limit)]
            self.turns |= {(country, k): column for k, column in enumerate(numbers, start=1)}
            people = {self.column[c.id]: 1 for c in self.people if c.country == country}
            self.solver.row(people | dict.fromkeys(numbers, -1), least=0, most=0)
            for one, other in pairwise(numbers):
                self.solver.row({one: 1, other: -1}, least=0)

    def _budget(self) -> None:
        budget = self.pool.rule.budget
        if budget is not None:
            row = {self.column[c.id]: c.grant for c in self.people if c.grant}
            give = self._give({"kind": "budget", "number": budget}, -1, sum(row.values()))
            self.solver.row(row | give, most=budget)

    def _groups(self) -> None:
        for i, group in enumerate(self.pool.rule.groups):
            there = {self.column[c.id]: 1 for c in self.people if group.holds(c)}
            named = {"index": i, "field": group.field, "value": group.value}
            if group.most is not None:
                give = self._give({"kind": "max", **named, "number": group.most}, -1, len(there))
                self.solver.row(there | give, most=group.most)
            if group.least:
                # Softened to the number of such people in the pool: a wish for more can never be met.
                least = min(group.least, sum(map(group.holds, self.pool.candidates)))
                self.solver.row(there | self._give({"kind": "min", **named, "number": least}, 1, least), least=least)

    def _together(self) -> None:
        for i, ids in enumerate(self.pool.rule.together):
            known = [self.column[one] for one in sorted(ids) if one in self.column]
            if len(known) < len(ids):  # one of them cannot be chosen: then none is
                for one in known:
                    self.solver.row({one: 1} | self._give({"kind": "together", "index": i}, -1, 1), most=0)
                continue
            for one, other in pairwise(known):
                give = self._give({"kind": "together", "index": i}, -1, 1)
                self.solver.row({one: 1, other: -1} | give, most=0)
                self.solver.row({one: -1, other: 1} | give, most=0)

    def _give(self, condition: Given, sign: int, most: int) -> dict[int, int]:
        if not self.soft:
            return {}
        column = self.solver.column(most=most)
        self.slack[column] = (condition, most)
        return {column: sign}

    def purpose(self, which: int) -> dict[int, int]:
        """What is maximised, by column."""
        if which == PLACES:
            return {self.column[c.id]: 1 for c in self.people}
        if which == PG_PEOPLE:
            return {self.column[c.id]: 1 for c in self.people if c.is_pg}
        if which == SQUARES:
            return {column: 1 - 2 * number for (_, number), column in self.turns.items()}
        firsts = {column: country for (country, number), column in self.turns.items() if number == 1}
        return {column: 1 for column, country in firsts.items() if which == COUNTRIES or self.member[country]}


def solve(pool: Pool) -> tuple[list[Candidate], list[dict[str, Any]]]:
    """The chosen in the order of the tie-break, and the transcript of the stages."""
    people = without_the_hopeless(pool)
    model = Model(pool, people)
    try:
        transcript = _stages(model)
    except NoSolution as error:
        gives = smallest_relaxation(pool, people)
        raise CannotBeMet(gives or [{"kind": "held"}]) from error
    own = {model.column[c.id]: -pool.position.get(c.id, 0) for c in people}
    kept = model.solver.keep_best(own)
    transcript.append({"purpose": "own order of the countries", "value": -kept})
    _break_ties(model)
    chosen = [c for c in people if model.solver.value(model.column[c.id])]
    if not keeps(chosen, pool.candidates, pool.rule):
        raise ArithmeticError("the solver's answer does not keep the rule in exact numbers")
    return chosen, transcript


def _stages(model: Model) -> list[dict[str, Any]]:
    transcript = []
    for which in PURPOSES[model.pool.rule.reading]:
        value = model.solver.keep_best(model.purpose(which))
        transcript.append({"purpose": NAMES[which], "value": -value if which == SQUARES else value})
    return transcript


def _break_ties(model: Model) -> None:
    """Through the applications in the published order, a block at a time: the earlier outweighs all later ones."""
    places, taken = sum(model.solver.value(column) for column in model.column.values()), 0
    columns = list(model.column.values())
    for start in range(0, len(columns), BLOCK):
        if taken == places:
            return
        block = columns[start : start + BLOCK]
        model.solver.best({column: 1 << (len(block) - i) for i, column in enumerate(block)})
        for column in block:
            model.solver.fix(column, model.solver.value(column))
        taken += sum(model.solver.value(column) for column in block)


def forced(pool: Pool, one: str, reached: Mapping[str, int]) -> dict[str, Any]:
    """Why somebody is not selected: the first purpose that would get worse if the person had to be in.

    reached: the values of the stages without that condition.
    """
    model = Model(pool, pool.candidates, forced=one)
    for which in PURPOSES[pool.rule.reading]:
        try:
            value = model.solver.keep_best(model.purpose(which))
        except NoSolution:
            return {"code": "CONDITIONS_EXCLUDE", "gives": smallest_relaxation(pool, pool.candidates, forced=one)}
        value = -value if which == SQUARES else value
        if value != reached[NAMES[which]]:
            return {"code": "WOULD_COST", "purpose": NAMES[which], "best": reached[NAMES[which]], "instead": value}
    return {"code": "EQUAL_CLAIM"}


def smallest_relaxation(pool: Pool, people: Sequence[Candidate], *, forced: str = "") -> list[Given]:
    """The fewest conditions, and of those the least amounts, whose relaxation makes a selection possible.

    forced: somebody who has to be in. An empty list where no relaxation would do: too many hold a place.
    """
    model = Model(pool, people, forced=forced, soft=True)
    used = {}
    for column, (_, most) in model.slack.items():
        used[column] = model.solver.column()
        model.solver.row({column: 1, used[column]: -max(most, 1)}, most=0)
    try:
        model.solver.keep_best(dict.fromkeys(used.values(), -1))
        model.solver.best(dict.fromkeys(model.slack, -1))
    except NoSolution:
        return []
    amounts: dict[str, Given] = {}
    for column, (condition, _) in model.slack.items():  # a joint nomination of three has two rows
        key, by = conditions.in_case_words({**condition, "by": 0}), model.solver.value(column)
        amounts[key] = {**condition, "by": max(by, amounts.get(key, {"by": 0})["by"])}
    return [one for one in amounts.values() if one["by"]]
