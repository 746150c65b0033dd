"""The files inside a PDF, as an archive names them. Source: ISO 19005-3, 6.8; ISO 32000-2, 14.13."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """said: what a reader shows of it. relationship: to the page, as the archive form names it."""

    name: str
    content: bytes
    said: str
    relationship: Name


def attach(pdf: pikepdf.Pdf, files: Sequence[Attachment]) -> None:
    """files: in the order of their names, as the tree of names wants them."""
    found = [_file(pdf, one) for one in files]
    names = [part for one, file in zip(files, found, strict=True) for part in (String(one.name), file)]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
    pdf.Root.AF = Array(found)


def _file(pdf: pikepdf.Pdf, one: Attachment) -> Any:
    stream = pdf.make_stream(one.content)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/application/json")
    stream.Params = Dictionary(Size=len(one.content))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(one.name),
            UF=String(one.name),
            Desc=String(one.said),
            AFRelationship=one.relationship,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
