"""Doors that others come through: the interface as it describes itself, a holder's link, an institution's domain."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from academy.people.models import Institution
from academy.portal.demo.scene import Scene
from certificates import operations, placed
from certificates.domain.badge_reading import read_file
from certificates.models import CertificateRecord, IssuerDomain
from certificates.operations.domains import record_domain
from certificates.queries.register import institutions_of
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
ENGLISH = {"accept-language": "en"}
PARTS = {
    "/api/v1/certificates/{code}/": "get",
    "/api/v1/certificates/{code}/name/": "post",
    "/api/v1/certificates/{code}/credential/": "post",
    "/api/v1/certificates/batch/": "post",
    "/api/v1/seals/": "post",
    "/api/v1/papers/": "post",
    "/api/v1/credentials/check/": "post",
}


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


def test_every_part_of_verification_is_described(client: Client) -> None:
    described = client.get("/api/v1/schema/", HTTP_ACCEPT="application/vnd.oai.openapi+json").json()
    for address, method in PARTS.items():
        part = described["paths"][address][method]
        answers = [one for code, one in part["responses"].items() if code.startswith("2")]
        assert answers, address
        assert all(one["content"] for one in answers), address
        assert method == "get" or part["requestBody"]["content"], address
    verdict = described["components"]["schemas"]["Verdict"]["properties"]
    assert {"status", "number", "issued_on"} <= set(verdict)


def test_a_described_verdict_is_the_one_that_comes(scene: Scene) -> None:
    schema = Client().get("/api/v1/schema/", HTTP_ACCEPT="application/vnd.oai.openapi+json").json()
    told = schema["components"]["schemas"]["Verdict"]
    for code in (CertificateRecord.objects.earliest("pk").entry.code, "0" * 26):
        came = Client().get(f"/api/v1/certificates/{code}/").json()
        assert set(came) <= set(told["properties"])
        assert set(told["required"]) <= set(came)


def test_a_holders_link_gives_the_credential_file_until_it_ends(scene: Scene) -> None:
    record = CertificateRecord.objects.filter(person__user__isnull=False).earliest("pk")
    assert record.person.user is not None
    holder = record.person.user
    link, secret = operations.share(record=record, label="x", days=7, by=holder, now=timezone.now())
    page = Client(headers=ENGLISH).get(f"/shared/{secret}/").content.decode()
    found = re.search(rf"/shared/{secret}/credential\.json", page)
    assert found is not None
    given = Client().get(found[0])
    assert "no-store" in given["Cache-Control"]
    assert {one.award.record.name for one in read_file(given.content)} == {record.payload["name"]}
    operations.stop_sharing(link=link, by=holder, now=timezone.now())
    refused = Client().get(found[0])
    assert refused.status_code == 302
    assert refused["Location"] == f"/shared/{secret}/"
    assert Client().get(refused["Location"]).status_code == 404


@pytest.mark.parametrize("there", ["same", "other", "away", "private"])
def test_an_officer_sees_whether_the_document_stands_on_the_domain(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    officer = scene.who("esi")
    institution = Institution.objects.get(key=next(iter(institutions_of(officer))))
    page = f"/institutions/{institution.key}/domain/"
    browser = enter(officer)
    assert browser.post(f"{page}look/").status_code == 404  # no domain yet
    record_domain(
        institution=institution, domain="um.example.mt", by=officer, now=timezone.now(),
        counts_from=timezone.localdate() + timedelta(days=3),
    )  # fmt: skip
    asked: list[str] = []

    def read(address: str) -> bytes:
        asked.append(address)
        if there == "away":
            raise TimeoutError
        if there == "private":
            raise placed.AddressPrivate
        stands = Client(headers=ENGLISH).get(f"/trust/names/{institution.key}/did.json").json()
        return json.dumps(stands if there == "same" else stands | {"id": "did:web:evil.example"}).encode()

    monkeypatch.setattr(placed, "read", read)
    answer = browser.post(f"{page}look/", headers=ENGLISH, follow=True).content.decode()
    assert asked == ["https://um.example.mt/.well-known/did.json"]
    words = {"same": "as it should", "other": "something else", "away": "Nothing could be read", "private": "private"}
    assert words[there] in answer
    assert IssuerDomain.objects.count() == 1
