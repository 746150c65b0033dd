"""A text as ReportLab's paragraphs read it: each run of letters in a font that has them."""

import re
from collections.abc import Iterator
from html import escape

from academy.lib.lettering import FOR_TEXT, font, missing, shaped

# Words from right to left with what stands between them.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_FROM_RIGHT = re.compile(rf"[{_RIGHT}](?:[\s\d.,:/\-–]*[{_RIGHT}])*")
_ANY_SIZE = 10  # the letters that are drawn do not depend on it
LONGEST = 56  # letters of a line from right to left: such a line is drawn whole


def markup(text: str, *, fonts: tuple[str, ...] = FOR_TEXT) -> str:
    """The text, escaped, with its line breaks; a letter that no font has is printed as its code, never lost."""
    pieces: list[str] = []
    at = 0
    for found in _FROM_RIGHT.finditer(text):
        pieces += [_from_left(text[at : found.start()], fonts), _from_right(found.group(), fonts)]
        at = found.end()
    pieces.append(_from_left(text[at:], fonts))
    return "".join(pieces)


def _from_left(text: str, fonts: tuple[str, ...]) -> str:
    return "".join(_tagged(run, name, fonts) for name, run in _runs(_drawable(text, fonts), fonts))


def _drawable(text: str, fonts: tuple[str, ...]) -> str:
    return "".join(letter if _font_of(letter, fonts) else f"‹U+{ord(letter):04X}›" for letter in text)


def _runs(text: str, fonts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    run, current = "", fonts[0]
    for letter in text:
        name = _font_of(letter, fonts) or fonts[0]
        if name != current and not letter.isspace():
            if run:
                yield current, run
            run, current = "", name
        run += letter
    if run:
        yield current, run


def _font_of(letter: str, fonts: tuple[str, ...]) -> str:
    if letter.isspace():
        return fonts[0]
    return next((name for name in fonts if ord(letter) in font(name).face.charToGlyph), "")


def _tagged(run: str, name: str, fonts: tuple[str, ...]) -> str:
    inner = escape(run, quote=False).replace("\n", "<br/>")
    return inner if name == fonts[0] else f'<font name="{name}">{inner}</font>'


def _from_right(text: str, fonts: tuple[str, ...]) -> str:
    """Lines that are drawn whole, so that their words stand in order of sight."""
    lines, current = [], ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if current and len(longer) > LONGEST:
            lines.append(current)
            current = word
        else:
            current = longer
    return "<br/>".join(_line(line, fonts) for line in [*lines, current])


def _line(text: str, fonts: tuple[str, ...]) -> str:
    whole = next((name for name in fonts if not missing(text, name)), "")
    if not whole:
        return _from_left(text, fonts)
    # Its spaces must not break: the line stands in order of sight already.
    return _tagged(shaped(text, whole, _ANY_SIZE).replace(" ", "\u00a0"), whole, fonts)
