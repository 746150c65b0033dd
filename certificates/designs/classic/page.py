"""The page itself."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from academy.lib.lettering import BOLD, SANS, SERIF, font, font_for, shaped
from certificates.designs.classic.extras import draw_extras
from certificates.designs.classic.symbol import draw_address, draw_seal

WIDTH, HEIGHT = landscape(A4)
INK, MUTED, ACCENT, GOLD = (HexColor(code) for code in ("#16202e", "#4d5a6b", "#1d4f91", "#8a6100"))
MIDDLE = WIDTH / 2
COLUMN = 118 * mm
PLAIN, DENSE = 29 * mm, 40 * mm  # printed sizes of the two symbols, measured to be read from paper and copies


def draw(payload: Mapping[str, Any]) -> bytes:
    """The PDF of a frozen payload; raises GlyphMissing for a text that the fonts cannot write."""
    _check(payload)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, lang="fr", initialFontName=SERIF)
    canvas.setTitle(f"{payload['title_fr']} – {payload['number']}")
    canvas.setAuthor(payload["issuers_fr"])
    canvas.setSubject(payload["statement_fr"])
    _frame(canvas)
    _head(canvas, payload)
    _holder(canvas, payload)
    _particulars(canvas, payload)
    _proof(canvas, payload)
    if payload["is_demonstration"]:
        _label(canvas)
    draw_extras(canvas, payload)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _check(payload: Mapping[str, Any]) -> None:
    for name in (BOLD, SERIF, SANS):
        font(name)
    font_for(payload["name"])
    for key, text in payload.items():
        if isinstance(text, str) and key != "name":
            font_for(text, candidates=(SERIF,))


def _frame(canvas: Canvas) -> None:
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(1.6)
    canvas.rect(9 * mm, 9 * mm, WIDTH - 18 * mm, HEIGHT - 18 * mm)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.5)
    canvas.rect(11 * mm, 11 * mm, WIDTH - 22 * mm, HEIGHT - 22 * mm)


def _centred(canvas: Canvas, text: str, y: float, *, name: str, size: float, colour: HexColor, width: float) -> None:
    """Centred on the page, made smaller until it fits."""
    while stringWidth(text, name, size) > width and size > 6:
        size -= 0.25
    canvas.setFont(name, size)
    canvas.setFillColor(colour)
    letters = shaped(text, name, size)
    canvas.drawString(MIDDLE - stringWidth(letters, name, size) / 2, y, letters)


def _head(canvas: Canvas, payload: Mapping[str, Any]) -> None:
    wide = WIDTH - 50 * mm
    lines = (
        (186, payload["issuers_fr"], SERIF, 15, ACCENT),
        (180, payload["issuers_en"], SERIF, 10, MUTED),
        (169, payload["academy_fr"], SANS, 10, INK),
        (164.5, payload["academy_en"], SANS, 8.5, MUTED),
        (147, payload["title_fr"], BOLD, 27, INK),
        (138.5, payload["title_en"], SERIF, 14, MUTED),
        (129, payload["statement_fr"], SERIF, 12.5, INK),
        (123.5, payload["statement_en"], SERIF, 10, MUTED),
    )
    for y, text, name, size, colour in lines:
        _centred(canvas, text, y * mm, name=name, size=size, colour=colour, width=wide)


def _holder(canvas: Canvas, payload: Mapping[str, Any]) -> None:
    _centred(canvas, payload["given_to"], 110 * mm, name=SANS, size=9, colour=MUTED, width=COLUMN)
    name = font_for(payload["name"])
    _centred(canvas, payload["name"], 97 * mm, name=name, size=30, colour=ACCENT, width=WIDTH - 60 * mm)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.7)
    canvas.line(MIDDLE - 65 * mm, 91 * mm, MIDDLE + 65 * mm, 91 * mm)


def _particulars(canvas: Canvas, payload: Mapping[str, Any]) -> None:
    width = 82 * mm
    for x, language in ((22 * mm, "fr"), (109 * mm, "en")):
        y = 80 * mm
        for key in ("edition", "dates", "credits"):
            canvas.setFont(SERIF if language == "fr" else SANS, 10 if language == "fr" else 9)
            canvas.setFillColor(INK if language == "fr" else MUTED)
            for line in _wrapped(payload[f"{key}_{language}"], canvas, width=width):
                canvas.drawString(x, y, line)
                y -= 5 * mm
            y -= 0.8 * mm
        canvas.setFont(SANS, 8)
        canvas.drawString(x, y, payload[f"under_{language}"])


def _wrapped(text: str, canvas: Canvas, *, width: float) -> list[str]:
    lines, current = [], ""
    for word in text.split(" "):
        longer = f"{current} {word}".strip()
        if current and canvas.stringWidth(longer) > width:
            lines.append(current)
            current = word
        else:
            current = longer
    return [*lines, current]


def _proof(canvas: Canvas, payload: Mapping[str, Any]) -> None:
    """Two symbols: one that any telephone opens, one that carries the signed seal and needs no internet."""
    foot, right = 40 * mm, WIDTH - 22 * mm
    draw_seal(canvas, payload["seal"], x=right - DENSE, y=foot, size=DENSE)
    address_x = right - DENSE - 9 * mm - PLAIN
    draw_address(canvas, payload["address"].upper(), x=address_x, y=foot, size=PLAIN)
    for x, width, key in ((address_x, PLAIN, "check"), (right - DENSE, DENSE, "seal")):
        _caption(canvas, payload[f"{key}_fr"], x, foot - 6.2 * mm, width=width, colour=INK)
        _caption(canvas, payload[f"{key}_en"], x, foot - 9.2 * mm, width=width, colour=MUTED)
    canvas.setFillColor(INK)
    canvas.setFont(SANS, 9)
    canvas.drawRightString(right, 24.5 * mm, payload["code_printed"])
    canvas.setFillColor(MUTED)
    canvas.setFont(SANS, 7)
    canvas.drawRightString(right, 20.5 * mm, payload["address"])
    _foot(canvas, payload)


def _caption(canvas: Canvas, text: str, x: float, y: float, *, width: float, colour: HexColor) -> None:
    """Centred under a symbol, a little wider than it at most."""
    size = 7.0
    while stringWidth(text, SANS, size) > width + 5 * mm:
        size -= 0.25
    canvas.setFont(SANS, size)
    canvas.setFillColor(colour)
    canvas.drawCentredString(x + width / 2, y, text)


def _foot(canvas: Canvas, payload: Mapping[str, Any]) -> None:
    lines = (
        (34, f"N° {payload['number']}", SANS, 9, INK),
        (29.5, payload["issued_fr"], SANS, 8, INK),
        (25.8, payload["issued_en"], SANS, 8, MUTED),
        (21.8, payload["only_with_fr"], SANS, 7, INK),
        (18.6, payload["only_with_en"], SANS, 7, MUTED),
        (15, payload["rendering"], SANS, 6.5, MUTED),
    )
    for y, text, name, size, colour in lines:
        canvas.setFont(name, size)
        canvas.setFillColor(colour)
        canvas.drawString(22 * mm, y * mm, text)


def _label(canvas: Canvas) -> None:
    canvas.setFillColor(GOLD)
    canvas.setFont(SANS, 8.5)
    canvas.drawCentredString(
        MIDDLE, 194 * mm, "DÉMONSTRATION : personnes et valeurs inventées – DEMONSTRATION: invented people and values"
    )
