"""What a payload may carry besides: logos, signatories, what it replaces, that it is a preview only."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from academy.lib.lettering import FOR_TEXT, font_for, shaped
from academy.lib.paper import draw_across
from certificates import pictures
from certificates.paper.tagged import Part, TaggedCanvas

WIDTH, HEIGHT = landscape(A4)
INK, MUTED = HexColor("#16202e"), HexColor("#4d5a6b")
LEFT, BASE = 22 * mm, 45.8 * mm
ROOM = 171 * mm  # from there to the silence around the symbols, at whose height the signatories stand
LINE, STEP, GAP = 54 * mm, 62 * mm, 4 * mm  # of a signatory, where there is room
MOST_LOGOS_LARGE = 2
SMALLEST = 2  # points; a text in another column would be worse


def draw_extras(page: TaggedCanvas, payload: Mapping[str, Any]) -> None:
    """Nothing is drawn for what the payload does not carry."""
    names = {one["key"]: one["name_fr"] for one in payload["issuers"]}
    logos = payload.get("logos", [])
    for place, row in enumerate(logos):
        _logo(page, row, place, of=len(logos), said=f"Logo : {names.get(row['institution'], '')}")
    _signatories(page, payload.get("signatories", []))
    if payload.get("version_printed"):
        _version(page, payload["version_printed"])
    if payload.get("preview"):
        with page.artifact() as canvas:
            draw_across(canvas, payload["preview"], width=WIDTH, height=HEIGHT)


def width_between_logos(payload: Mapping[str, Any]) -> float:
    """What they leave of the line at their height."""
    count = len(payload.get("logos", []))
    _size, step = _logo_size(count)
    left: float = WIDTH - 2 * (16 * mm + max(1, -(-count // 2)) * step)
    return left


def _logo_size(count: int) -> tuple[tuple[float, float], float]:
    """(width, height), and how far the next one stands."""
    return ((32 * mm, 16 * mm), 36 * mm) if count <= MOST_LOGOS_LARGE else ((22 * mm, 12 * mm), 25 * mm)


def _logo(page: TaggedCanvas, row: Mapping[str, str], place: int, *, of: int, said: str) -> None:
    """The first in the upper left corner, the second in the right, others inward and smaller."""
    size, step = _logo_size(of)
    inward, is_left = (place // 2) * step, place % 2 == 0
    x = 16 * mm + inward if is_left else WIDTH - 16 * mm - size[0] - inward
    _picture(page, row["picture"], x, HEIGHT - 15 * mm - size[1], size=size, right=not is_left, said=said)


def _signatories(page: TaggedCanvas, rows: Sequence[Mapping[str, str]]) -> None:
    """One column each, narrower the more there are: none reaches the symbols."""
    if not rows:
        return
    line = min(LINE, (ROOM - GAP * (len(rows) - 1)) / len(rows))
    step = min(STEP, (ROOM - line) / max(1, len(rows) - 1))
    for place, row in enumerate(rows):
        offices = [f"{row['office_fr']} – {row['office_en']}"]
        if step < STEP:
            offices = [row["office_fr"], row["office_en"]]
        _signatory(page, row, offices, x=LEFT + place * step, width=line)


def _signatory(
    page: TaggedCanvas, row: Mapping[str, str], offices: Sequence[str], *, x: float, width: float
) -> None:  # fmt: skip
    """The name and office of an issuer's signatory, below the signature where there is a picture of it."""
    if row["picture"]:
        said, box = f"Signature : {row['name']}", (min(44 * mm, width), 7.5 * mm)
        _picture(page, row["picture"], x, BASE + 0.6 * mm, size=box, right=False, said=said)
    with page.artifact() as canvas:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.4)
        canvas.line(x, BASE, x + width, BASE)
    first = 6.2 if len(offices) == 1 else 5.7
    lines = [(row["name"], 3.2, INK, 8.0)]
    lines += [(text, first + 2.2 * place, MUTED, 6.5) for place, text in enumerate(offices)]
    for text, below, colour, size in lines:
        with page.part(Part(tag="P", said=text)) as canvas:
            _text(canvas, text, x, BASE - below * mm, width=width, size=size, colour=colour)


def _version(page: TaggedCanvas, text: str) -> None:
    """Below the address, which it belongs to."""
    with page.part(Part(tag="P")) as canvas:
        canvas.setFont(FOR_TEXT[0], 6.5)
        canvas.setFillColor(INK)
        canvas.drawRightString(WIDTH - LEFT, 16.6 * mm, text)


def _text(canvas: Canvas, text: str, x: float, y: float, *, width: float, size: float, colour: HexColor) -> None:
    """Smaller until it fits its column; in the first font that has every letter."""
    name = font_for(text, candidates=FOR_TEXT)
    while stringWidth(text, name, size) > width and size > SMALLEST:
        size -= 0.25
    canvas.setFont(name, size)
    canvas.setFillColor(colour)
    canvas.drawString(x, y, shaped(text, name, size))


def _picture(
    page: TaggedCanvas, mark: str, x: float, y: float, *, size: tuple[float, float], right: bool, said: str
) -> None:
    width, height = size
    with page.part(Part(tag="Figure", alternative=said, box=(x, y, x + width, y + height))) as canvas:
        reader = ImageReader(BytesIO(pictures.fetch(mark)))
        anchor = "ne" if right else "nw"
        canvas.drawImage(reader, x, y, width, height, preserveAspectRatio=True, anchor=anchor, mask="auto")
