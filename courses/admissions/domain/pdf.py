"""Active content in a PDF: what would run or open something in the reader's hands. Pure: bytes in, names out.

Names in a PDF may be written with #xx escapes, and objects may lie in compressed streams; both are looked into.
"""

import re
import zlib

# What is refused, by the name that stands in the file. Source: ISO 32000, 12.6.4 and 7.11.4.
ACTIVE: dict[bytes, str] = {
    b"/JavaScript": "JavaScript",
    b"/Launch": "launch action",
    b"/EmbeddedFile": "embedded file",
    b"/EmbeddedFiles": "embedded file",
    b"/RichMedia": "rich media",
    b"/XFA": "XFA form",
    b"/SubmitForm": "form that sends data",
    b"/ImportData": "form that sends data",
}
# A streams' worth that no curriculum vitae needs; what is larger is not unpacked but reported.
MOST_UNPACKED = 20 * 2**20
TOO_MUCH = "stream too large to be looked into"
ENCRYPTED = "encryption"
UNREADABLE = "object stream that cannot be looked into"
_NAME = re.compile(rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]+")
# An object stream begins with pairs of numbers: which object, and where it begins.
_OBJECTS = re.compile(rb"\s*(\d+\s+\d+\s+)+(<<|\[|\(|/)")
BEFORE = 4096  # bytes before a stream that may hold its dictionary
_STREAM = re.compile(rb"stream\r?\n")


def active_content(content: bytes) -> set[str]:
    """Kinds of active content found; empty for a plain document."""
    found, room = _named(content), MOST_UNPACKED
    view = memoryview(content)
    if b"/Encrypt" in content:
        found.add(ENCRYPTED)
    for match in _STREAM.finditer(content):
        before = _canonical(content[max(0, match.start() - BEFORE) : match.start()])
        unpacked, complete = _unpacked(view[match.end() :], room)
        room -= len(unpacked)
        if not complete:
            return found | {TOO_MUCH}
        # Only an object stream holds dictionaries; a page may well say "JavaScript" to its reader.
        if b"/ObjStm" in before or _OBJECTS.match(unpacked):
            found |= _named(unpacked)
            own = before.rpartition(b"endobj")[2]
            if not unpacked and b"/ObjStm" in own and b"/Filter" in own:
                found.add(UNREADABLE)
    return found


def _named(content: bytes) -> set[str]:
    return {ACTIVE[name] for name in map(_canonical, _NAME.findall(content)) if name in ACTIVE}


def _canonical(name: bytes) -> bytes:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), name)


def _unpacked(packed: memoryview, room: int) -> tuple[bytes, bool]:
    """The stream's content where it is deflated, and whether all of it could be looked into."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(packed, max(room, 1))
    except zlib.error:
        return b"", True
    return unpacked, not unpacker.unconsumed_tail
