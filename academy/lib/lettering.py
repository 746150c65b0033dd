"""Fonts that are embedded, and which of them can write a text. Used by everything that the Academy prints."""

from functools import cache
from pathlib import Path
from unicodedata import bidirectional

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

FONTS = Path(__file__).resolve().parent / "fonts"
SERIF, BOLD, SANS, SANS_BOLD = "NotoSerif-Regular", "NotoSerif-Bold", "NotoSans-Regular", "NotoSans-Bold"
SCRIPTS = ("NotoSansGeorgian-Regular", "NotoSansArmenian-Regular", "NotoSansHebrew-Regular")
# Asked in this order for a name on a certificate, and for the text of a document.
FOR_NAMES = (BOLD, "NotoNaskhArabic-Bold", *SCRIPTS)
FOR_TEXT = (SANS, "NotoNaskhArabic-Regular", *SCRIPTS, "NotoSansMath-Regular")
FOR_HEADS = (SANS_BOLD, "NotoNaskhArabic-Bold", *SCRIPTS, "NotoSansMath-Regular")


class GlyphMissing(Exception):
    """No font can draw every letter of a text."""

    code = "glyph_missing"

    def __init__(self, text: str, letters: str) -> None:
        self.text, self.letters = text, letters
        super().__init__(text, letters)


@cache
def font(name: str) -> TTFont:
    """The font, registered with ReportLab once per process."""
    registered = TTFont(name, str(FONTS / f"{name}.ttf"), shapable=True)
    pdfmetrics.registerFont(registered)
    return registered


def font_for(text: str, *, candidates: tuple[str, ...] = FOR_NAMES) -> str:
    """The first font that has every letter of the text; raises GlyphMissing with what the best one lacks."""
    lacking = {name: missing(text, name) for name in candidates}
    fitting = next((name for name, letters in lacking.items() if not letters), None)
    if fitting is None:
        raise GlyphMissing(text, min(lacking.values(), key=len))
    return fitting


def missing(text: str, name: str) -> str:
    glyphs = font(name).face.charToGlyph
    return "".join(sorted({letter for letter in text if not letter.isspace() and ord(letter) not in glyphs}))


def from_right(text: str) -> bool:
    """Whether a script in the text is written from right to left."""
    return any(bidirectional(letter) in ("R", "AL") for letter in text)


def shaped(text: str, name: str, size: float) -> str:
    """The letters as they are drawn: joined and in order of sight where a script is written from right to left."""
    if not from_right(text):
        return text
    drawn: str = shapeStr(text, name, size, force=True)
    return drawn
