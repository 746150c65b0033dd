"""Who gets the places that are free, while everybody who holds one keeps it. Pure.

Plain rule: the turns not yet served, in the published order, given what each country holds. So the next nominee of the
country that lost a place comes first wherever its turn did, and otherwise the next country turn (decision 0004).
Side constraints: solved again with the holders fixed; where they themselves break a condition (somebody left, or the
Secretariat decided otherwise), the condition gives way exactly so far that they keep their places.
Source: P-PG (2020) 10, P-PG/Training, item 5.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from courses.admissions.domain import solving
from courses.admissions.domain.order import queues, turn_order, turns_of
from courses.admissions.domain.programme import CannotBeMet
from courses.admissions.domain.rule import Candidate, Group, Rule


@dataclass(frozen=True, kw_only=True)
class Standing:
    """holders: confirmed, or offered and not yet answered. behind: admitted late, after everybody who waits.

    cap: the per-country cap, if it stood when the run was sealed; it stands on when few are left.
    """

    holders: Sequence[Candidate]
    waiting: Sequence[Candidate]
    rule: Rule
    seed: str
    cap: int | None = None
    behind: Sequence[Candidate] = ()


def heirs(standing: Standing, *, free: int) -> list[Candidate]:
    """Who is offered the free places now, the first first; never more than there are."""
    chosen = _next(standing, standing.holders, standing.waiting, free)
    if standing.behind and len(chosen) < free:
        chosen += _next(standing, [*standing.holders, *chosen], standing.behind, free - len(chosen))
    return chosen


def order(standing: Standing) -> list[Candidate]:
    """Everybody who waits under a plain rule, as places without an heir of their own country would reach them."""
    return heirs(standing, free=len(standing.waiting) + len(standing.behind)) if standing.rule.is_plain else []


def own_orders(standing: Standing) -> dict[str, list[Candidate]]:
    """Those who wait, by country, each in its own order; those admitted late behind."""
    criteria, found = standing.rule.inside_country, dict[str, list[Candidate]]()
    for group in (standing.waiting, standing.behind):
        for country, queue in queues(group, seed=standing.seed, criteria=criteria).items():
            found[country] = found.get(country, []) + queue
    return found


def if_one_leaves(standing: Standing, country: str) -> Candidate | None:
    """Who inherits if a holder of this country leaves and every other place stays as it is."""
    left = next((one for one in standing.holders if one.country == country), None)
    remaining = [one for one in standing.holders if one is not left]
    return next(iter(heirs(replace(standing, holders=remaining), free=1)), None)


def _next(standing: Standing, holders: Sequence[Candidate], waiting: Sequence[Candidate], free: int) -> list[Candidate]:
    if free <= 0 or not waiting:
        return []
    rule = standing.rule
    if not rule.is_plain:
        return _solved_again(standing, holders, waiting, free)
    held = Counter(one.country for one in holders)
    queued = queues(waiting, seed=standing.seed, criteria=rule.inside_country)
    open_turns = turns_of(queued, held=held, cap=standing.cap)
    turns = turn_order(open_turns, reading=rule.reading, seed=standing.seed, served_last=rule.served_last)
    return [queued[turn.country][turn.number - held[turn.country] - 1] for turn in turns[:free]]


def _solved_again(
    standing: Standing, holders: Sequence[Candidate], waiting: Sequence[Candidate], free: int
) -> list[Candidate]:
    fixed, pool = frozenset(one.id for one in holders), [*holders, *waiting]
    rule = _given_way(standing, holders, pool, free=free)
    without_joint = replace(rule, together=tuple(joint for joint in rule.together if not joint & fixed))
    without_minima = replace(without_joint, groups=tuple(replace(group, least=None) for group in rule.groups))
    for attempt in (rule, without_joint, without_minima):
        try:
            outcome = solving.solve(pool, rule=attempt, seed=standing.seed, fixed=fixed)
        except CannotBeMet:
            continue
        of = {one.id: one for one in pool}
        return [of[one] for one in outcome.selected if one not in fixed]
    return []  # whoever came next would break a condition that the holders keep


def _given_way(standing: Standing, holders: Sequence[Candidate], pool: Sequence[Candidate], *, free: int) -> Rule:
    """The rule as it binds those who come now. The cap of a country becomes a bound on its group, so that it stands
    also when fewer people are left than there are places."""
    rule, known, fixed = standing.rule, {one.id for one in pool}, {one.id for one in holders}
    groups = [_in_reach(group, holders, free) for group in rule.groups]
    if standing.cap is not None:
        for country in sorted({one.country for one in pool}):
            groups.append(_in_reach(Group(field="country", value=country, most=standing.cap), holders, free))
    return replace(
        rule,
        capacity=len(holders) + free,
        per_country_cap=None,
        budget=None if rule.budget is None else max(rule.budget, sum(one.grant for one in holders)),
        groups=tuple(groups),
        # Whose partner left keeps the own place; who waits without the partner is not chosen alone.
        together=tuple(joint for joint in rule.together if joint <= known or not joint & fixed),
    )


def _in_reach(group: Group, holders: Sequence[Candidate], free: int) -> Group:
    """Its maximum leaves every holder in place; its minimum asks no more than the free places can give."""
    there = sum(map(group.holds, holders))
    most = None if group.most is None else max(group.most, there)
    return replace(group, most=most, least=None if group.least is None else min(group.least, there + free))
