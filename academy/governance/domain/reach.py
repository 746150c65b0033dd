"""How many credits somebody can earn under a list, and whether that is enough for a level. Pure.

Component I is earned over the years; Components II and III are each one course of one edition.
Source: P-PG (2020) 10, P-PG/Academy, items 7 and 8.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

COURSES = frozenset({"II", "III"})
MONTHS_OF_A_LIST = 12
WORKING_LIFE = 40  # yearly lists over which credits without end are reckoned: nobody collects them for longer


@dataclass(frozen=True, kw_only=True)
class Worth:
    """What one designated activity gives somebody who meets all its requirements. amount: hundredths."""

    component: str
    activity: str
    category: str
    amount: int


@dataclass(frozen=True, kw_only=True)
class Level:
    """What a component's level asks. ceilings and parts: hundredths by category."""

    component: str
    amount: int
    ceilings: Mapping[str, int]
    parts: Mapping[str, int]
    counts_other_components: bool = False
    validity_months: int | None = None

    @property
    def lists(self) -> int:
        """Yearly lists whose credits count together.

        As many as the Board lets a credit count for; without end, those of a working life for Component I, which is
        earned over the years, and one for a course.
        """
        if self.validity_months is None:
            return 1 if self.component in COURSES else WORKING_LIFE
        return max(1, self.validity_months // MONTHS_OF_A_LIST)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What can be earned at most for a level, in hundredths, whole and by category, after ceilings."""

    total: int
    by_category: Mapping[str, int]

    def meets(self, level: Level) -> bool:
        return self.total >= level.amount and all(self.by_category.get(c, 0) >= part for c, part in level.parts.items())


def reaches(level: Level, worths: Iterable[Worth]) -> list[Reach]:
    """Every way to go: all that is designated for Component I, for the others one course at a time."""
    rows = list(worths)
    own = [worth for worth in rows if worth.component == level.component]
    others = [worth for worth in rows if worth.component != level.component] if level.counts_other_components else []
    ways = [[worth] for worth in own] or [[]] if level.component in COURSES else [own]
    return [_reach(level, way, others) for way in ways]


def years(level: Level, worths: Iterable[Worth]) -> int | None:
    """The fewest yearly lists like this one over which the level is met; None where it never is."""
    rows = list(worths)
    for lists in range(1, level.lists + 1):
        if any(way.meets(level) for way in reaches(replace(level, validity_months=lists * MONTHS_OF_A_LIST), rows)):
            return lists
    return None


def most(level: Level, worths: Iterable[Worth]) -> int:
    """The greatest sum that any way gives."""
    return max(reach.total for reach in reaches(level, worths))


def most_of(level: Level, worths: Iterable[Worth], category: str) -> int:
    """The greatest sum of a category that any way gives."""
    return max(reach.by_category.get(category, 0) for reach in reaches(level, worths))


def _reach(level: Level, own: Iterable[Worth], others: Iterable[Worth]) -> Reach:
    sums: dict[str, int] = {}
    for worth in own:
        times = 1 if level.component in COURSES else level.lists  # the course of an edition is followed once
        sums[worth.category] = sums.get(worth.category, 0) + worth.amount * times
    for worth in others:
        times = 1 if worth.component in COURSES else level.lists
        sums[worth.category] = sums.get(worth.category, 0) + worth.amount * times
    capped = {category: min(amount, level.ceilings.get(category, amount)) for category, amount in sums.items()}
    return Reach(total=sum(capped.values()), by_category=capped)
