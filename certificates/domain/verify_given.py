"""What a stranger gives the program: a text, a file, a picture; other files of the Academy by their content. Pure."""

import json
import sys
from pathlib import Path

from certificates.domain import codes, head, receipt, status_list, symbols, trust
from certificates.domain.record import RecordRefused
from certificates.domain.record import decode as decode_record
from certificates.domain.sealed import LONGEST

LARGEST_PICTURE = 60_000_000  # bytes
DOCUMENTS = (".json", ".cbor")
# By the format that a document names; the words are `verify_words`.
_FORMATS = {trust.FORMAT: "trust", status_list.FORMAT: "status", head.FORMAT: "proof"}
KINDS = ("badge", "trust", "status", "proof", "record", "paper", "address")


class NothingToCheck(Exception):
    """No seal could be read where one was looked for. key: of WORDS."""

    code = "nothing_to_check"


class OtherFile(Exception):
    """One that the Academy has given out and that is not checked here. kind: of KINDS."""

    code = "other_file"

    def __init__(self, kind: str, *, code: str = "") -> None:
        super().__init__(kind)
        self.kind, self.shown = kind, code


class PdfFound(Exception):
    """Not a text but a PDF is to be checked."""

    code = "pdf_found"

    def __init__(self, content: bytes) -> None:
        self.content = content
        super().__init__()


def require_own(data: bytes) -> None:
    """Raises OtherFile for what the Academy gives out and the program does not check, or takes by an option."""
    kind = _kind_of_json(data)
    if kind or _is_record(data):
        raise OtherFile(kind or "record")


def _is_record(data: bytes) -> bool:
    try:
        decode_record(data)
    except RecordRefused:
        return False
    return True


def _kind_of_json(data: bytes) -> str:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(content, dict) or content.get("format") == receipt.FORMAT:
        return ""
    if "format" not in content and "@context" in content:
        return "badge"
    return _FORMATS.get(str(content.get("format")), "")


def text_in(seal: str) -> str:
    """Given as text, in a file, or in the symbol of a picture. Raises PdfFound for a PDF, else as `seal_in`."""
    if seal == "-":
        return sys.stdin.read(LONGEST + 1)
    path = Path(seal)
    if path.suffix.lower() == ".pdf":
        with path.open("rb") as file:
            raise PdfFound(file.read(LARGEST_PICTURE + 1))
    if path.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp"):
        return _read_picture(path)
    if path.suffix.lower() == ".txt":
        with path.open(encoding="utf-8") as file:
            return file.read(LONGEST + 1)
    return seal


def _read_picture(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST_PICTURE + 1)
    try:
        return seal_in(content)
    except ImportError as error:
        raise NothingToCheck("needs") from error


def seal_in(content: bytes) -> str:
    """Raises ImportError, NothingToCheck, and OtherFile where only the small symbol was seen."""
    try:
        found = symbols.read(content)
    except symbols.SymbolsRefused as error:
        raise NothingToCheck("no code") from error
    text = next((text for text in found if "#" in text), "")
    if not text:
        code = next(filter(None, map(codes.pasted, found)), "")
        raise OtherFile("address", code=code) if code else NothingToCheck("no code")
    return text
