"""The parts of a document, written into its file: what is a heading, a paragraph, a cell, and where it is drawn."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from academy.lib.archive.parts import Part

_Places = dict[int, dict[int, Any]]


def write_tree(pdf: pikepdf.Pdf, whole: Part) -> None:
    """whole: the document; parts of it that were not drawn are left out."""
    pages = [page.obj for page in pdf.pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    places: _Places = {number: {} for number in range(len(pages))}
    tree.K = _element(pdf, pages, tree, whole, places)
    numbers: list[Any] = []
    for number, page in enumerate(pages):
        page.StructParents, page.Tabs = number, Name.S
        found = places[number]
        numbers += [number, pdf.make_indirect(Array([found[mark] for mark in sorted(found)]))]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree


def _element(pdf: pikepdf.Pdf, pages: list[Any], above: Any, part: Part, places: _Places) -> Any:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{part.tag}"), P=above, **_said(part)))
    for page, number in part.marks:
        places[page][number] = element
    within = [_element(pdf, pages, element, one, places) for one in part.parts if _is_drawn(one)]
    drawn = [Dictionary(Type=Name.MCR, Pg=pages[page], MCID=number) for page, number in part.marks]
    element.K = Array([*drawn, *within])
    return element


def _said(part: Part) -> dict[str, Any]:
    texts = {"Lang": part.language, "ActualText": part.said, "Alt": part.alternative}
    return {key: String(text) for key, text in texts.items() if text} | dict(_attributes(part))


def _attributes(part: Part) -> Iterator[tuple[str, Any]]:
    if part.scope:
        yield "A", Dictionary(O=Name.Table, Scope=Name(f"/{part.scope}"))
    if part.box:
        box = Array([round(value, 2) for value in part.box])
        yield "A", Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)


def _is_drawn(part: Part) -> bool:
    # An empty cell is a cell: without it the others would stand below the wrong head.
    return bool(part.marks) or part.tag in ("TD", "TH") or any(map(_is_drawn, part.parts))
