"""Periods as bars over years, for a picture. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

LEFT, WIDTH, ROW = 90, 480, 30  # units of the picture: room for labels, the years, one bar


@dataclass(frozen=True, kw_only=True)
class Bar:
    """x, y, width in units of the picture; middle: the base line of its label."""

    x: int
    y: int
    width: int

    @property
    def middle(self) -> int:
        return self.y + 15


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """ticks: (x, year). today: x of the day, or None where it lies outside. height: of the whole picture."""

    bars: list[Bar]
    ticks: list[tuple[int, int]]
    today: int | None
    height: int


def timeline(periods: Sequence[tuple[date, date]], *, on: date) -> Timeline:
    """One bar per period, in the order given; the years of all periods and of the day."""
    first = date(min([on.year, *(start.year for start, _ in periods)]), 1, 1)
    last = date(max([on.year, *(end.year for _, end in periods)]) + 1, 1, 1)
    days = (last - first).days

    def x(day: date) -> int:
        return LEFT + round((day - first).days * WIDTH / days)

    bars = [
        Bar(x=x(start), y=24 + row * ROW, width=max(2, x(end) - x(start))) for row, (start, end) in enumerate(periods)
    ]
    years = [(x(date(year, 1, 1)), year) for year in range(first.year, last.year)]
    return Timeline(bars=bars, ticks=years, today=x(on), height=30 + ROW * len(periods))
