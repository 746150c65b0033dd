"""A supplement or a statement of attendance that is handed in for verification is told from a certificate."""

import copy
import html
import tracemalloc
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from academy.lib.paper import STYLES
from academy.people.models import Person
from academy.portal.demo.scene import TRAINING_EDITION, Scene
from certificates import api as certificates_api
from certificates import attendance, companions, papers, queries
from certificates.domain.signed_pdf import files_inside
from certificates.models import CertificateRecord, RegisterEntry
from courses.catalogue.models import Edition
from courses.learning.models import Enrolment
from tests.factories.printed import read
from tests.factories.tampering import tamper
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


def handed_in(content: bytes) -> str:
    file = SimpleUploadedFile("paper.pdf", content, content_type="application/pdf")
    answer: Any = Client(headers={"accept-language": "en"}).post("/verify/", {"file": file})
    return html.unescape(" ".join(answer.content.decode().split()))


def first() -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry").order_by("pk")[0]


def changed(content: bytes) -> bytes:
    """One bit in the middle, where the pages are."""
    return content[: len(content) // 2] + bytes([content[len(content) // 2] ^ 1]) + content[len(content) // 2 + 1 :]


def absent() -> tuple[Person, Edition]:
    """Who was there too seldom for a certificate."""
    edition = Edition.objects.get(key=TRAINING_EDITION)
    holders = RegisterEntry.objects.values_list("person_uid", flat=True)
    rows = Enrolment.objects.filter(edition=edition, state="active").exclude(person__uid__in=holders)
    return rows.get().person, edition


def test_a_supplement_is_said_to_be_one_with_the_status_of_its_certificate(scene: Scene) -> None:
    record = first()
    paper = papers.supplement_pdf(record.payload)
    page = handed_in(paper)
    assert f"the supplement to certificate {record.entry.number}, exactly as the Academy draws it" in page
    assert f"/V/{record.entry.code}" in page
    assert "no signature of its own" in page
    assert "This is not the issued file" not in page
    page = handed_in(changed(paper))
    assert "exactly as the Academy draws it" not in page
    assert "somebody changed them" in page


def drawn_by_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, pages look otherwise."""
    monkeypatch.setitem(STYLES, "muted", STYLES["text"])


def test_an_honest_supplement_is_known_by_its_words_when_pages_are_drawn_otherwise(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = first()
    paper = papers.supplement_pdf(record.payload)
    drawn_by_another_program(monkeypatch)
    assert papers.supplement_pdf(record.payload) != paper
    page = handed_in(paper)
    assert f"those of the supplement to certificate {record.entry.number}" in page
    assert "Only these count" in page
    assert record.payload["name"] in page
    assert "none as such" in page  # what the award opens
    assert f"/V/{record.entry.code}" in page


def test_words_that_were_changed_inside_are_not_those_of_the_register(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = first()
    supplement = copy.deepcopy(record.payload["supplement"])
    supplement["sections"][4]["facts"][0]["text"]["en"] = "EQF level 8"
    forged = papers.supplement_pdf(record.payload | {"supplement": supplement})
    page = handed_in(forged)
    assert "it is not as the Academy draws it" in page
    assert "EQF level 8" not in page


def test_the_words_lie_in_the_certificate_under_its_signatures_and_their_digest_is_the_printed_one(
    scene: Scene,
) -> None:
    for record in CertificateRecord.objects.select_related("entry"):
        paper = queries.check_pdf(queries.pdf_of(record)).paper
        assert paper.is_intact
        assert paper.supplement == record.entry.supplement_sha256 == record.payload["supplement"]["digest"]
        own = files_inside(papers.supplement_pdf(record.payload))
        assert own == {"supplement.json": files_inside(queries.pdf_of(record))["supplement.json"]}
        assert paper.supplement in read(papers.supplement_pdf(record.payload)).replace(" ", "")


def test_a_supplement_is_confirmed_after_the_name_has_been_erased(scene: Scene) -> None:
    record = first()
    paper, digest = papers.supplement_pdf(record.payload), record.entry.supplement_sha256
    certificates_api.erase_certificates(person=record.person, by=scene.who("dolores"), now=timezone.now())
    assert "are those of the supplement to certificate" in handed_in(paper)
    page = html.unescape(Client(headers={"accept-language": "en"}).get(f"/V/{record.entry.code}").content.decode())
    assert "was erased" in page
    assert digest in page


def test_of_a_supplement_of_which_the_database_says_otherwise_only_the_frozen_words_are_confirmed(scene: Scene) -> None:
    record = first()
    paper = papers.supplement_pdf(record.payload)
    tamper(record, payload=record.payload | {"name": "Somebody Else"})
    forged = papers.supplement_pdf(record.payload | {"name": "Somebody Else"})
    for page in map(handed_in, (paper, forged)):
        assert "Only these count" in page
        assert "Somebody Else" not in page


def test_a_statement_of_attendance_is_compared_with_the_register_and_said_to_be_no_certificate(scene: Scene) -> None:
    person, edition = absent()
    paper = attendance.statement_pdf(person, edition, on=timezone.localdate())
    page = handed_in(paper)
    assert f"the statement of attendance of {person.printed_name}, and the register says the same today" in page
    assert "It is no certificate" in page
    page = handed_in(changed(paper))
    assert "the register does not say the same today" in page
    assert person.printed_name not in page


@pytest.mark.parametrize(
    "subject",
    [b"", b"/Subject (x", rb"/Subject (\376\377\000)", b"/Subject (demo-et-2026 \267 A \267 2026-99-99)",
     b"/Subject (N\260 IDPA-2026-I-000001 \267 00000000000000000000000000 \267 A)", b"/Subject (" + b"a" * 9000 + b")"],
)  # fmt: skip
def test_what_only_looks_like_one_confirms_nothing_and_breaks_nothing(db: None, subject: bytes) -> None:
    found = companions.recognise(b"%PDF-1.4 " + subject)
    assert found is None or not found.is_same


@pytest.mark.parametrize("repeated", [b"a", rb"\a", b"/Subject (", b"/Subject (a"])
def test_a_large_file_that_says_without_end_what_it_is_takes_no_memory(repeated: bytes) -> None:
    content = b"%PDF-1.7\n/Subject (" + repeated * (settings.UPLOAD_MAX_BYTES // len(repeated) - 20)
    tracemalloc.start()
    try:
        assert companions.recognise(content) is None
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
