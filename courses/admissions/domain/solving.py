"""One door for every rule: the sort where it is proved exact, the integer programme where it is not. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from courses.admissions.domain import conditions, programme, why
from courses.admissions.domain.conditions import Given
from courses.admissions.domain.rule import Candidate, Rule
from courses.admissions.domain.selection import PROGRAMME, Outcome, choose, objective_of

EXPLAINED = 150  # up to so many candidates all reasons are worked out at once; beyond, each when somebody asks


def solve(candidates: Sequence[Candidate], *, rule: Rule, seed: str, fixed: Collection[str] = frozenset()) -> Outcome:
    """Fill the places. Raises CannotBeMet where the conditions exclude each other."""
    if rule.is_plain or everyone_fits(candidates, rule=rule):
        return choose(candidates, rule=rule, seed=seed, fixed=fixed)
    pool = programme.pool_of(candidates, rule=rule, seed=seed, fixed=fixed)
    chosen, transcript = programme.solve(pool)
    return Outcome(
        selected=[c.id for c in chosen],
        objective=objective_of(chosen),
        why=lambda: _reasons(pool, chosen, transcript),
        method=PROGRAMME,
        transcript=transcript,
    )


def everyone_fits(candidates: Sequence[Candidate], *, rule: Rule) -> bool:
    """Whether all can be taken: enough places, and with everybody in no condition is broken. Else lots may decide."""
    return len(candidates) <= rule.capacity and programme.keeps(candidates, candidates, rule)


def _reasons(
    pool: programme.Pool, chosen: Sequence[Candidate], transcript: Sequence[Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    reached = {stage["purpose"]: stage["value"] for stage in transcript}
    taken, numbers = {c.id for c in chosen}, dict[str, int]()
    reasons: dict[str, dict[str, Any]] = {}
    for candidate in chosen:
        numbers[candidate.country] = number = numbers.get(candidate.country, 0) + 1
        reasons[candidate.id] = why.of_chosen(candidate, number, holds=candidate.id in pool.fixed)
    alike: dict[tuple[object, ...], dict[str, Any]] = {}
    joint = frozenset().union(*pool.rule.together)
    asked = len(pool.candidates) <= EXPLAINED
    dropped = _selected_without(pool) if asked else []
    for candidate in pool.candidates:
        if candidate.id in taken:
            continue
        # Of one country, the same groups and the same grant: in nobody's stead would the counts be others.
        kind = (
            candidate.country,
            candidate.grant,
            candidate.id if candidate.id in joint else "",
            *(group.holds(candidate) for group in pool.rule.groups),
        )
        if kind not in alike:
            alike[kind] = programme.forced(pool, candidate.id, reached) if asked else {"code": "SIDE_CONDITIONS"}
        reasons[candidate.id] = {"country": candidate.country, **alike[kind], **_decided(candidate.id, dropped)}
    return reasons


def _selected_without(pool: programme.Pool) -> list[tuple[list[Given], frozenset[str]]]:
    """Who would be selected without each condition, then without all of them; one solve for each."""
    named = conditions.of_rule(pool.rule, cap=pool.cap)
    trials = [([one], conditions.without(pool.rule, one)) for one in named]
    free = pool.rule
    for one in reversed(named):
        free = conditions.without(free, one)
    if len(named) > 1:
        trials.append((named, free))
    return [(dropped, _chosen(pool, rule)) for dropped, rule in trials]


def _chosen(pool: programme.Pool, rule: Rule) -> frozenset[str]:
    cap = pool.cap if rule.per_country_cap is not None else None
    try:
        chosen, _ = programme.solve(replace(pool, rule=rule, cap=cap))
    except programme.CannotBeMet:
        return frozenset()
    return frozenset(one.id for one in chosen)


def _decided(one: str, dropped: Sequence[tuple[list[Given], frozenset[str]]]) -> dict[str, list[Given]]:
    """without: the conditions each of which alone kept the person out; all of them where only all together did."""
    alone = [named[0] for named, chosen in dropped if len(named) == 1 and one in chosen]
    if alone:
        return {"without": alone}
    together = next((named for named, chosen in dropped if len(named) > 1 and one in chosen), [])
    return {"without_all": together} if together else {}


def reason_of(
    one: str, candidates: Sequence[Candidate], *, rule: Rule, seed: str, fixed: Collection[str]
) -> dict[str, Any]:
    """The reason of one candidate who was not selected under side conditions, worked out now."""
    pool = programme.pool_of(candidates, rule=rule, seed=seed, fixed=fixed)
    _, transcript = programme.solve(pool)
    reached = {stage["purpose"]: stage["value"] for stage in transcript}
    country = next(c.country for c in candidates if c.id == one)
    return {"country": country, **programme.forced(pool, one, reached), **_decided(one, _selected_without(pool))}
