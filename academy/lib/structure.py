"""What is read aloud of a printed paper, and in which order: noted while ReportLab draws, written into the file after.

Source: ISO 14289-1 (PDF/UA-1); ISO 32000-1, 14.6 to 14.8. Every mark is a part of the content or an artifact: on a page
all is an artifact (rules, shades, the foot) but what `part` encloses.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

_OPEN, _CLOSE = "/Artifact BMC", "EMC"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(eq=False, kw_only=True)
class Node:
    """One thing that is read. tag: H1, P, Table... language: "" for the paper's own. alternative: a figure in words.

    said: the text, where its letters stand in order of sight. scope: "Column" or "Row", of the head of a table.
    within: the table of a cell, which is read where it was begun. marks: (page, number on it), more than one where a
    text goes on overleaf.
    """

    tag: str
    language: str = ""
    alternative: str = ""
    said: str = ""
    scope: str = ""
    within: "Node | None" = None
    kids: list["Node"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)


class Structure:
    """Of one paper: its parts in the order in which they were drawn."""

    def __init__(self) -> None:
        self.whole = Node(tag="Document")
        self._on_page: dict[int, list[Node]] = {}

    @contextmanager
    def part(self, canvas: Canvas, node: Node) -> Iterator[None]:
        """What is drawn now is read; but the head of a table once only, not again on its next page."""
        if node.scope == "Column" and node.marks:
            yield
            return
        begun = node.within or node
        if begun not in self.whole.kids:
            self.whole.kids.append(begun)
        page = canvas.getPageNumber()
        marked = self._on_page.setdefault(page, [])
        canvas._code += [_CLOSE, f"/{node.tag} <</MCID {len(marked)}>> BDC"]
        node.marks.append((page, len(marked)))
        marked.append(node)
        yield
        canvas._code += [_CLOSE, _OPEN]

    def written(self, drawn: bytes, *, title: str, author: str, language: str) -> bytes:
        """The paper with its structure. The same paper gives the same bytes."""
        with pikepdf.open(BytesIO(drawn)) as pdf:
            root = pdf.Root
            words = {"title": escape(title), "author": escape(author), "language": language}
            root.Metadata = pdf.make_stream(_PACKET.format(**words).encode(), Type=Name.Metadata, Subtype=Name.XML)
            root.MarkInfo = Dictionary(Marked=True)
            root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
            self._write(pdf)
            buffer = BytesIO()
            pdf.save(buffer, deterministic_id=True, fix_metadata_version=False)
        return buffer.getvalue()

    def _write(self, pdf: pikepdf.Pdf) -> None:
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        elements: dict[Node, Any] = {}
        tree.K = _element(pdf, self.whole, tree, elements)
        numbers: list[Any] = []
        for index, page in enumerate(pdf.pages):
            page.obj.StructParents = index
            numbers += [index, Array([elements[node] for node in self._on_page.get(index + 1, [])])]
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(pdf.pages)
        pdf.Root.StructTreeRoot = tree


def enclose(code: list[str]) -> None:
    """A page whose parts are marked: the rest is artifacts from its first mark to its last."""
    code.insert(0, _OPEN)
    code.append(_CLOSE)


def _element(pdf: pikepdf.Pdf, node: Node, parent: Any, elements: dict[Node, Any]) -> Any:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent))
    elements[node] = element
    if node.language:
        element.Lang = String(node.language)
    if node.alternative:
        element.Alt = String(node.alternative)
    if node.said:
        element.ActualText = String(node.said)
    if node.scope:
        element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
    marks = [Dictionary(Type=Name.MCR, Pg=pdf.pages[page - 1].obj, MCID=number) for page, number in node.marks]
    element.K = Array([*marks, *(_element(pdf, kid, element, elements) for kid in node.kids)])
    return element
