"""What ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1) ask of a paper, read back from it.

The rules themselves are veraPDF's; these are the promises that our papers keep for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

PAINTS = ("Tj", "TJ", "'", "f", "F", "f*", "S", "s", "B", "b", "Do", "sh")


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One part of a paper as a reader of screens meets it, depth first."""

    tag: str
    language: str
    said: str
    scope: str


def heard(content: bytes, *, title: str, language: str) -> list[Heard]:
    """Its parts, once everything else is as it must be."""
    with pikepdf.open(BytesIO(content)) as pdf:
        _says_what_it_is(pdf, title=title, language=language)
        _fonts_are_inside(pdf)
        _marks_are_in_the_tree(pdf)
        return list(_parts(pdf.Root.StructTreeRoot.K))


def _says_what_it_is(pdf: pikepdf.Pdf, *, title: str, language: str) -> None:
    said = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("3", "A", "1")
    assert said["dc:title"] == title
    root = pdf.Root
    assert str(root.Lang) == language
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert root.OutputIntents[0].S == Name.GTS_PDFA1
    assert root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"
    assert pdf.pdf_version == "1.7"
    assert "/Info" not in pdf.trailer


def _fonts_are_inside(pdf: pikepdf.Pdf) -> None:
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def _marks_are_in_the_tree(pdf: pikepdf.Pdf) -> None:
    """Everything painted is a part of the tree or an ornament, and each finds its part by the page."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for page in pdf.pages:
        own = parents[int(page.obj.StructParents)]
        assert [str(one.S) for one in own] == [tag for _, tag in sorted(_marked(page))]
        for number, element in enumerate(own):
            marks = [int(one.MCID) for one in element.K if "/MCID" in one and one.Pg.objgen == page.obj.objgen]
            assert number in marks


def _marked(page: Any) -> Iterator[tuple[int, str]]:
    open_marks = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            open_marks += 1
            assert open_marks == 1
            if operator == "BDC":
                yield int(instruction.operands[1].MCID), str(instruction.operands[0])
        elif operator == "EMC":
            open_marks -= 1
        elif operator in PAINTS:
            assert open_marks == 1, operator
    assert open_marks == 0


def _parts(element: Any) -> Iterator[Heard]:
    yield Heard(
        tag=str(element.S).removeprefix("/"),
        language=str(element.get("/Lang", "")),
        said=str(element.get("/ActualText", element.get("/Alt", ""))),
        scope=str(element.A.get("/Scope", "")).removeprefix("/") if "/A" in element else "",
    )
    for one in element.K:
        if "/S" in one:
            yield from _parts(one)


def rows(parts: list[Heard]) -> list[list[str]]:
    """The tags of each row of tables."""
    found: list[list[str]] = []
    for one in parts:
        if one.tag == "TR":
            found.append([])
        elif one.tag in ("TH", "TD"):
            found[-1].append(one.tag)
    return found
