"""Every look at a certificate is counted once, whichever door it came through; and every door of systems asks alike."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from academy.people.models import Institution
from academy.portal.demo.scene import Scene
from certificates import operations, papers, queries
from certificates.models import CertificateRecord, VerificationCount
from certificates.operations.badges import badge_of
from certificates.operations.counting import write_counts
from tests.factories.pictures import page_picture, written
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
JSON = "application/json"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


@pytest.fixture
def record(scene: Scene) -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry").order_by("pk")[0]


def file(content: bytes, name: str = "file") -> dict[str, Any]:
    return {name: SimpleUploadedFile("own.pdf", content)}


def badge(record: CertificateRecord) -> bytes:
    return badge_of(record=record, by=None, now=timezone.now())


def batch(record: CertificateRecord) -> bytes:
    return f"code\n{record.entry.code}\n".encode()


Door = Callable[[Client, CertificateRecord], Any]
DOORS: dict[str, Door] = {
    "page": lambda by, of: by.get(f"/V/{of.entry.code}"),
    "seal on its page": lambda by, of: by.post(f"/V/{of.entry.code}", {"seal": of.payload["seal"]}),
    "seal": lambda by, of: by.post("/verify/", {"seal": of.payload["seal"]}),
    "pdf": lambda by, of: by.post("/verify/", file(queries.pdf_of(of))),
    "supplement": lambda by, of: by.post("/verify/", file(papers.supplement_pdf(of.payload))),
    "picture": lambda by, of: by.post("/verify/", file(written(page_picture(queries.pdf_of(of))))),
    "list": lambda by, of: by.post("/verify/list/", file(batch(of))),
    "badge": lambda by, of: by.post("/verify/credential/", file(badge(of), "credential")),
    "code by API": lambda by, of: by.get(f"/api/v1/certificates/{of.entry.code}/"),
    "seal by API": lambda by, of: by.post("/api/v1/seals/", {"seal": of.payload["seal"]}, JSON),
    "pdf by API": lambda by, of: by.post("/api/v1/papers/", queries.pdf_of(of), "application/pdf"),
    "list by API": lambda by, of: by.post(
        "/api/v1/certificates/batch/", {"rows": [{"code": of.entry.code}, {"code": "x"}]}, JSON
    ),
    "badge by API": lambda by, of: by.post("/api/v1/credentials/check/", badge(of), JSON),
}


def counts() -> list[int]:
    write_counts()
    rows = VerificationCount.objects.filter(verdict="valid").order_by("institution__key")
    return list(rows.values_list("number", flat=True)) or [0, 0]


@pytest.mark.parametrize("door", DOORS)
def test_a_look_is_counted_once_for_each_issuer(door: str, record: CertificateRecord) -> None:
    before = counts()
    assert DOORS[door](Client(), record).status_code == 200
    assert counts() == [one + 1 for one in before]


@pytest.mark.parametrize("address", ["/api/v1/certificates/{code}/credential/", "/api/v1/credentials/check/"])
def test_a_wrong_token_opens_nothing_and_a_good_one_more(address: str, scene: Scene, record: CertificateRecord) -> None:
    _row, secret = operations.create_token(
        institution=Institution.objects.get(key="university-of-malta"), name="Registry", scopes=["verify"],
        ends_on=timezone.localdate() + timedelta(days=30), by=scene.who("esi"), now=timezone.now(),
    )  # fmt: skip
    where, body = address.format(code=record.entry.code), {"name": "x"}
    assert Client(headers={"authorization": "Bearer idpa_wrong"}).post(where, body, JSON).status_code in (401, 403)
    asked = [Client().post(where, body, JSON).status_code for _ in range(121)]
    assert asked[-1] == 429
    assert Client(headers={"authorization": f"Bearer {secret}"}).post(where, body, JSON).status_code in (200, 404)


def test_a_name_that_is_left_out_is_asked_for_in_the_persons_language(record: CertificateRecord) -> None:
    where = f"/api/v1/certificates/{record.entry.code}/credential/"
    french = Client(headers={"accept-language": "fr"}).post(where, {}, JSON).json()
    assert french["errors"]["name"] == ["Ce champ est obligatoire."]
