"""A PDF, or a picture of a paper, is verified by systems as the page verifies it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from academy.people.models import Institution
from academy.portal.demo.scene import Scene
from certificates import operations, papers, queries
from certificates.models import CertificateRecord, StatusChange, VerificationCount
from certificates.operations.counting import write_counts
from tests.factories.pictures import page_picture, symbol, written
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
ADDRESS = "/api/v1/papers/"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


@pytest.fixture
def record(scene: Scene) -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry").order_by("pk")[0]


def sent(content: bytes, kind: str = "application/pdf", secret: str = "") -> Any:
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    return Client(headers=headers).post(ADDRESS, content, kind)


def test_the_issued_file_is_told_with_every_signature(record: CertificateRecord) -> None:
    content = queries.pdf_of(record)
    told = sent(content).json()
    assert (told["file"], told["status"], told["form"]) == ("issued", "demonstration_key", "as_issued")
    assert (told["register"], told["certificate"], told["code"]) == ("same", "valid", record.entry.code)
    assert (told["name"], told["entry"]) == (record.payload["name"], "demonstration")
    assert [(one["institution"], one["level"]) for one in told["signatures"]] == [
        ("pompidou-group", "B-B"), ("university-of-malta", "B-B"),
    ]  # fmt: skip
    in_a_form = Client().post(ADDRESS, {"file": SimpleUploadedFile("own.pdf", content)}).json()
    assert in_a_form == told
    altered = sent(content + b" ").json()
    assert (altered["file"], altered["status"], altered["form"]) == ("altered", "altered", "follows")
    assert "certificate" not in altered


def test_a_revocation_is_in_the_answer(record: CertificateRecord) -> None:
    StatusChange.objects.create(
        entry=record.entry, institution=Institution.objects.get(key="university-of-malta"), status="revoked",
        by="esi", confirmed_by="karl",
    )  # fmt: skip
    assert sent(queries.pdf_of(record)).json()["certificate"] == "revoked"


def test_a_picture_and_a_supplement_are_told_apart(record: CertificateRecord) -> None:
    picture = sent(written(page_picture(queries.pdf_of(record))), "image/png").json()
    assert (picture["file"], picture["register"], picture["name"]) == ("seal", "same", record.payload["name"])
    small = sent(written(symbol(record.payload["address"].upper())), "image/png").json()
    assert (small["file"], small["code"], small["certificate"]) == ("address", record.entry.code, "valid")
    supplement = sent(papers.supplement_pdf(record.payload)).json()
    assert (supplement["file"], supplement["is_same"], supplement["certificate"]) == ("supplement", True, "valid")


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [(b"", "application/pdf", 400), (b"hello", "application/pdf", 400), (b"{}", "application/json", 415),
     (b"%PDF-" + b" " * (settings.UPLOAD_MAX_BYTES + 10), "application/pdf", 400),
     (b"%PDF-" + b" " * (settings.UPLOAD_MAX_BYTES + 100_000), "application/pdf", 413),
     (b"x=1", "multipart/form-data; boundary=x", 400)],
)  # fmt: skip
def test_what_is_no_file_is_refused_as_a_problem(db: None, content: bytes, kind: str, status: int) -> None:
    answer = sent(content, kind)
    assert answer.status_code == status
    assert answer["content-type"] == "application/problem+json"
    assert status != 400 or "file" in answer.json()["errors"]


def test_what_comes_is_what_is_described(record: CertificateRecord) -> None:
    schema = Client().get("/api/v1/schema/", HTTP_ACCEPT="application/vnd.oai.openapi+json").json()
    told = schema["components"]["schemas"]["PaperVerdict"]
    assert set(schema["paths"][ADDRESS]["post"]["requestBody"]["content"]) >= {"application/pdf", "multipart/form-data"}
    for content in (queries.pdf_of(record), b"%PDF-1.7 nothing", papers.supplement_pdf(record.payload)):
        came = sent(content).json()
        assert set(came) <= set(told["properties"])
        assert set(told["required"]) <= set(came)


def test_a_token_permits_more_a_wrong_one_nothing_and_each_is_counted(scene: Scene, record: CertificateRecord) -> None:
    _row, secret = operations.create_token(
        institution=Institution.objects.get(key="university-of-malta"), name="Registry", scopes=["verify"],
        ends_on=timezone.localdate() + timedelta(days=30), by=scene.who("esi"), now=timezone.now(),
    )  # fmt: skip
    write_counts()
    before = VerificationCount.objects.filter(institution__key="university-of-malta", verdict="valid").first()
    for _ in range(30):
        assert sent(b"%PDF-1.7 nothing").status_code == 200
    assert sent(b"%PDF-1.7 nothing").status_code == 429
    assert sent(queries.pdf_of(record), secret=secret).status_code == 200
    assert sent(queries.pdf_of(record), secret="idpa_wrong").status_code in (401, 403)
    write_counts()
    after = VerificationCount.objects.get(institution__key="university-of-malta", verdict="valid")
    assert after.number == (before.number if before else 0) + 1
    assert json.dumps(record.payload["name"]) not in str(VerificationCount.objects.values())
