"""Files that a stranger makes to exhaust or to crash whoever reads them; each by its name, made only when asked for."""

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO

from PIL import Image

Make = Callable[[], bytes]
DEEP = 100_000


def packed(size: int, *, times: int = 1) -> bytes:
    """Zeros that a few bytes become; times: packed into one another."""
    squeeze = zlib.compressobj(9)
    data = b"".join(squeeze.compress(bytes(2**20)) for _ in range(size // 2**20)) + squeeze.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


def pdf(objects: Sequence[bytes], *, trailer: bytes = b"<< /Root 1 0 R /Size 99 >>") -> bytes:
    """A file with a plain table; objects: from number 1 on."""
    content, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(content)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\n" % (len(objects) + 1, rows, trailer)
    return content + table + b"startxref\n%d\n%%%%EOF\n" % start


def with_xref_stream(stream: bytes, words: bytes) -> bytes:
    content = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    body = b"2 0 obj\n<< /Type /XRef %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (words, len(stream), stream)
    return content + body + b"startxref\n%d\n%%%%EOF\n" % len(content)


def attached(data: bytes, words: bytes) -> bytes:
    """A catalog with one file under the name that is looked for."""
    return pdf([
        b"<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(credential.json) 2 0 R (inclusion.json) 2 0 R "
        b"(open-badges.json) 2 0 R] >> >> >>",
        b"<< /Type /Filespec /EF << /F 3 0 R >> >>",
        b"<< /Type /EmbeddedFile %s /Length %d >>\nstream\n%s\nendstream" % (words, len(data), data),
    ])  # fmt: skip


def object_stream() -> bytes:
    """An object stream whose type is written with an escape, so that no search for its name finds it."""
    data = packed(64 * 2**20)
    stream = b"<< /Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        len(data), data,
    )  # fmt: skip
    head = b"%PDF-1.7\n"
    first = b"3 0 obj\n" + stream + b"\nendobj\n"
    rows = b"\x00\x00\x00\x00\xff" + b"\x02\x00\x00\x03\x00" + b"\x01\x00\x00\x09\x00" * 2
    words = b"/W [1 3 1] /Index [0 4] /Size 4 /Root 1 0 R"
    body = b"2 0 obj\n<< /Type /XRef %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (words, len(rows), rows)
    return head + first + body + b"startxref\n%d\n%%%%EOF\n" % (len(head) + len(first))


def looping_previous() -> bytes:
    plain = pdf([b"<< /Type /Catalog >>"])
    start = plain.index(b"xref\n")
    return pdf([b"<< /Type /Catalog >>"], trailer=b"<< /Root 1 0 R /Size 2 /Prev %d >>" % start)


def two_that_loop() -> bytes:
    """Two tables, each the one before the other."""
    content = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    table = b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Root 1 0 R /Size 2 /Prev %06d >>\n"
    first, second = len(content), len(content) + len(table % 0)
    return content + table % second + table % first + b"startxref\n%d\n%%%%EOF\n" % second


def many_revisions() -> bytes:
    """Ten thousand tables, one behind the other."""
    content, before = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", 0
    parts = [content]
    size = len(content)
    for number in range(10_000):
        previous = b"/Prev %d" % before if number else b""
        part = (
            b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Root 1 0 R /Size 2 %s >>\n" % previous
        )
        parts.append(part)
        before, size = size, size + len(part)
    return b"".join(parts) + b"startxref\n%d\n%%%%EOF\n" % before


def huge_table() -> bytes:
    return pdf([b"<< /Type /Catalog >>"]).replace(b"xref\n0 2\n", b"xref\n0 999999999999\n")


_FILTERS = b"/Filter [" + b"/FlateDecode " * 40 + b"]"
_LOOP = (
    b"<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> /AcroForm << /Fields [3 0 R] >> >>",
    b"<< /Kids [2 0 R] /Names 2 0 R >>",
    b"<< /T (a) /Kids [3 0 R] /Parent 3 0 R >>",
)
PDFS: dict[str, Make] = {
    "bomb in the attachment": lambda: attached(packed(64 * 2**20), b"/Filter /FlateDecode"),
    "bomb within a bomb": lambda: attached(
        packed(64 * 2**20, times=3), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    ),
    "forty filters": lambda: attached(packed(2**20, times=2), _FILTERS),
    "bomb with a predictor": lambda: attached(
        packed(64 * 2**20), b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 1000000000 >>"
    ),
    "letters that stand for many": lambda: attached(b"z" * 1_500_000 + b"~>", b"/Filter /ASCII85Decode"),
    "bomb in the table": lambda: with_xref_stream(
        packed(64 * 2**20), b"/W [1 2 1] /Size 100000000 /Root 1 0 R /Filter /FlateDecode"
    ),
    "table of a billion objects": lambda: with_xref_stream(
        bytes(40), b"/W [0 0 0] /Index [0 1000000000] /Size 1000000000 /Root 1 0 R"
    ),
    "table of a billion objects, its kind escaped": lambda: with_xref_stream(
        bytes(40), b"/W [0 0 0] /Index [0 1000000000] /Size 1000000000 /Root 1 0 R"
    ).replace(b"/XRef", b"/X#52ef"),
    "table of a billion objects, its kind not said": lambda: with_xref_stream(
        bytes(40), b"/W [0 0 0] /Index [0 1000000000] /Size 1000000000 /Root 1 0 R"
    ).replace(b"/Type /XRef", b""),
    "table with wide columns": lambda: with_xref_stream(
        bytes(40), b"/W [1000000000 1000000000 1] /Size 2 /Root 1 0 R"
    ),
    "bomb in an object stream": object_stream,
    "huge plain table": huge_table,
    "a table before itself": looping_previous,
    "two tables before each other": two_that_loop,
    "ten thousand revisions": many_revisions,
    "deep lists": lambda: pdf([b"[" * DEEP + b"]" * DEEP]),
    "deep dictionaries": lambda: pdf([b"<< /A " * DEEP + b"1 " + b">>" * DEEP]),
    "deep in the trailer": lambda: pdf([b"<< >>"], trailer=b"<< /Root " + b"[" * DEEP + b"]" * DEEP + b" >>"),
    "an object that is itself": lambda: pdf([b"1 0 R"]),
    "trees that loop": lambda: pdf(_LOOP),
    "a number without end": lambda: pdf([b"<< /Type /Catalog /N " + b"9" * 500_000 + b" >>"]),
    "a length without end": lambda: pdf([b"<< /Length 99999999999999999999 >>\nstream\nx\nendstream"]),
    "a name without end": lambda: pdf([b"<< /" + b"A" * 1_000_000 + b" 1 >>"]),
    "text without end": lambda: pdf([b"(" + b"(" * DEEP]),
    "a file of 100 MB": lambda: pdf([b"<< /Type /Catalog >>"]) + bytes(100_000_000),
    "nothing but the beginning": lambda: b"%PDF-",
    "ends of file without end": lambda: b"%PDF-1.7\n" + b"startxref\n0\n%%EOF\n" * 50_000,
}  # fmt: skip


SEALS: dict[str, bytes] = {
    "deep lists": b"\x81" * 4000,
    "deep tags": b"\xd8\x62" * 2000,
    "a list of 2^64": b"\x9b" + b"\xff" * 8,
    "a map of 2^64": b"\xbb" + b"\xff" * 8,
    "text of 2^64": b"\x7b" + b"\xff" * 8,
    "bytes of 2^63": b"\xd8\x62\x84\x40\xa0\x5b\x7f" + b"\xff" * 7,
    "a list of millions": b"\x9a\x00\x98\x96\x80" + b"\x00" * 4000,
    "lists of millions in one another": b"\x9a\x00\x98\x96\x80" * 800,
    "indefinite lists": b"\x9f" * 4000,
    "indefinite text": b"\x7f" + b"\x61a" * 1900 + b"\xff",
    "indefinite maps": b"\xbf" * 4000,
    "a break alone": b"\xff",
    "a number of many digits": b"\xc2\x59\x0f\xa0" + b"\xff" * 4000,
    "too long": b"\x40" * 100_000,
}


DOCUMENTS: dict[str, bytes] = {
    "deep lists": b"[" * DEEP,
    "deep maps": b'{"a":' * 40_000 + b"1" + b"}" * 40_000,
    "a number without end": b'{"position": ' + b"9" * 200_000 + b"}",
    "a fraction without end": b'{"position": 1e999999999}',
    "half a letter": b'{"format": "\\ud800"}',
    "no text": bytes(range(256)) * 40,
    "a list of millions": b"[" + b"0," * 2_000_000 + b"0]",
    "a context somewhere else": b'{"@context": ["https://evil.example/context"], "type": ["VerifiablePresentation"], '
    b'"verifiableCredential": [{}]}',
    "a context on this machine": b'{"@context": "file:///etc/passwd", "type": ["VerifiableCredential"]}',
    "contexts in one another": b'{"@context": '
    + b'[{"@context": ' * 20
    + b'"https://evil.example/"'
    + b"}]" * 20
    + b"}",
}


def picture(width: int, height: int, *, kind: str = "PNG") -> bytes:
    """One colour, so that a small file becomes many pixels."""
    buffer = BytesIO()
    Image.new("1", (width, height)).save(buffer, kind)
    return buffer.getvalue()


def huge_picture() -> bytes:
    """A picture that says it has 50 000 x 50 000 pixels."""
    small = picture(8, 8)
    head = b"IHDR" + (50_000).to_bytes(4, "big") * 2 + small[24:29]
    return small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]


def text_bomb() -> bytes:
    """A picture with a compressed text that becomes 64 MB."""
    small = picture(8, 8)
    chunk = b"zTXtComment\0\0" + packed(64 * 2**20)
    part = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    return small[:33] + part + small[33:]


PICTURES: dict[str, Make] = {
    "fifty thousand by fifty thousand": huge_picture,
    "a text that is a bomb": text_bomb,
    "cut off": lambda: picture(400, 400)[:60],
    "wrong sums": lambda: picture(400, 400).replace(b"IDAT", b"IDAX"),
    "nothing in it": lambda: picture(400, 400),
    "no picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 400,
    "a script": lambda: b"%!PS\n(a) run",
}
