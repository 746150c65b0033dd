"""What a payload may carry besides: logos, signatories, what it replaces, that it is a preview only."""

from collections.abc import Mapping
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
LEFT, COLUMN = 22 * mm, 58 * mm


def draw_extras(page: TaggedCanvas, payload: Mapping[str, Any]) -> None:
    """Nothing is drawn for what the payload does not carry. Logos say what the names above them say: not read again."""
    if payload.get("logos"):
        with page.artifact() as canvas:
            _logos(canvas, payload["logos"])
    for place, row in enumerate(payload.get("signatories", [])):
        _signatory(page, row, x=LEFT + place * (COLUMN + 4 * mm))
    if payload.get("version_printed"):
        with page.part(Part(tag="P")) as canvas:
            _text(canvas, payload["version_printed"], WIDTH / 2, 14.6 * mm, size=7.5, colour=INK, centred=True)
    if payload.get("preview"):
        with page.artifact() as canvas:
            draw_across(canvas, payload["preview"], width=WIDTH, height=HEIGHT)


def _logos(canvas: Canvas, logos: list[Mapping[str, str]]) -> None:
    """The first in the upper left corner, the second in the right, others inward."""
    for place, row in enumerate(logos):
        inward = (place // 2) * 36 * mm
        x = 16 * mm + inward if place % 2 == 0 else WIDTH - 16 * mm - 32 * mm - inward
        anchor = "nw" if place % 2 == 0 else "ne"
        _picture(canvas, row["picture"], x, HEIGHT - 31 * mm, width=32 * mm, height=16 * mm, anchor=anchor)


def _signatory(page: TaggedCanvas, row: Mapping[str, str], *, x: float) -> None:
    base = 48 * mm
    with page.artifact() as canvas:
        if row["picture"]:
            _picture(canvas, row["picture"], x, base + 0.8 * mm, width=44 * mm, height=10 * mm, anchor="sw")
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.4)
        canvas.line(x, base, x + COLUMN - 4 * mm, base)
    lines = ((row["name"], INK, 8), (f"{row['office_fr']} – {row['office_en']}", MUTED, 6.5))
    for place, (text, colour, size) in enumerate(lines):
        with page.part(Part(tag="P", said=text)) as canvas:
            _text(canvas, text, x, base - (3.2 + 3 * place) * mm, size=size, colour=colour)


def _text(
    canvas: Canvas, text: str, x: float, y: float, *, size: float, colour: HexColor, centred: bool = False
) -> None:
    """Smaller until it fits its column; in the first font that has every letter."""
    name = font_for(text, candidates=FOR_TEXT)
    width = WIDTH if centred else COLUMN
    while stringWidth(text, name, size) > width - 4 * mm and size > 4.5:
        size -= 0.25
    canvas.setFont(name, size)
    canvas.setFillColor(colour)
    letters = shaped(text, name, size)
    (canvas.drawCentredString if centred else canvas.drawString)(x, y, letters)


def _picture(canvas: Canvas, mark: str, x: float, y: float, *, width: float, height: float, anchor: str) -> None:
    reader = ImageReader(BytesIO(pictures.fetch(mark)))
    canvas.drawImage(reader, x, y, width=width, height=height, preserveAspectRatio=True, anchor=anchor, mask="auto")
