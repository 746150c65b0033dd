"""What a file is, by its content, and whether it may come in."""

import io
import re
import zipfile

from django.utils.translation import gettext as _

_ZIPPED = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_BEGINNINGS = {
    re.compile(rb"%PDF-"): "pdf",
    re.compile(rb"\x89PNG\r\n\x1a\n"): "png",
    re.compile(rb"\xff\xd8\xff"): "jpeg",
    re.compile(rb"RIFF.{4}WEBP", re.DOTALL): "webp",
    re.compile(rb".{4}ftyp(?:heic|heix|hevc|mif1|msf1)", re.DOTALL): "heic",
}
_OPEN_DOCUMENT = {b"application/vnd.oasis.opendocument.text": "odt"}


class UploadRefused(Exception):
    """The file is too large, or not of a kind that is asked for."""

    code = "upload_refused"


def check_upload(*, name: str, content: bytes, kinds: frozenset[str], max_bytes: int) -> str:
    """The kind of the file ("pdf", "docx", "odt", "xlsx", "text", or of a picture); raises UploadRefused."""
    if not content:
        raise UploadRefused(_("The file “%(name)s” is empty.") % {"name": name})
    if len(content) > max_bytes:
        words = _("The file “%(name)s” has %(size)s MB; at most %(most)s MB are taken.")
        size = {"name": name, "size": f"{len(content) / 2**20:.1f}", "most": max_bytes // 2**20}
        raise UploadRefused(words % size)
    kind = sniff(content)
    if kind not in kinds:
        words = _("The file “%(name)s” is not one of: %(kinds)s (its content was looked at, not its name).")
        raise UploadRefused(words % {"name": name, "kinds": ", ".join(sorted(kinds))})
    return kind


def sniff(content: bytes) -> str:
    """The kind by the first bytes and, for packed formats, by what is inside; "" when unknown."""
    for beginning, kind in _BEGINNINGS.items():
        if beginning.match(content):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _inside_zip(content)
    return "text" if _is_text(content) else ""


def _inside_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            for member, kind in _ZIPPED.items():
                if member in names:
                    return kind
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                return _OPEN_DOCUMENT.get(packed.read("mimetype").strip(), "")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return ""
    return ""


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in content
