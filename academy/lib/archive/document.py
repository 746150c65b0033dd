"""What a file says of itself: title, language, colours, the standards it keeps. The same words give the same bytes.

No day and no name of a program is written.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from academy.lib.archive.metadata import packet

_ICC = Path(__file__).resolve().parent / "srgb.icc"  # written by LittleCMS: "No copyright, use freely"


@dataclass(frozen=True, kw_only=True)
class About:
    """language: BCP 47, of what says nothing else."""

    title: str
    author: str
    subject: str
    language: str


def describe(pdf: pikepdf.Pdf, about: About) -> None:
    root = pdf.Root
    metadata = pdf.make_stream(packet(title=about.title, author=about.author, subject=about.subject,
                                      language=about.language))  # fmt: skip
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    profile = pdf.make_stream(_icc())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([pdf.make_indirect(intent)])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(about.language)
    for key in ("/Outlines", "/PageMode"):
        if key in root:
            del root[key]
    del pdf.docinfo  # its days and program are nobody's business, and what it says stands in the metadata


def saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = BytesIO()
    pdf.save(
        buffer,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
    )
    return buffer.getvalue()


@cache
def _icc() -> bytes:
    return _ICC.read_bytes()
