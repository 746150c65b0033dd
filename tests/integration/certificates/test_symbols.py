"""Both symbols are read from a picture of the page, by two decoders that share no code with what wrote them."""

import os
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from qrcode.constants import ERROR_CORRECT_M

from certificates import pictures
from certificates.designs import classic
from certificates.domain import codes
from certificates.domain.record import Issuer
from certificates.domain.sealed import check_text, text_of
from certificates.paper.symbol import QUIET, modules, seal_segments
from tests.factories.printed import png, read
from tests.factories.seals import FOUR, House, house, record

pytestmark = pytest.mark.engine_free

HOUSE: House = house(FOUR)
WORDS = ("title", "statement", "issuers", "edition", "dates", "credits", "under", "issued", "academy", "check", "seal",
         "only_with")  # fmt: skip
NAMES = ["Żaneta Ċaruana-Għawdexija", "Şahinoğlu", "Димитър Иванов", "Ελένη Παπαδοπούλου", "فاطمة الزهراء بنعلي"]


LONG = "Université internationale des politiques publiques et de la santé"


def page(name: str, *, issuers: int = 2, **more: object) -> tuple[dict[str, object], bytes]:
    one = record(name=name, issuers=tuple(Issuer(number=n, kid=bytes([n, 1])) for n in range(1, issuers + 1)))
    address = f"https://academy.example.int/V/{codes.encode(int.from_bytes(one.id, 'big'))}"
    payload: dict[str, object] = {f"{word}_{language}": word for word in WORDS for language in ("fr", "en")}
    payload |= {
        "name": name, "number": one.serial, "address": address, "code_printed": "2FF5W-87W8E", "given_to": "à",
        "rendering": "x", "is_demonstration": True, "seal": text_of(address, HOUSE.seal(one)),
        "issuers": [{"key": key, "name_fr": name, "name_en": name} for key, name in list(FOUR.values())[:issuers]],
    }  # fmt: skip
    payload |= more
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


def signed_by(count: int) -> dict[str, object]:
    """What a payload carries of that many institutions with long names, offices and pictures."""
    mark = pictures.keep(name="p.png", content=png(width=900, height=200))
    row = {"institution": "x", "institution_fr": LONG, "institution_en": LONG, "name": "Professeure Maria-Anna Borg",
           "office_fr": f"Rectrice de l’{LONG}", "office_en": f"Rector of the {LONG}", "picture": mark}  # fmt: skip
    names = " et ".join([LONG] * count)
    return {
        "signatories": [row] * count, "logos": [{"institution": "x", "picture": mark}] * count, "issuers_fr": names,
        "issuers_en": names, "only_with_fr": f"Valable uniquement avec {count} sceaux : {names}",
    }  # fmt: skip


@pytest.mark.parametrize("count", [2, 3, 4])
def test_signatories_of_several_institutions_leave_both_symbols_their_silence(count: int) -> None:
    payload, content = page(NAMES[0], issuers=count, **signed_by(count))
    seen = picture(content, 150)
    found = {code.text: code.position for code in zxingcpp.read_barcodes(seen)}
    assert set(found) == {str(payload["address"]).upper(), payload["seal"]}
    for text, place in found.items():
        xs, ys = zip(*((p.x, p.y) for p in (place.top_left, place.bottom_right)), strict=True)
        modules_of = 37 if text == str(payload["address"]).upper() else 69
        quiet = round((max(xs) - min(xs)) / modules_of * QUIET)
        left = seen.crop((min(xs) - quiet, min(ys), min(xs) - 2, max(ys)))
        assert left.getextrema()[0] > 200, text  # type: ignore[operator] # of a grey picture: (darkest, lightest)
    text = read(content)
    for said in ("Professeure Maria-Anna Borg", f"Rector of the {LONG}"):
        assert text.count(said) == count
