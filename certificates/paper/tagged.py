"""What each mark on a page is, for those who hear it read: ReportLab draws, this notes the structure.

Source: ISO 14289-1 (PDF/UA-1); ISO 32000-1, 14.6 to 14.8. Every mark is either part of the content or an artifact.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(frozen=True, kw_only=True)
class Part:
    """One piece of content in the order of reading. tag: H1, P, Figure. language: "" for the document's own.

    said: the text as it is read, where glyphs alone would not tell. alternative: what a figure shows, in words.
    box: where a figure stands.
    """

    tag: str
    language: str = ""
    said: str = ""
    alternative: str = ""
    box: Box | None = None


class TaggedCanvas:
    """A canvas whose marks are noted; `parts` in the order in which they were drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.parts: list[Part] = []

    @contextmanager
    def part(self, part: Part) -> Iterator[Canvas]:
        self.canvas._code.append(f"/{part.tag} <</MCID {len(self.parts)}>> BDC")
        self.parts.append(part)
        yield self.canvas
        self.canvas._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[Canvas]:
        """Ornament: not read."""
        self.canvas._code.append("/Artifact BMC")
        yield self.canvas
        self.canvas._code.append("EMC")
