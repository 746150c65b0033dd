"""Active content in a PDF is found however it is written; words that a reader sees are no action."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from courses.admissions.domain.pdf import active_content


def packed(objects: bytes, *, before: bytes = b"/Type /ObjStm") -> bytes:
    stream = zlib.compress(objects)
    return b"%PDF-1.5\n3 0 obj << " + before + b" /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream endobj"


def test_a_page_may_speak_of_javascript() -> None:
    out = io.BytesIO()
    drawing = canvas.Canvas(out, pageCompression=1)
    drawing.drawString(50, 500, "HTML/JavaScript, /Launch of a programme")
    drawing.save()
    assert active_content(out.getvalue()) == set()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.4 << /S /JavaScript /JS (x) >>", {"JavaScript"}),
        (b"%PDF-1.4 << /S /J#61vaScript >>", {"JavaScript"}),
        (b"%PDF-1.4 % stream\n<< /S /Launch >> endstream", {"launch action"}),
        (b"%PDF-1.4 trailer << /Encrypt 9 0 R >>", {"encryption"}),
        (packed(b"1 0 2 40 << /S /Launch >> << /A 1 >>"), {"launch action"}),
        (packed(b"1 0 << /S /JavaScript >>", before=b"/Padding (" + b"x" * 5000 + b")"), {"JavaScript"}),
        (packed(b"0" * (21 * 2**20)), {"stream too large to be looked into"}),
        (
            b"%PDF-1.5\n3 0 obj << /Type /ObjStm /Filter /LZWDecode >>\nstream\nzzz\nendstream",
            {"object stream that cannot be looked into"},
        ),
    ],
)
def test_what_acts_is_found(content: bytes, found: set[str]) -> None:
    assert active_content(content) == found


@given(st.binary(max_size=2000))
def test_no_file_is_too_odd_to_be_looked_at(content: bytes) -> None:
    assert isinstance(active_content(b"%PDF-1.7\n" + content + b"stream\n" + content), set)
