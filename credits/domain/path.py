"""The shortest way to a level: the fewest awards that close what is missing. Pure and exact.

Within a category only the sum counts, so the greatest awards come first; under a ceiling each further award of a
category brings at most as much as the one before. The parts of a level are served first, with as few awards as they
need; then whichever award brings most. For sums of such curves taking the greatest step is exact, for any number.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from credits.domain.level import Level


@dataclass(frozen=True, kw_only=True)
class Open:
    """An award that somebody can still obtain. rank: among equals the lower one is taken first."""

    id: int
    category: str
    amount: int
    rank: int = 0


def shortest(options: Iterable[Open], *, held: Mapping[str, int], level: Level) -> list[Open] | None:
    """The fewest options that reach the level; [] where nothing is missing; None where all of them would not do.

    held: valid credits by category, before ceilings.
    """
    by_category: dict[str, list[Open]] = defaultdict(list)
    for option in sorted(options, key=lambda one: (-one.amount, one.rank, one.id)):
        by_category[option.category].append(option)
    sums, taken = dict(held), []
    for category in sorted(level.parts):
        while _within(sums, category, level) < level.parts[category]:
            if not _gain(by_category[category], sums, category, level):
                return None
            taken.append(_take(by_category[category], sums))
    while _counted(sums, level) < level.required:
        gains = {category: _gain(rows, sums, category, level) for category, rows in by_category.items()}
        useful = [category for category, gain in gains.items() if gain > 0]
        if not useful:
            return None
        best = max(useful, key=lambda category: (gains[category], -by_category[category][0].rank, category))
        taken.append(_take(by_category[best], sums))
    return taken


def _take(rows: list[Open], sums: dict[str, int]) -> Open:
    option = rows.pop(0)
    sums[option.category] = sums.get(option.category, 0) + option.amount
    return option


def _within(sums: Mapping[str, int], category: str, level: Level) -> int:
    amount = sums.get(category, 0)
    return min(amount, level.ceilings.get(category, amount))


def _counted(sums: Mapping[str, int], level: Level) -> int:
    return sum(_within(sums, category, level) for category in sums)


def _gain(rows: Sequence[Open], sums: Mapping[str, int], category: str, level: Level) -> int:
    """What the next award of a category would add to what counts."""
    if not rows:
        return 0
    after = {category: sums.get(category, 0) + rows[0].amount}
    return _within(after, category, level) - _within(sums, category, level)
