"""A PDF that is handed in: what the institutions signed in it, set beside what the register holds."""

import html
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.portal.demo.scene import Scene
from certificates import queries
from certificates.designs import classic
from certificates.domain import record as records
from certificates.models import CertificateRecord
from certificates.operations.papering import papering_for
from certificates.operations.sealing import sealing_for
from certificates.paper.inside import attachments
from certificates.paper.signing import signed
from tests.factories import papers
from tests.factories.seals import House
from tests.factories.tampering import tamper
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


@pytest.fixture
def record(scene: Scene) -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry__release__edition").order_by("pk")[0]


def shown(content: bytes) -> str:
    file = SimpleUploadedFile("own.pdf", content)
    answer: Any = Client(headers={"accept-language": "en"}).post("/verify/", {"file": file})
    return html.unescape(" ".join(answer.content.decode().split()))


def signed_by_all(record: CertificateRecord, **changes: Any) -> bytes:
    """A paper as somebody makes it who has the keys of every institution: over the same record, or a changed one."""
    release, day = record.entry.release, record.entry.issued_on
    sealing, papering = sealing_for(release, on=day), papering_for(release, on=day)
    by = House(private={one.kid: one.private for one in sealing.signers}, trust=queries.trust())
    of = replace(records.decode(bytes(record.record)), **changes)
    content = classic.draw(papers.payload(of, by), inside=attachments(**papers.files(of, by)))
    return signed(content, signers=papering.signers, at=papers.AT)


def test_the_issued_file_shows_what_was_signed_in_it_beside_the_registers_words(record: CertificateRecord) -> None:
    page = shown(queries.pdf_of(record))
    assert 'data-verdict="issued"' in page
    assert record.payload["name"] in page
    assert page.count("as signed") > 4
    tamper(record, payload=record.payload | {"title_fr": "Doctorat"})
    assert "What was signed differs" in shown(queries.pdf_of(record))


def test_a_file_signed_again_over_the_same_record_is_valid_and_not_the_one_of_the_register(
    record: CertificateRecord,
) -> None:
    page = shown(signed_by_all(record))
    assert 'data-verdict="signed"' in page
    assert "This certificate was issued by the Academy and is valid today" in page
    assert record.payload["name"] in page


@pytest.mark.parametrize("changes", [{"name": "Somebody Else"}, {"credits": 9900}])
def test_a_file_with_every_signature_over_another_record_is_not_the_certificate(
    record: CertificateRecord, changes: dict[str, Any]
) -> None:
    page = shown(signed_by_all(record, **changes))
    assert 'data-verdict="other"' in page
    assert "Not the certificate that the register holds under this code" in page
    assert "valid today" not in page
    assert str(changes.get("name", record.payload["name"])) in page


def test_a_file_of_a_code_that_the_register_does_not_know_is_unknown(record: CertificateRecord) -> None:
    page = shown(signed_by_all(record, id=bytes(16), name="Somebody Else"))
    assert 'data-verdict="signed"' in page
    assert "? Unknown" in page
    assert "Somebody Else" in page


def test_after_erasure_the_file_itself_says_what_was_signed(record: CertificateRecord) -> None:
    content = queries.pdf_of(record)
    CertificateRecord.objects.filter(pk=record.pk).delete()
    page = shown(content)
    assert 'data-verdict="issued"' in page
    assert record.payload["name"] in page
