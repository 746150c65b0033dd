"""ReportLab's flowables that note which part of the document they draw, so that it can be heard in its order."""

from typing import Any

from reportlab.platypus import HRFlowable, Image, Paragraph, Table

from academy.lib.archive import Part, content, ornament
from academy.lib.lettering import SANS


class Spoken(Paragraph):
    """A paragraph that is one part, also where a page ends in it. The head of a table that is repeated is read once.

    Without a part, it belongs to what is drawn around it.
    """

    part: Part | None = None
    is_piece = False

    def split(self, *available: Any) -> list[Any]:
        pieces: list[Any] = super().split(*available)
        for piece in pieces:
            piece.part, piece.is_piece = self.part, piece.is_piece or piece is not self
        return pieces

    def draw(self) -> None:
        if self.part is None:
            super().draw()
            return
        is_again = bool(self.part.marks) and not self.is_piece
        with ornament(self.canv) if is_again else content(self.canv, self.part):
            super().draw()


class Ruled(Table):
    """A table whose shades and lines are not read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Its own words it has none; but it names a font for every cell, which would be one that is not in the file.
        self.setStyle([("FONTNAME", (0, 0), (-1, -1), SANS)])

    def _drawBkgrnd(self) -> None:  # noqa: N802 - ReportLab's name
        with ornament(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802 - ReportLab's name
        with ornament(self.canv):
            super()._drawLines()


class Rule(HRFlowable):
    def draw(self) -> None:
        with ornament(self.canv):
            super().draw()


class Picture(Image):
    """A figure, with words for those who do not see it in `part`."""

    part: Part

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        self.part.box = (left, bottom, left + self.drawWidth, bottom + self.drawHeight)
        with content(self.canv, self.part):
            super().draw()
