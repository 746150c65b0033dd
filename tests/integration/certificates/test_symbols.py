"""Both symbols are read from a picture of the page, by two decoders that share no code with what wrote them."""

import os
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from qrcode.constants import ERROR_CORRECT_M

from certificates.designs import classic
from certificates.designs.classic.symbol import modules, seal_segments
from certificates.domain import codes
from certificates.domain.record import Issuer
from certificates.domain.sealed import check_text, text_of
from tests.factories.seals import NAMES as NAMES_OF
from tests.factories.seals import House, house, record

pytestmark = pytest.mark.engine_free

HOUSE: House = house()
WORDS = ("title", "statement", "issuers", "edition", "dates", "credits", "under", "issued", "academy", "check", "seal",
         "only_with")  # fmt: skip
NAMES = ["Żaneta Ċaruana-Għawdexija", "Şahinoğlu", "Димитър Иванов", "Ελένη Παπαδοπούλου", "فاطمة الزهراء بنعلي"]


def page(name: str) -> tuple[dict[str, object], bytes]:
    one = record(name=name)
    address = f"https://academy.example.int/V/{codes.encode(int.from_bytes(one.id, 'big'))}"
    payload: dict[str, object] = {f"{word}_{language}": word for word in WORDS for language in ("fr", "en")}
    payload |= {
        "name": name, "number": one.serial, "address": address, "code_printed": "2FF5W-87W8E", "given_to": "à",
        "rendering": "x", "is_demonstration": True, "seal": text_of(address, HOUSE.seal(one)),
        "issuers": [{"key": key, "name_fr": name, "name_en": name} for key, name in list(NAMES_OF.values())[:2]],
    }  # fmt: skip
    return payload, classic.draw(payload)


def picture(content: bytes, dpi: int) -> Image.Image:
    rendered = pypdfium2.PdfDocument(BytesIO(content))[0].render(scale=dpi / 72)
    made: Image.Image = rendered.to_pil().convert("L")
    return made


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dpi", [150, 300])
def test_one_decoder_reads_both_symbols(name: str, dpi: int) -> None:
    payload, content = page(name)
    found = {code.text for code in zxingcpp.read_barcodes(picture(content, dpi))}
    assert found == {str(payload["address"]).upper(), payload["seal"]}
    verdict = check_text(str(payload["seal"]), HOUSE.trust)
    assert verdict.is_joint
    assert verdict.record is not None
    assert verdict.record.name == name


@pytest.mark.parametrize("dpi", [150, 300])
def test_another_decoder_reads_them_too(dpi: int) -> None:
    try:
        from pyzbar import pyzbar
    except ImportError as error:  # the package is a shell around a library of the system
        if os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail("libzbar0 is missing and REQUIRE_SERVICES=1")
        pytest.skip(f"libzbar0 is not on this machine: {error}")
    payload, content = page(NAMES[0])
    found = {code.data.decode() for code in pyzbar.decode(picture(content, dpi))}
    assert found == {str(payload["address"]).upper(), payload["seal"]}


@pytest.mark.parametrize("angle", [3, 17, 45])
def test_both_are_read_from_a_page_that_lies_askew_or_is_blurred(angle: int) -> None:
    payload, content = page(NAMES[0])
    askew = picture(content, 150).rotate(angle, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    blurred = picture(content, 300).filter(ImageFilter.GaussianBlur(1.5))  # about an eighth of a millimetre
    for seen in (askew, blurred):
        assert {code.text for code in zxingcpp.read_barcodes(seen)} == {
            str(payload["address"]).upper(),
            payload["seal"],
        }


def test_three_institutions_and_a_long_name_keep_modules_of_half_a_millimetre() -> None:
    issuers = tuple(Issuer(number=number, kid=bytes([number, 1])) for number in (1, 2, 3))
    one = record(name="A" * 60, issuers=issuers)
    address = f"https://academy.example.int/V/{codes.encode(int.from_bytes(one.id, 'big'))}"
    text = text_of(address, HOUSE.seal(one))
    assert len(modules(seal_segments(text), ERROR_CORRECT_M)) <= 81
    usual = text_of(address, HOUSE.seal(record()))
    assert len(modules(seal_segments(usual), ERROR_CORRECT_M)) <= 69
