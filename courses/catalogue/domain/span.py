"""How the days of an edition and of its modules fit together. Pure.

Source: P-PG (2020) 10, P-PG/Academy, item 7 (three modules over one year).
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

Days = tuple[date, date]


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_allowed(first: date, months: int) -> date:
    """The last day of a span of so many months that begins on `first`: a year from 12 January ends on 11 January."""
    return months_later(first, months) - timedelta(days=1)


def months_beyond(modules: Sequence[Days], *, months: int) -> int:
    """How many whole or begun months the modules go beyond a span of `months`; 0 when they stay within."""
    if not modules:
        return 0
    first, last = min(start for start, _ in modules), max(end for _, end in modules)
    beyond = 0
    while last > last_day_allowed(first, months + beyond):
        beyond += 1
    return beyond


def outside(modules: Sequence[Days], *, edition: Days) -> list[int]:
    """Numbers (from 1) of the modules that are not within the edition's days."""
    return [number for number, (start, end) in enumerate(modules, 1) if start < edition[0] or end > edition[1]]


def out_of_order(modules: Sequence[Days]) -> list[int]:
    """Numbers (from 1) of the modules that end before they begin."""
    return [number for number, (start, end) in enumerate(modules, 1) if end < start]
