"""What each mark on a page is, for those who hear it read: content in its place in the document, or ornament.

Source: ISO 14289-1; ISO 32000-1, 14.6 to 14.8. A part is made in the order of reading; where it is drawn is noted on
it, also where a page ends in the middle of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(eq=False)
class Part:
    """tag: H1, P, Table, TR, TH, TD, Figure... language: "" for that of the part around it.

    said: the text as it is read, where glyphs alone would not tell. alternative: what a figure shows, in words.
    scope: of a TH, Column or Row. marks: (page from 0, number on the page), in the order drawn.
    """

    tag: str
    language: str = ""
    said: str = ""
    alternative: str = ""
    scope: str = ""
    box: Box | None = None
    parts: list["Part"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, *, language: str = "", said: str = "", alternative: str = "", scope: str = "") -> "Part":
        """The next part within this one."""
        part = Part(tag=tag, language=language, said=said, alternative=alternative, scope=scope)
        self.parts.append(part)
        return part


@contextmanager
def content(canvas: Canvas, part: Part) -> Iterator[None]:
    """What is drawn in here is this part."""
    numbers = canvas.__dict__.setdefault("_marks", {})
    page = canvas.getPageNumber() - 1
    number = numbers[page] = numbers.get(page, -1) + 1
    part.marks.append((page, number))
    canvas._code.append(f"/{part.tag} <</MCID {number}>> BDC")
    yield
    canvas._code.append("EMC")


@contextmanager
def ornament(canvas: Canvas) -> Iterator[None]:
    """Lines, shades, what stands on every page: not read."""
    canvas._code.append("/Artifact BMC")
    yield
    canvas._code.append("EMC")
