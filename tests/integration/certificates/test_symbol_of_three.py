"""The largest dense symbol, of three institutions and a long name, as it is printed: read by both decoders."""

import os
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.domain import codes, symbols
from certificates.domain.record import Issuer
from certificates.domain.sealed import check_text, text_of
from certificates.paper.symbol import draw_seal
from tests.factories.pictures import written
from tests.factories.seals import house, record

pytestmark = pytest.mark.engine_free
HOUSE = house()
NAMES = ["A" * 60, "Żaneta Ċaruana-Għawdexija", "Димитър Иванов", "Ελένη Παπαδοπούλου", "فاطمة الزهراء بنعلي"]


def text_for(name: str) -> str:
    issuers = tuple(Issuer(number=number, kid=bytes([number, 1])) for number in (1, 2, 3))
    one = record(name=name, issuers=issuers)
    return text_of(f"https://academy.example.int/V/{codes.encode(int.from_bytes(one.id, 'big'))}", HOUSE.seal(one))


def seen(text: str, dpi: int, *, aside: float = 0) -> Image.Image:
    """40 mm wide, with nothing beside it, from a scanner. aside: points, which move it over the pixels."""
    buffer, size = BytesIO(), 40 * mm
    canvas = Canvas(buffer, pagesize=(size + 20 * mm, size + 20 * mm), invariant=1)
    draw_seal(canvas, text, x=10 * mm + aside, y=10 * mm + aside, size=size)
    canvas.save()
    rendered = pypdfium2.PdfDocument(BytesIO(buffer.getvalue()))[0].render(scale=dpi / 72)
    made: Image.Image = rendered.to_pil().convert("L")
    return made


def by_zbar(picture: Image.Image) -> set[str]:
    try:
        from pyzbar import pyzbar
    except ImportError as error:  # the package is a shell around a library of the system
        if os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail("libzbar0 is missing and REQUIRE_SERVICES=1")
        pytest.skip(f"libzbar0 is not on this machine: {error}")
    return {code.data.decode() for code in pyzbar.decode(picture)}


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_by_both_decoders(name: str, dpi: int) -> None:
    text = text_for(name)
    picture = seen(text, dpi)
    assert check_text(text, HOUSE.trust).is_joint
    assert symbols.read(written(picture)) == [text]
    assert by_zbar(picture) == {text}


@pytest.mark.parametrize("aside", [0.06 * step for step in range(8)])
def test_it_is_read_however_it_lies_on_the_pixels(aside: float) -> None:
    text = text_for(NAMES[0])
    assert symbols.read(written(seen(text, 150, aside=aside))) == [text]
