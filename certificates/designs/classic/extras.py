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
LEFT, COLUMN, BASE = 22 * mm, 58 * mm, 45.8 * mm


def draw_extras(page: TaggedCanvas, payload: Mapping[str, Any]) -> None:
    """Nothing is drawn for what the payload does not carry."""
    names = {one["key"]: one["name_fr"] for one in payload["issuers"]}
    for place, row in enumerate(payload.get("logos", [])):
        _logo(page, row, place, said=f"Logo : {names.get(row['institution'], '')}")
    for place, row in enumerate(payload.get("signatories", [])):
        _signatory(page, row, x=LEFT + place * (COLUMN + 4 * mm))
    if payload.get("version_printed"):
        _version(page, payload["version_printed"])
    if payload.get("preview"):
        with page.artifact() as canvas:
            draw_across(canvas, payload["preview"], width=WIDTH, height=HEIGHT)


def _logo(page: TaggedCanvas, row: Mapping[str, str], place: int, *, said: str) -> None:
    """The first in the upper left corner, the second in the right, others inward."""
    inward, is_left = (place // 2) * 36 * mm, place % 2 == 0
    x = 16 * mm + inward if is_left else WIDTH - 16 * mm - 32 * mm - inward
    _picture(page, row["picture"], x, HEIGHT - 31 * mm, size=(32 * mm, 16 * mm), right=not is_left, said=said)


def _signatory(page: TaggedCanvas, row: Mapping[str, str], *, x: float) -> None:
    """The name and office of an issuer's signatory, below the signature where there is a picture of it."""
    if row["picture"]:
        said = f"Signature : {row['name']}"
        _picture(page, row["picture"], x, BASE + 0.6 * mm, size=(44 * mm, 7.5 * mm), right=False, said=said)
    with page.artifact() as canvas:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.4)
        canvas.line(x, BASE, x + COLUMN - 4 * mm, BASE)
    offices = f"{row['office_fr']} – {row['office_en']}"
    for text, below, colour, size in ((row["name"], 3.2, INK, 8), (offices, 6.2, MUTED, 6.5)):
        with page.part(Part(tag="P", said=text)) as canvas:
            _text(canvas, text, x, BASE - below * mm, size=size, colour=colour)


def _version(page: TaggedCanvas, text: str) -> None:
    """Below the address, which it belongs to."""
    with page.part(Part(tag="P")) as canvas:
        canvas.setFont(FOR_TEXT[0], 6.5)
        canvas.setFillColor(INK)
        canvas.drawRightString(WIDTH - LEFT, 16.6 * mm, text)


def _text(canvas: Canvas, text: str, x: float, y: float, *, size: float, colour: HexColor) -> None:
    """Smaller until it fits its column; in the first font that has every letter."""
    name = font_for(text, candidates=FOR_TEXT)
    while stringWidth(text, name, size) > COLUMN - 4 * mm and size > 4.5:
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
