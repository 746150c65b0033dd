"""From ReportLab's page to PDF/A-3a and PDF/UA-1, with files inside and a field for each signature.

Source: ISO 19005-3, level A; ISO 14289-1. The same page gives the same bytes; no day or name of a program is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from academy.lib.archive import About, Attachment, attach, describe, saved
from certificates.paper.tagged import Part

_PRINTED, _LOCKED = 4, 128


@dataclass(frozen=True, kw_only=True)
class Field:
    """A place for one institution's signature. name: the institution's key. label: what a reader hears."""

    name: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Document(About):
    """What is true of the whole. inside: files, attached."""

    inside: Sequence[Attachment]
    fields: Sequence[Field]


def archived(drawn: bytes, *, parts: Sequence[Part], document: Document) -> bytes:
    """drawn: one page whose marks were noted in `parts`."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        root, page = pdf.Root, pdf.pages[0].obj
        describe(pdf, document)
        # ETSI EN 319 142-1: PAdES in a PDF 1.7. Written here, so that signing changes nothing of it.
        root.Extensions = Dictionary(ESIC=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=1))
        widgets = _fields(pdf, page, document.fields)
        _structure(pdf, page, parts, widgets)
        attach(pdf, document.inside)
        return saved(pdf)


def _fields(pdf: pikepdf.Pdf, page: Any, fields: Sequence[Field]) -> list[Any]:
    """Every field exists before the first signature, so that a signature that is missing shows."""
    widgets = [
        pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(field.name),
                TU=String(field.label),
                F=_PRINTED | _LOCKED,
                Rect=Array([0, 0, 0, 0]),
                P=page,
            )
        )
        for field in fields
    ]
    page.Annots = Array(widgets)
    page.Tabs = Name.S
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(widgets), SigFlags=3))
    return widgets


def _structure(pdf: pikepdf.Pdf, page: Any, parts: Sequence[Part], widgets: Sequence[Any]) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    elements = [_element(pdf, page, whole, number, part) for number, part in enumerate(parts)]
    forms = [_form(pdf, page, whole, widget) for widget in widgets]
    page.StructParents = 0
    numbers: list[Any] = [0, pdf.make_indirect(Array(elements))]
    for place, (widget, form) in enumerate(zip(widgets, forms, strict=True), start=1):
        widget.StructParent = place
        numbers += [place, form]
    whole.K = Array([*elements, *forms])
    tree.K = whole
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(widgets) + 1
    pdf.Root.StructTreeRoot = tree


def _element(pdf: pikepdf.Pdf, page: Any, whole: Any, number: int, part: Part) -> Any:
    element = Dictionary(Type=Name.StructElem, S=Name(f"/{part.tag}"), P=whole, Pg=page, K=number)
    if part.language:
        element.Lang = String(part.language)
    if part.said:
        element.ActualText = String(part.said)
    if part.alternative:
        element.Alt = String(part.alternative)
    if part.box:
        box = Array([round(value, 2) for value in part.box])
        element.A = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    return pdf.make_indirect(element)


def _form(pdf: pikepdf.Pdf, page: Any, whole: Any, widget: Any) -> Any:
    reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=whole, Pg=page, K=reference))
