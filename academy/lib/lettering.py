"""Fonts that are embedded, and which of them can write a text. Used by everything that the Academy prints."""

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from unicodedata import bidirectional, normalize

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

FONTS = Path(__file__).resolve().parent / "fonts"
SERIF, BOLD, SANS, SANS_BOLD = "NotoSerif-Regular", "NotoSerif-Bold", "NotoSans-Regular", "NotoSans-Bold"
SCRIPTS = ("NotoSansGeorgian-Regular", "NotoSansArmenian-Regular", "NotoSansHebrew-Regular")
# Asked in this order for a name on a certificate, and for the text of a document.
FOR_NAMES = (BOLD, "NotoNaskhArabic-Bold", *SCRIPTS)
FOR_TEXT = (SANS, "NotoNaskhArabic-Regular", *SCRIPTS, "NotoSansMath-Regular")
FOR_HEADS = (SANS_BOLD, "NotoNaskhArabic-Bold", *SCRIPTS, "NotoSansMath-Regular")
LAM, BEH, ALEFS = "\u0644", "\u0628", "\u0627\u0623\u0625\u0622"


class GlyphMissing(Exception):
    """No font can draw every letter of a text."""

    code = "glyph_missing"

    def __init__(self, text: str, letters: str) -> None:
        self.text, self.letters = text, letters
        super().__init__(text, letters)


class Lettered(TTFont):
    """A font whose text is read back, copied and searched as it was written, not as its letters were joined.

    Shaping draws Arabic with the forms of a letter (initial, medial, final), some of which have no code but one of the
    private area. The file tells its readers which letter each of them is.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        super().addObjects(doc)
        for key, table in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:") and self.face.name.decode() in key:
                table.content = re.sub(r"(?m)^(<..>) <(\w{4,})>$", self._row, table.content)

    def _row(self, row: re.Match[str]) -> str:
        return f"{row[1]} <{self._written(int(row[2], 16)).encode('utf-16-be').hex().upper()}>"

    def _written(self, code: int) -> str:
        """What was written where this code is drawn; NFKC takes a form back to its letter."""
        letter = self._joined.get(self.face.charToGlyph.get(code, 0), chr(code))
        return normalize("NFKC", letter) if from_right(letter) else letter

    @cached_property
    def _joined(self) -> dict[int, str]:
        """Glyph -> letter, of lam with alef: the one pair that Arabic must draw with forms of its own."""
        if ord(LAM) not in self.face.charToGlyph:
            return {}
        found: dict[int, str] = {}
        for word in (before + LAM + alef for alef in ALEFS for before in ("", BEH)):
            buffer = uharfbuzz.Buffer()
            buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
            buffer.add_str(word)
            buffer.guess_segment_properties()
            uharfbuzz.shape(self.hbFont(10), buffer, {})
            found |= {glyph.codepoint: word[glyph.cluster] for glyph in buffer.glyph_infos}
        return found


@cache
def font(name: str) -> Lettered:
    """The font, registered with ReportLab once per process."""
    registered = Lettered(name, str(FONTS / f"{name}.ttf"), shapable=True)
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
