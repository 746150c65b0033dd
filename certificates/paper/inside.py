"""The files inside a certificate's PDF, as an archive names them. Source: ISO 19005-3, 6.8; ISO 32000-2, 14.13."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from certificates.domain.attached import BADGES, CREDENTIAL, INCLUSION, SUPPLEMENT


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """said: what a reader shows of it. relationship: to the page, as the archive form names it."""

    name: str
    content: bytes
    said: str
    relationship: Name


def attachments(
    credential: bytes, inclusion: bytes, badges: bytes, supplement: bytes | None = None
) -> tuple[Attachment, ...]:
    """Each as JSON. supplement: its words, None where none was frozen with the certificate."""
    three = (
        Attachment(
            name=CREDENTIAL, content=credential, said="Signed record of the certificate", relationship=Name.Data
        ),
        Attachment(
            name=INCLUSION, content=inclusion, said="Proof of its line in the public register",
            relationship=Name.Supplement,
        ),
        Attachment(name=BADGES, content=badges, said="Open Badges 3.0 of every issuer", relationship=Name.Alternative),
    )  # fmt: skip
    return (*three, words_of_supplement(supplement)) if supplement else three


def words_of_supplement(data: bytes) -> Attachment:
    """The same file in the certificate and in its supplement."""
    said = "Words of the certificate supplement"
    return Attachment(name=SUPPLEMENT, content=data, said=said, relationship=Name.Supplement)


def carrying(drawn: bytes, files: Sequence[Attachment]) -> bytes:
    """The document with files inside; the same document and files give the same bytes."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        attach(pdf, files)
        buffer = BytesIO()
        pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return buffer.getvalue()


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
