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
    by = House(private={one.kid: one.private for one in sealing.signers if one.private}, trust=queries.trust())
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


def test_the_page_says_why_a_file_is_altered_and_what_each_signature_is_worth(record: CertificateRecord) -> None:
    page = shown(queries.pdf_of(record) + b"\n% paid\n")
    assert 'data-paper="altered" data-form="follows"' in page
    assert "Something was added behind the last signature" in page
    assert page.count('data-signature="demonstration_key"') == 2


def test_each_printed_field_has_what_was_signed_beside_it_or_says_that_it_was_not(record: CertificateRecord) -> None:
    page = shown(queries.pdf_of(record))
    of, code = records.decode(bytes(record.record)), record.payload["code_printed"]
    assert of.minutes is not None
    for said in (
        of.name, of.title, of.statement, "Pompidou Group, University of Malta", "I", of.serial, code, "French",
        f"{of.minutes} minutes", f"{of.credits / 100:.2f}",
    ):  # fmt: skip
        assert f"as signed: {said}" in page, said
    assert page.count("printed, but not part of what was signed") == 2  # activity and resolution


@pytest.mark.parametrize(
    "changes",
    [{"code_printed": "0" * 26}, {"component": "III"}, {"number": "IDPA-2026-I-999999"}, {"name": "Somebody Else"},
     {"issuers": [{"key": "pompidou-group", "name_fr": "x", "name_en": "x"}]}, {"credits_fr": "99 crédits"}],
)  # fmt: skip
def test_a_field_changed_in_the_database_is_said_to_differ(record: CertificateRecord, changes: dict[str, Any]) -> None:
    tamper(record, payload=record.payload | changes)
    assert shown(queries.pdf_of(record)).count("What was signed differs") == 1
