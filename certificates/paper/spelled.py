"""A text drawn so that it is copied out of the file letter by letter as it was written, in any script.

Glyphs alone would not tell: joined letters are other characters, and what reads from right to left stands in the file
in the order of sight, which readers turn around. Poppler spreads the text of a span over its glyphs before it turns
them, so there each span is one glyph's letters, in the order of sight as well. Vowel marks above Arabic letters are
drawn, but not every reader copies them.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from academy.lib.lettering import from_right, shaped


def draw_spelled(canvas: Canvas, text: str, *, name: str, size: float, x: float, y: float) -> None:
    """From x on, in the font `name`, which must be set."""
    if not from_right(text):
        _span(canvas, text, text, x, y)
        return
    for letters, glyphs, start in _clusters(text, name, size):
        _span(canvas, letters[::-1], glyphs, x + start, y)


def _clusters(text: str, name: str, size: float) -> Iterator[tuple[str, Any, float]]:
    """(letters in order of writing, glyphs, points from the left), from left to right."""
    drawn: Any = shaped(text, name, size)
    places = [glyph.cluster for glyph in drawn.__shapeData__]
    ends = dict(zip(sorted(set(places)), [*sorted(set(places))[1:], len(text)], strict=True))
    at, start = 0, 0.0
    for place, group in groupby(places):
        count = len(list(group))
        yield text[place : ends[place]], drawn[at : at + count], start
        start += sum(glyph.x_advance for glyph in drawn.__shapeData__[at : at + count]) * size / 1000
        at += count


def _span(canvas: Canvas, letters: str, drawn: Any, x: float, y: float) -> None:
    said = (b"\xfe\xff" + letters.encode("utf-16-be")).hex().upper()
    canvas._code.append(f"/Span <</ActualText <{said}>>> BDC")  # readers look for it in a span and nowhere else
    canvas.drawString(x, y, drawn)
    canvas._code.append("EMC")
