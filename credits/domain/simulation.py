"""What a draft would change: per person, then added up. Pure.

Before is what stands in the ledger, after is what the draft would give on the same facts; both count under their level.
Amounts are integer hundredths of an Academy credit.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from credits.domain.level import Amount, Level, add_up

# Nested counters: {"people": 3, "countries": {"MT": {"gain": 1, ...}, ...}, ...}; two of them can be added.
Figures = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one person has in one component under one law. counted: by edition, as it counts under the level."""

    counted: Mapping[int, int]
    complete: bool


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One person's difference in one component, in one edition."""

    component: str
    edition: int
    before: int
    after: int
    complete_before: bool
    complete_after: bool

    @property
    def amount(self) -> int:
        return self.after - self.before

    @property
    def reaches(self) -> bool:
        return self.complete_after and not self.complete_before

    @property
    def leaves(self) -> bool:
        return self.complete_before and not self.complete_after


def spread(
    amounts: Mapping[int, Sequence[Amount]], *, order: Iterable[int], component: str, level: Level, on: date
) -> dict[int, int]:
    """What each edition adds to what counts, editions taken in `order`: together exactly what counts.

    A ceiling or a validity is felt by the edition whose credits no longer count, earlier ones being counted first.
    """
    found, so_far, counted = {}, list[Amount](), 0
    for edition in order:
        so_far += amounts.get(edition, ())
        total = add_up(so_far, component=component, level=level, on=on).counted
        found[edition], counted = total - counted, total
    return found


def differences(component: str, before: Outcome, after: Outcome, *, edition: int) -> list[Difference]:
    """What differs, edition by edition. edition: where a change of status stands when no credit changes."""
    known = before.counted.keys() | after.counted.keys()
    changed = sorted(one for one in known if before.counted.get(one, 0) != after.counted.get(one, 0))
    if not changed and before.complete != after.complete:
        changed = [edition]
    return [
        Difference(
            component=component,
            edition=one,
            before=before.counted.get(one, 0),
            after=after.counted.get(one, 0),
            complete_before=before.complete,
            complete_after=after.complete,
        )
        for one in changed
    ]


def figures_of(country: str, changes: Collection[Difference]) -> Figures:
    """One person in figures; the figures of many are their sum.

    A person gains, loses, or both (in different components); `status` is who changes in status alone.
    """
    net: dict[str, int] = defaultdict(int)
    for change in changes:
        net[change.component] += change.amount
    kind = _kind(net.values(), changes)
    mine = _own(net, changes) | ({kind: 1} if kind else {})
    return {
        "people": 1,
        **mine,
        "countries": {country: {"people": 1, **mine}},
        "components": {component: _of_component(component, amount, changes) for component, amount in net.items()},
        "editions": {str(edition): _of_edition(rows) for edition, rows in _by_edition(changes).items()},
    }


def _kind(amounts: Iterable[int], changes: Collection[Difference]) -> str:
    signs = {amount > 0 for amount in amounts if amount}
    if len(signs) == 2:
        return "both"
    if signs:
        return "gain" if True in signs else "lose"
    return "status" if any(change.reaches or change.leaves for change in changes) else ""


def _own(net: Mapping[str, int], changes: Collection[Difference]) -> Figures:
    counted = {
        "gained": sum(amount for amount in net.values() if amount > 0),
        "lost": -sum(amount for amount in net.values() if amount < 0),
        "reach": int(any(change.reaches for change in changes)),
        "leave": int(any(change.leaves for change in changes)),
    }
    return {key: value for key, value in counted.items() if value}


def _of_component(component: str, amount: int, changes: Collection[Difference]) -> Figures:
    mine = [change for change in changes if change.component == component]
    found = _own({component: amount}, mine)
    if amount:
        found |= {"gain" if amount > 0 else "lose": 1, "differences": {str(amount): 1}}
    return found


def _by_edition(changes: Collection[Difference]) -> dict[int, list[Difference]]:
    rows: dict[int, list[Difference]] = defaultdict(list)
    for change in changes:
        rows[change.edition].append(change)
    return rows


def _of_edition(rows: Sequence[Difference]) -> Figures:
    net: dict[str, int] = defaultdict(int)
    for row in rows:
        net[row.component] += row.amount
    kind = _kind(net.values(), rows)
    return _own(net, rows) | ({kind: 1} if kind else {})


def add(first: Figures, second: Figures) -> Figures:
    """Element by element; {} is nothing."""
    found = dict(first)
    for key, value in second.items():
        if isinstance(value, dict):
            found[key] = add(found.get(key, {}), value)
        else:
            found[key] = found.get(key, 0) + value
    return found


def unchanged(figures: Figures) -> int:
    """People for whom nothing changes."""
    changed = sum(int(figures.get(kind, 0)) for kind in ("gain", "lose", "both", "status"))
    return int(figures.get("people", 0)) - changed
