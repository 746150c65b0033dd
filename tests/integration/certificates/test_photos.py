"""A photo, a scan or a screenshot of the paper, handed in on the verification page."""

import html
import threading
import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from certificates import queries, scanning
from certificates.domain.scanned import ScanRefused, certificate_in
from certificates.models import CertificateRecord
from tests.factories.pictures import bomb, moving, page_picture, photographed, side_by_side, symbol, written
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
OTHER = "HTTP://ELSEWHERE.EXAMPLE/V/" + "0" * 26


def handed_in(content: bytes, name: str = "photo.png") -> Any:
    browser = Client(headers={"accept-language": "en"})
    return browser.post("/verify/", {"file": SimpleUploadedFile(name, content)})


def said(answer: Any) -> str:
    assert answer.status_code == 200
    return html.unescape(" ".join(answer.content.decode().split()))


def records() -> list[CertificateRecord]:
    return list(CertificateRecord.objects.select_related("entry").order_by("pk"))


def test_a_picture_of_the_paper_gives_the_verdict_of_its_seal_beside_the_register(play: Play) -> None:
    play(7)
    record = records()[0]
    page = page_picture(queries.pdf_of(record))
    pictures = {
        "scan.png": written(page),
        "photo.jpg": written(photographed(page), "JPEG", quality=60),
        "screenshot.webp": written(page, "WEBP", quality=70),
        "scan.pdf": written(page, "PDF", resolution=150),
    }
    for name, content in pictures.items():
        answer = said(handed_in(content, name))
        assert 'data-pasted-seal="demonstration_key" data-register="same"' in answer, name
        assert "valid today" in answer
        assert ("This PDF is not the file that was issued" in answer) == (name == "scan.pdf")
        assert ("Of the picture only the symbol was read" in answer) == (name != "scan.pdf")
        assert record.payload["name"] in answer


def test_an_issued_pdf_that_was_damaged_is_no_issued_pdf_though_its_symbol_is_good(play: Play) -> None:
    """One byte of its last table: no signature can be read any more, the page can."""
    play(7)
    content = bytearray(queries.pdf_of(records()[0]))
    content[-200] ^= 1
    answer = said(handed_in(bytes(content), "certificate.pdf"))
    assert 'data-verdict="altered"' in answer
    assert 'data-verdict="valid"' not in answer
    assert f'<a href="/V/{records()[0].entry.code}">' in answer


def test_a_damaged_pdf_of_which_only_the_small_symbol_is_read_is_not_taken_for_its_certificate(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(7)
    record = records()[0]
    content = bytearray(queries.pdf_of(record))
    content[-200] ^= 1
    small = scanning.scan(written(symbol(record.payload["address"].upper())))
    monkeypatch.setattr("certificates.handed_in.scan", lambda content: small)
    answer = said(handed_in(bytes(content), "certificate.pdf"))
    assert "This is not the issued file." in answer
    assert f'<a href="/V/{record.entry.code}">' in answer


def test_the_small_symbol_alone_leads_to_the_page_of_the_certificate(play: Play) -> None:
    play(7)
    record = records()[0]
    answer = handed_in(written(symbol(record.payload["address"].upper())))
    assert answer.headers["Location"] == f"/V/{record.entry.code}"


def test_a_seal_that_was_changed_is_shown_as_altered_and_not_as_no_code(play: Play) -> None:
    play(7)
    seal = records()[0].payload["seal"]
    forged = seal[:-9] + ("A" if seal[-9] != "A" else "B") + seal[-8:]
    assert 'data-pasted-seal="altered"' in said(handed_in(written(symbol(forged))))


def test_codes_of_two_certificates_or_none_of_ours_are_told_apart(play: Play) -> None:
    play(7)
    one, two = (symbol(record.payload["address"].upper()) for record in records()[:2])
    stranger = symbol(OTHER)
    assert "more than one certificate" in said(handed_in(written(side_by_side(one, two))))
    assert f"It says: “{OTHER}”" in said(handed_in(written(stranger)))
    assert handed_in(written(side_by_side(stranger, one))).status_code == 302


def test_a_genuine_seal_under_another_certificate_s_address_is_several() -> None:
    base, codes = "https://academy.example.int", ("0" * 26, "0" * 25 + "1")
    texts = [f"{base.upper()}/V/{codes[0]}#SEAL", f"{base.upper()}/V/{codes[1]}"]
    assert certificate_in(texts[:1], base=base).seal == texts[0]
    with pytest.raises(ScanRefused, match="several"):
        certificate_in(texts, base=base)
    with pytest.raises(ScanRefused, match="several"):
        certificate_in([texts[0], texts[0] + "X"], base=base)


REFUSED = {
    "white paper": (written(page := symbol("x").point(lambda _: 255)), "No code was found"),
    "50 000 times 50 000 pixels": (bomb(50_000, 50_000), "at most 50 million are read"),
    "one row of a million": (bomb(1_000_000, 1_000_000), "at most 50 million are read"),
    "almost nothing of it is there": (bomb(6000, 6000), "No code was found"),
    "cut off": (written(symbol(OTHER * 9))[:700], "damaged or incomplete"),
    "cut off, JPEG": (written(page.resize((600, 600)), "JPEG")[:500], "damaged or incomplete"),
    "moving PNG": (moving("PNG"), "moving picture"),
    "moving WebP": (moving("WEBP"), "moving picture"),
    "HEIC": (b"\0\0\0\x18ftypheic" + b"\0" * 100, "HEIC photos cannot be read here"),
    "GIF": (moving("GIF"), "is not one of"),
    "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not one of"),
    "empty": (b"", "empty"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_at_once_in_plain_words(what: str, client: Client) -> None:
    content, words = REFUSED[what]
    begun = time.perf_counter()
    answer = said(handed_in(content))
    assert words in answer
    assert "data-pasted-seal" not in answer
    assert time.perf_counter() - begun < 10


def test_a_picture_that_keeps_the_reader_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_WAIT", 0.01)
    assert "took too long" in said(handed_in(written(symbol(OTHER))))
    monkeypatch.setattr(scanning, "_DESKS", threading.BoundedSemaphore(1))
    with scanning._DESKS:
        assert "try again in a minute" in said(handed_in(written(symbol(OTHER))))
