"""What credits add up to under a level. Pure: no order, no clock, no database.

Ceilings and validity are applied here (and in the balance's reading), never in entries: so the order in which facts
arrive cannot matter. Amounts are hundredths of an Academy credit. Source: P-PG (2020) 10, P-PG/Academy, items 7 and 9.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, kw_only=True)
class Level:
    """What the Board asks for a component. ceilings and parts: by category, in hundredths.

    validity_months: how long after the activity a credit counts; None: without end.
    """

    required: int
    ceilings: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    counts_other_components: bool = False
    validity_months: int | None = None


NO_LEVEL = Level(required=0)  # where the Board has set none: nothing is capped, nothing is reached


@dataclass(frozen=True, kw_only=True)
class Amount:
    """One entry as the tally sees it."""

    component: str
    category: str
    amount: int
    activity_date: date


@dataclass(frozen=True, kw_only=True)
class Sum:
    """earned: every standing credit of the component; counted: what is left of it, and of other components' credits

    where the level takes them, after validity and ceilings. earned + from_others = counted + expired + above_ceiling.
    short_parts: what each part of the level still lacks.
    """

    earned: int
    counted: int
    expired: int
    above_ceiling: int
    short_parts: Mapping[str, int]
    from_others: int = 0
    by_category: Mapping[str, int] = field(default_factory=dict)  # valid credits before ceilings

    def reaches(self, level: Level) -> bool:
        return self.counted >= level.required and not self.short_parts


def add_up(amounts: Iterable[Amount], *, component: str, level: Level, on: date) -> Sum:
    """The tally of one person on a day. Reversals are amounts below zero and cancel what they reverse."""
    first = None if level.validity_months is None else valid_from(on=on, months=level.validity_months)
    earned = from_others = expired = 0
    valid: dict[str, int] = defaultdict(int)
    for one in amounts:
        if one.component == component:
            earned += one.amount
        elif level.counts_other_components:
            from_others += one.amount
        else:
            continue
        if first is not None and one.activity_date < first:
            expired += one.amount
        else:
            valid[one.category] += one.amount
    within = {category: min(amount, level.ceilings.get(category, amount)) for category, amount in valid.items()}
    counted = sum(within.values())
    short = {category: part - within.get(category, 0) for category, part in level.parts.items()}
    return Sum(
        earned=earned,
        counted=counted,
        expired=expired,
        above_ceiling=sum(valid.values()) - counted,
        short_parts={category: lacks for category, lacks in short.items() if lacks > 0},
        from_others=from_others,
        by_category={category: amount for category, amount in valid.items() if amount},
    )


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later (or earlier); the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def valid_from(*, on: date, months: int) -> date:
    """The first activity day whose credit still counts `on` a day, when credits count for so many months."""
    day = add_months(on, -months)
    while add_months(day, months) < on:  # the month was shorter: at most three days
        day += timedelta(days=1)
    return day
