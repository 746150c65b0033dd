"""The geometry of the pictures. Pure: counts in, places of bars out, in units of the picture.

A diverging bar per row: who gains to the right of the axis, who loses to the left, one scale for both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

AXIS, HALF = 460, 190  # where the axis stands, how long the longest bar is
WIDTH = 710
LABEL = 34  # characters that stand beside the longest bar and its count
ROW, BAR = 30, 18
MOST_ROWS = 20
HINT = 6  # the bar of a count that is not shown: there is something, how much is not said
BINS = 12


@dataclass(frozen=True, kw_only=True)
class Bar:
    """x, width: of the bar. words_x: where its count is written. value: None where the count is not shown."""

    x: int
    width: int
    words_x: int
    value: int | None


@dataclass(frozen=True, kw_only=True)
class Row:
    label: str
    y: int
    words_y: int
    lose: Bar | None
    gain: Bar | None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """rows: at most MOST_ROWS, those with the greatest counts; left_out: how many others only stand in the table."""

    rows: list[Row]
    height: int
    left_out: int
    axis: int = AXIS
    width: int = WIDTH


Pair = tuple[int | None, int | None]  # lose, gain; None: not shown


def diverging(counts: Sequence[tuple[str, Pair]], *, longest: int = 0) -> Picture:
    """longest: the count that fills half the width; by default the greatest of these."""
    some = [(label, pair) for label, pair in counts if any(value is None or value for value in pair)]
    ranked = sorted(some, key=lambda row: (-_weight(row[1]), row[0]))
    scale = max(longest, greatest(pair for _, pair in some), 1)
    rows = [_row(label, pair, place, scale) for place, (label, pair) in enumerate(ranked[:MOST_ROWS])]
    return Picture(rows=rows, height=ROW * max(1, len(rows)), left_out=max(0, len(ranked) - MOST_ROWS))


def greatest(pairs: object) -> int:
    """The greatest count that is shown."""
    return max((value for pair in pairs for value in pair if value), default=0)  # type: ignore[attr-defined]


def _weight(pair: Pair) -> int:
    return sum(1 if value is None else value for value in pair)


def _row(label: str, pair: Pair, place: int, scale: int) -> Row:
    lose, gain = (None if value == 0 else _width(value, scale) for value in pair)
    y = ROW * place + (ROW - BAR) // 2
    return Row(
        label=label if len(label) <= LABEL else f"{label[: LABEL - 1]}…",
        y=y,
        words_y=y + 14,
        lose=None if lose is None else Bar(x=AXIS - lose, width=lose, words_x=AXIS - lose - 6, value=pair[0]),
        gain=None if gain is None else Bar(x=AXIS, width=gain, words_x=AXIS + gain + 6, value=pair[1]),
    )


def _width(value: int | None, scale: int) -> int:
    return HINT if value is None else max(2, HALF * value // scale)


def bins(differences: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """How many people gain or lose how much: (from, to, people), in hundredths, smallest first; nought is never inside.

    A bin per value where these are few; otherwise bins of the same width, in whole credits.
    """
    values = sorted(value for value, people in differences.items() if people and value)
    if len(values) <= BINS:
        return [(value, value, differences[value]) for value in values]
    width = 100 * max(1, -(-(values[-1] - values[0]) // (100 * BINS)))
    found: dict[tuple[int, int], int] = {}
    for value in values:
        start = (abs(value) - 1) // width * width
        ends = (start + 1, start + width) if value > 0 else (-start - width, -start - 1)
        found[ends] = found.get(ends, 0) + differences[value]
    return [(first, last, people) for (first, last), people in sorted(found.items())]
