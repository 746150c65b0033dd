"""The sheet that certificates share: where their words, names and symbols stand. A design gives it its look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from academy.lib.archive import Attachment
from academy.lib.lettering import BOLD, SANS, SERIF, font, font_for, shaped
from certificates.paper.archive import Document, Field, archived
from certificates.paper.extras import draw_extras, width_between_logos
from certificates.paper.spelled import draw_spelled
from certificates.paper.symbol import draw_address, draw_seal
from certificates.paper.tagged import Part, TaggedCanvas

WIDTH, HEIGHT = landscape(A4)
INK, MUTED, GOLD = (HexColor(code) for code in ("#16202e", "#4d5a6b", "#8a6100"))
MIDDLE = WIDTH / 2
COLUMN = 118 * mm
FOOT = 171 * mm  # the longest line of the foot: the address begins to the right of it
BESIDE_LOGOS = 178  # mm above the foot of the page; higher lines share the height with logos
PLAIN, DENSE = 29 * mm, 40 * mm  # printed sizes of the two symbols, measured to be read from paper and copies
DEMONSTRATION = "DÉMONSTRATION : personnes et valeurs inventées – DEMONSTRATION: invented people and values"


@dataclass(frozen=True, kw_only=True)
class Look:
    """accent, second: colours. frame: millimetres from the edge and width in points of each line, outer ones first.

    above: words above the title, French and English; "" for none.
    """

    accent: HexColor
    second: HexColor = GOLD
    frame: tuple[tuple[float, float], ...] = ((9, 1.6), (11, 0.5))
    above: tuple[str, str] = ("", "")


def draw_sheet(payload: Mapping[str, Any], *, look: Look, inside: Sequence[Attachment] = ()) -> bytes:
    """The unsigned PDF of a frozen payload, with an empty field for each issuer's signature.

    inside: files that it carries; a preview carries none. Raises GlyphMissing for a text that the fonts cannot write.
    """
    check(payload)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=SERIF)
    page = TaggedCanvas(canvas)
    _frame(page, look)
    _head(page, payload, look)
    _holder(page, payload, look)
    _particulars(page, payload)
    _proof(page, payload)
    _foot(page, payload)
    draw_extras(page, payload)
    canvas.showPage()
    canvas.save()
    if payload.get("preview"):  # no seal, so nothing for an archive and nowhere to sign
        return buffer.getvalue()
    return archived(buffer.getvalue(), parts=page.parts, document=_document(payload, inside))


def _document(payload: Mapping[str, Any], inside: Sequence[Attachment]) -> Document:
    return Document(
        title=f"{payload['title_fr']} – {payload['number']}",
        author=payload["issuers_fr"],
        subject=payload["statement_fr"],
        language="fr",
        inside=inside,
        fields=[Field(name=one["key"], label=f"Signature : {one['name_fr']}") for one in payload["issuers"]],
    )


def check(payload: Mapping[str, Any]) -> None:
    """Raises GlyphMissing for a text that the fonts cannot write."""
    for name in (BOLD, SERIF, SANS):
        font(name)
    font_for(payload["name"])
    for key, text in payload.items():
        if isinstance(text, str) and key != "name":
            font_for(text, candidates=(SERIF,))


def _frame(page: TaggedCanvas, look: Look) -> None:
    with page.artifact() as canvas:
        for place, (from_edge, width) in enumerate(look.frame):
            inset = from_edge * mm
            canvas.setStrokeColor(look.second if place else look.accent)
            canvas.setLineWidth(width)
            canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)


def _centred(canvas: Canvas, text: str, y: float, *, name: str, size: float, colour: HexColor, width: float) -> None:
    """Centred on the page, made smaller until it fits."""
    size = _fitting(text, name, size, width, smallest=3)
    canvas.setFont(name, size)
    canvas.setFillColor(colour)
    canvas.drawCentredString(MIDDLE, y, text)


def _fitting(text: str, name: str, size: float, width: float, *, smallest: float = 6) -> float:
    while stringWidth(text, name, size) > width and size > smallest:
        size -= 0.25
    return size


def _head(page: TaggedCanvas, payload: Mapping[str, Any], look: Look) -> None:
    wide = WIDTH - 50 * mm
    if payload["is_demonstration"]:
        with page.part(Part(tag="P")) as canvas:
            _centred(canvas, DEMONSTRATION, 194 * mm, name=SANS, size=8.5, colour=GOLD, width=wide)
    lines = (
        (186, "issuers_fr", SERIF, 15, look.accent),
        (180, "issuers_en", SERIF, 10, MUTED),
        (169, "academy_fr", SANS, 10, INK),
        (164.5, "academy_en", SANS, 8.5, MUTED),
        (147, "title_fr", BOLD, 27, INK),
        (138.5, "title_en", SERIF, 14, MUTED),
        (129, "statement_fr", SERIF, 12.5, INK),
        (123.5, "statement_en", SERIF, 10, MUTED),
    )
    between = min(wide, width_between_logos(payload))
    for y, key, name, size, colour in lines:
        width = between if y > BESIDE_LOGOS else wide
        with page.part(_part(key, tag="H1" if key == "title_fr" else "P")) as canvas:
            _centred(canvas, payload[key], y * mm, name=name, size=size, colour=colour, width=width)
    _above(page, look)


def _above(page: TaggedCanvas, look: Look) -> None:
    """Small letters between the Academy and the title."""
    french, english = look.above
    for y, text, language, size, colour in ((160, french, "", 9.5, look.accent), (156.3, english, "en", 7.5, MUTED)):
        if text:
            with page.part(Part(tag="P", language=language)) as canvas:
                _centred(canvas, text, y * mm, name=SANS, size=size, colour=colour, width=WIDTH - 50 * mm)


def _part(key: str, *, tag: str = "P") -> Part:
    """The part of a payload's text; its language is the end of its key."""
    return Part(tag=tag, language="en" if key.endswith("_en") else "")


def _holder(page: TaggedCanvas, payload: Mapping[str, Any], look: Look) -> None:
    with page.part(Part(tag="P")) as canvas:
        _centred(canvas, payload["given_to"], 110 * mm, name=SANS, size=9, colour=MUTED, width=COLUMN)
    _name(page, payload["name"], look)
    with page.artifact() as canvas:
        canvas.setStrokeColor(look.second)
        canvas.setLineWidth(0.7)
        canvas.line(MIDDLE - 65 * mm, 91 * mm, MIDDLE + 65 * mm, 91 * mm)


def _name(page: TaggedCanvas, text: str, look: Look) -> None:
    """Whoever copies it out of the file, or hears it read, gets it as signed."""
    name = font_for(text)
    size = _fitting(text, name, 30, WIDTH - 60 * mm)
    with page.part(Part(tag="P", said=text)) as canvas:
        canvas.setFont(name, size)
        canvas.setFillColor(look.accent)
        start = MIDDLE - stringWidth(shaped(text, name, size), name, size) / 2
        draw_spelled(canvas, text, name=name, size=size, x=start, y=97 * mm)


def _particulars(page: TaggedCanvas, payload: Mapping[str, Any]) -> None:
    width = 82 * mm
    for x, language in ((22 * mm, "fr"), (109 * mm, "en")):
        y = 80 * mm
        name, size, colour = (SERIF, 10, INK) if language == "fr" else (SANS, 9, MUTED)
        for key in (f"edition_{language}", f"dates_{language}", f"credits_{language}"):
            with page.part(_part(key)) as canvas:
                canvas.setFont(name, size)
                canvas.setFillColor(colour)
                for line in _wrapped(payload[key], canvas, width=width):
                    canvas.drawString(x, y, line)
                    y -= 5 * mm
            y -= 0.8 * mm
        with page.part(_part(f"under_{language}")) as canvas:
            canvas.setFont(SANS, 8)
            canvas.setFillColor(colour)
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


def _proof(page: TaggedCanvas, payload: Mapping[str, Any]) -> None:
    """Two symbols: one that any telephone opens, one that carries the signed seal and needs no internet."""
    foot, right = 40 * mm, WIDTH - 22 * mm
    symbols = (
        ("check", draw_address, payload["address"].upper(), right - DENSE - 9 * mm - PLAIN, PLAIN),
        ("seal", draw_seal, payload["seal"], right - DENSE, DENSE),
    )
    for key, draw_symbol, text, x, size in symbols:
        said = f"{payload[f'{key}_fr']} : {payload['address']}"
        with page.part(Part(tag="Figure", alternative=said, box=(x, foot, x + size, foot + size))) as canvas:
            draw_symbol(canvas, text, x=x, y=foot, size=size)
        for language, below, colour in (("fr", 6.2, INK), ("en", 9.2, MUTED)):
            with page.part(_part(f"{key}_{language}")) as canvas:
                _caption(canvas, payload[f"{key}_{language}"], x, foot - below * mm, width=size, colour=colour)
    for height, text, size, colour in ((24.5, payload["code_printed"], 9, INK), (20.5, payload["address"], 7, MUTED)):
        with page.part(Part(tag="P")) as canvas:
            canvas.setFont(SANS, size)
            canvas.setFillColor(colour)
            canvas.drawRightString(right, height * mm, text)


def _caption(canvas: Canvas, text: str, x: float, y: float, *, width: float, colour: HexColor) -> None:
    """Centred under a symbol, a little wider than it at most."""
    canvas.setFont(SANS, _fitting(text, SANS, 7, width + 5 * mm))
    canvas.setFillColor(colour)
    canvas.drawCentredString(x + width / 2, y, text)


def _foot(page: TaggedCanvas, payload: Mapping[str, Any]) -> None:
    lines = (
        (34, "number", 9, INK),
        (29.5, "issued_fr", 8, INK),
        (25.8, "issued_en", 8, MUTED),
        (21.8, "only_with_fr", 7, INK),
        (18.6, "only_with_en", 7, MUTED),
        (15, "rendering", 6.5, MUTED),
    )
    for y, key, size, colour in lines:
        with page.part(_part(key)) as canvas:
            text = f"N° {payload[key]}" if key == "number" else payload[key]
            canvas.setFont(SANS, _fitting(text, SANS, size, FOOT, smallest=2))
            canvas.setFillColor(colour)
            canvas.drawString(22 * mm, y * mm, text)
