"""A plain A4 document: title block, paragraphs, tables that break over pages, page n of m. The same input gives the
same bytes. Whoever prints something other than a certificate uses it. Every one is PDF/A-3a and PDF/UA-1: headings,
paragraphs and tables are told to those who hear them read, and the file is good for an archive.

    paper = Paper(title="Minutes", language="en", author="International Drug Policy Academy")
    paper.paragraph("...")
    paper.table(head=["Seat", "Vote"], rows=[["...", "..."]], widths=[3, 1])
    pdf = paper.pdf()
"""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from math import atan2, degrees, hypot
from typing import Any

import pikepdf
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, KeepTogether, SimpleDocTemplate, Spacer

from academy.lib.archive import About, Attachment, Part, attach, describe, ornament, saved, write_tree
from academy.lib.lettering import BOLD, FOR_HEADS, FOR_TEXT, SANS, SANS_BOLD, SCRIPTS, SERIF, font, from_right
from academy.lib.markup import markup
from academy.lib.spoken import Picture, Rule, Ruled, Spoken

INK, MUTED, ACCENT, GOLD, RULE, SHADE = (
    HexColor(code) for code in ("#16202e", "#4d5a6b", "#1d4f91", "#8a6100", "#c6cedb", "#eef2f8")
)
MARGIN = 20 * mm
WIDTH = A4[0] - 2 * MARGIN
PAGE_OF = {"fr": "page {page} sur {pages}", "en": "page {page} of {pages}"}
PAGE_OF_BOTH = "page {page} / {pages}"
FOR_TITLES = (BOLD, "NotoNaskhArabic-Bold", *SCRIPTS)

_TEXT = ParagraphStyle("text", fontName=SANS, fontSize=9.5, leading=13.5, textColor=INK, spaceAfter=2 * mm)
_CELL = ParagraphStyle("cell", parent=_TEXT, fontSize=8.5, leading=11.5, spaceAfter=0)
STYLES = {
    "text": _TEXT,
    "muted": ParagraphStyle("muted", parent=_TEXT, fontSize=8.5, leading=12, textColor=MUTED),
    "label": ParagraphStyle("label", parent=_TEXT, fontSize=8.5, leading=12, textColor=GOLD),
    "title": ParagraphStyle("title", parent=_TEXT, fontName=BOLD, fontSize=17, leading=22, textColor=ACCENT),
    "subtitle": ParagraphStyle("subtitle", parent=_TEXT, fontName=SERIF, fontSize=11.5, leading=15.5),
    "heading": ParagraphStyle(
        "heading", parent=_TEXT, fontName=BOLD, fontSize=11.5, leading=15, spaceBefore=4 * mm, textColor=ACCENT
    ),
    "cell": _CELL,
    "cell_muted": ParagraphStyle("cell_muted", parent=_CELL, textColor=MUTED),
    "number": ParagraphStyle("number", parent=_CELL, alignment=TA_RIGHT),
    "head": ParagraphStyle("head", parent=_CELL, fontName=SANS_BOLD, textColor=INK),
    "head_number": ParagraphStyle("head_number", parent=_CELL, fontName=SANS_BOLD, alignment=TA_RIGHT),
}
_FONTS = {"title": FOR_TITLES, "heading": FOR_TITLES, "head": FOR_HEADS, "head_number": FOR_HEADS}


class Paper:
    """language: "fr" or "en", of the words around the text. label: said on every page, e.g. that values are invented.

    author: who speaks; stands above the title and in the file's own data. reference: stands in the footer.
    both: the paper is in French and English, side by side. across: a word over every page, e.g. that it is a preview.
    """

    def __init__(
        self,
        *,
        title: str,
        language: str,
        author: str,
        subtitle: str = "",
        reference: str = "",
        label: str = "",
        both: bool = False,
        across: str = "",
    ) -> None:
        for name in (BOLD, SERIF, SANS, SANS_BOLD):
            font(name)
        self.title, self.language, self.author = title, language, author
        self.reference, self.label = reference or title, label
        self.pages = 0  # how many there are, once the paper is drawn
        self.page_of, self.across = PAGE_OF_BOTH if both else PAGE_OF[language], across
        self.whole = Part(tag="Document")  # what stands on the paper, as it is heard
        self._story: list[Any] = [self.words(author, "muted"), self.words(title, "title", tag="H1")]
        if subtitle:
            self._story.append(self.words(subtitle, "subtitle"))
        self._story.append(Rule(width=WIDTH, thickness=1, color=ACCENT, spaceBefore=1 * mm, spaceAfter=3 * mm))
        if label:
            self._story.append(self.words(label, "label"))

    def words(self, text: str, style: str, *, tag: str = "P", language: str = "") -> Spoken:
        """A paragraph, the next part of the document; to be put. language: where it is not the paper's own."""
        return _told(text, style, self.whole.add(tag, language=language))

    def picture(self, content: bytes, *, said: str, width: float, height: float) -> Picture:
        """A picture, the next part of the document; to be put. said: what it shows."""
        shown = Picture(BytesIO(content), width=width, height=height, kind="proportional", hAlign="LEFT")
        shown.part = self.whole.add("Figure", alternative=said)
        return shown

    def heading(self, text: str) -> None:
        """A heading; it does not stand alone at the foot of a page."""
        self._story += [CondPageBreak(28 * mm), self.words(text, "heading", tag="H2")]

    def paragraph(self, text: str, *, style: str = "text") -> None:
        """style: "text", "muted" or "label". An empty line in the text begins another paragraph."""
        for part in text.replace("\r\n", "\n").split("\n\n"):
            if part.strip():
                self._story.append(self.words(part.strip(), style))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """What is said in the form "label: value", one below the other."""
        told = self.whole.add("Table")
        rows = [_row(told, pair, ("head", "cell"), heads=1) for pair in pairs]
        table = Ruled(rows, colWidths=[0.3 * WIDTH, 0.7 * WIDTH], splitInRow=1)
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE)])
        self._story += [table, Spacer(1, 3 * mm)]

    def beside(self, pairs: Sequence[tuple[tuple[str, str], tuple[str, str]]]) -> None:
        """Facts in two languages: ((label, text) on the left, (label, text) on the right), one below the other."""
        rows = [
            [self._fact(left, "cell", language="fr"), self._fact(right, "cell_muted", language="en")]
            for left, right in pairs
        ]
        table = Ruled(rows, colWidths=[0.5 * WIDTH, 0.5 * WIDTH])
        table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ]
        )
        self._story += [table, Spacer(1, 2 * mm)]

    def _fact(self, pair: tuple[str, str], style: str, *, language: str) -> list[Spoken]:
        own = "" if language == self.language else language
        return [self.words(pair[0], "head", language=own), self.words(pair[1], style, language=own)]

    def put(self, *flowables: Any) -> None:
        """What a paper draws itself: pictures, symbols."""
        self._story += flowables

    def table(
        self,
        *,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        numbers: Sequence[int] = (),
    ) -> None:
        """widths: shares of the line. numbers: columns set flush right. The head is repeated on every page."""
        share = WIDTH / sum(widths)
        told = self.whole.add("Table")
        first = _row(told, head, ["head_number" if i in numbers else "head" for i in range(len(head))], heads=len(head))
        cells = ["number" if i in numbers else "cell" for i in range(len(head))]
        body = [_row(told, row, cells) for row in rows]
        table = Ruled([first, *body], colWidths=[share * width for width in widths], repeatRows=1, splitInRow=1)
        table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), SHADE),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("TOPPADDING", (0, 0), (-1, -1), 1.2 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6 * mm),
            ]
        )
        self._story += [table, Spacer(1, 3 * mm)]

    def signatures(self, lines: Sequence[tuple[str, str]]) -> None:
        """A line to sign on for each (office, name), side by side; kept on one page."""
        cells = [
            [
                Spacer(1, 16 * mm),
                Rule(width="90%", thickness=0.6, color=INK, hAlign="LEFT"),
                self.words(office, "head"),
                self.words(name, "cell"),
            ]
            for office, name in lines
        ]
        table = Ruled([cells], colWidths=[WIDTH / len(lines)] * len(lines))
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
        self._story.append(KeepTogether([table]))

    def page_break(self) -> None:
        self._story.append(CondPageBreak(A4[1]))

    def pdf(self, *, inside: Sequence[Attachment] = ()) -> bytes:
        """inside: files that it carries."""
        about = About(title=self.title, author=self.author, subject=self.reference, language=self.language)
        with pikepdf.open(BytesIO(self._drawn())) as pdf:
            describe(pdf, about)
            write_tree(pdf, self.whole)
            if inside:
                attach(pdf, inside)
            return saved(pdf)

    def _drawn(self) -> bytes:
        buffer = BytesIO()
        document = SimpleDocTemplate(
            buffer,
            pagesize=A4,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=18 * mm,
            bottomMargin=22 * mm,
            initialFontName=SANS,
            invariant=1,
        )
        document.build(self._story, canvasmaker=partial(_Pages, paper=self))
        return buffer.getvalue()


class _Pages(Canvas):
    """Keeps its pages until their number is known, then writes the footers."""

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._paper = paper
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        self._paper.pages = len(self._kept)
        for state in self._kept:
            self.__dict__.update(state)
            with ornament(self):
                self._foot(pages=len(self._kept))
            super().showPage()
        super().save()

    def _foot(self, *, pages: int) -> None:
        paper = self._paper
        self.setStrokeColor(RULE)
        self.setLineWidth(0.5)
        self.line(MARGIN, 17 * mm, A4[0] - MARGIN, 17 * mm)
        page = paper.page_of.format(page=self._pageNumber, pages=pages)
        left = _set(paper.reference, "muted")
        left.wrapOn(self, WIDTH - 34 * mm, 10 * mm)
        left.drawOn(self, MARGIN, 16 * mm - left.height)
        self.setFillColor(MUTED)
        self.setFont(SANS, 8.5)
        self.drawRightString(A4[0] - MARGIN, 12.6 * mm, page)
        if paper.across:
            draw_across(self, paper.across, width=A4[0], height=A4[1])
        if paper.label and self._pageNumber > 1:
            again = _set(paper.label, "label")
            again.wrapOn(self, WIDTH, 10 * mm)
            again.drawOn(self, MARGIN, A4[1] - 14 * mm)


def draw_across(canvas: Canvas, text: str, *, width: float, height: float) -> None:
    """A word from corner to corner of a page of that size, over what is written there; that can still be read."""
    font(SANS_BOLD)
    canvas.saveState()
    canvas.setFillColor(GOLD)
    canvas.setFillAlpha(0.16)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    size = 0.8 * hypot(width, height) / stringWidth(text, SANS_BOLD, 1)
    canvas.setFont(SANS_BOLD, size)
    canvas.drawCentredString(0, -size / 3, text)
    canvas.restoreState()


def _set(text: str, style: str) -> Spoken:
    return Spoken(markup(text, fonts=_FONTS.get(style, FOR_TEXT)), STYLES[style])


def _told(text: str, style: str, part: Part) -> Spoken:
    made = _set(text, style)
    # Letters from right to left stand in the file in the order of sight.
    made.part, part.said = part, text if from_right(text) else ""
    return made


def _row(table: Part, texts: Sequence[str], styles: Sequence[str], *, heads: int = 0) -> list[Spoken]:
    """heads: how many cells from the left are heads: all of the first row, or the label of the others."""
    row, scope = table.add("TR"), "Column" if heads == len(texts) else "Row"
    parts = [row.add("TH", scope=scope) if place < heads else row.add("TD") for place in range(len(texts))]
    return [_told(*one) for one in zip(texts, styles, parts, strict=True)]
