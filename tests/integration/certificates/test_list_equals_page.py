"""A row of a list says word for word what the page of its certificate, and the page of a seal, say."""

import json
import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from academy.people.models import Institution
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates import queries
from certificates.domain import base41, cose
from certificates.domain import record as records
from certificates.domain.record import Issuer
from certificates.domain.status import SAME
from certificates.models import CertificateRecord, ReasonClass, RegisterEntry, StatusChange
from certificates.queries import answers
from certificates.queries.batch import Line, check_rows
from tests.factories.seals import house, record
from tests.factories.tampering import tamper
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
CHANGES = ("suspended", "revoked", "withdrawn", "superseded")


@pytest.fixture
def held(play: Play) -> list[CertificateRecord]:
    """Certificates: of each status that a change gives, one altered in the database, one erased, and valid ones."""
    play(7)
    found = list(CertificateRecord.objects.select_related("entry").order_by("pk"))
    institution = Institution.objects.get(key=found[0].entry.issuers[0])
    for row, status in zip(found, CHANGES, strict=False):
        StatusChange.objects.create(
            entry=row.entry, status=status, institution=institution, reason_class=ReasonClass.ERROR, reason="x",
            by="a", confirmed_by="b", at=at(12, 1),
        )  # fmt: skip
    altered, erased = found[len(CHANGES) : len(CHANGES) + 2]
    tamper(altered, payload=altered.payload | {"title_fr": "Doctorat"})
    CertificateRecord.objects.filter(pk=erased.pk).delete()
    return found


def seals_of(held: list[CertificateRecord]) -> list[str]:
    """Good ones of every status; a swapped name; a signature less, another's, a flipped bit; of a stranger; no seal."""
    good = [row.payload["seal"] for row in held]
    address, _mark, text = good[-1].rpartition("#")
    seal = cose.decode(base41.decode(text))
    first, second = seal.signatures
    own, strangers = records.decode(seal.payload).id, (b"\x63\x01", b"\x64\x01")
    named = records.encode(record(id=own, name="Somebody Else"))
    unlisted = records.encode(record(id=own, issuers=tuple(Issuer(number=kid[0], kid=kid) for kid in strangers)))
    forged = [
        cose.encode(named, seal.signatures), cose.encode(seal.payload, [first]),
        cose.encode(seal.payload, [second, first]),
        cose.encode(seal.payload, [first, cose.Signature(kid=second.kid, value=first.value)]), house().seal(record()),
        cose.encode(unlisted, [cose.Signature(kid=kid, value=first.value) for kid in strangers]),
    ]  # fmt: skip
    flipped = bytearray(base41.decode(text))
    flipped[-3] ^= 1
    made = [f"{address}#{base41.encode(bytes(one))}" for one in (*forged, flipped)]
    return [*good, *made, f"{good[0].rpartition('#')[0]}#{text}", text, "nothing", "#", "é" * 40, "A" * 9000]


def by_page(code: str, name: str) -> tuple[str, str]:
    """(status, whether the name matches), each asked for by itself."""
    browser, address = Client(), f"/api/v1/certificates/{code}/"
    cache.clear()  # nobody is slowed down here, and nothing is remembered
    asked = browser.post(f"{address}name/", json.dumps({"name": name}), "application/json")
    return browser.get(address).json()["status"], "yes" if asked.json()["matches"] else "no"


def of_list(cells: list[dict[str, str]]) -> list[Line]:
    return check_rows(list(enumerate(cells, start=1)))


def test_codes_and_names(held: list[CertificateRecord]) -> None:
    names = [row.payload["name"] for row in held]
    codes = [row.entry.code for row in held]
    pairs = [*zip(codes, names, strict=True), *zip(codes, names[1:], strict=False)]
    plain = held[-1]
    pairs += [
        (plain.entry.code.lower(), names[-1].upper()), ("-".join(plain.entry.code), f"  {names[-1]} "),
        ("0" * 26, names[0]), ("nonsense", names[0]), (plain.entry.code[:-1], names[-1]), ("é" * 40, "é"),
    ]  # fmt: skip
    lines = of_list([{"code": code, "name": name} for code, name in pairs])
    found = [(line.status, line.name_matches) for line in lines]
    assert found == [by_page(code, name) for code, name in pairs]
    assert {status for status, _ in found} == {"valid", "unknown", *CHANGES}
    assert found[len(CHANGES) : len(CHANGES) + 3] == [("valid", "no"), ("valid", "no"), ("valid", "yes")]


def test_seals(held: list[CertificateRecord]) -> None:
    texts = seals_of(held)
    lines = of_list([{"seal": text} for text in texts])
    for text, line in zip(texts, lines, strict=True):
        shown = queries.pasted_seal(text)
        is_intact = shown.status in ("joint", "demonstration_key")
        expected = "other" if is_intact and shown.register != SAME else str(shown.status)
        assert (line.seal, line.status) == (expected, queries.verdict(shown.code).status), text[-40:]
    assert {line.seal for line in lines} == {
        "demonstration_key", "altered", "missing_co_issuer", "unknown_key", "unreadable"
    }  # fmt: skip


def test_a_list_in_parts_says_what_it_says_at_once(held: list[CertificateRecord], monkeypatch: Any) -> None:
    cells = [{"seal": text} for text in seals_of(held)] + [{"code": row.entry.code} for row in held]
    whole = of_list(cells)
    monkeypatch.setattr("certificates.queries.batch.AT_ONCE", 3)
    assert of_list(cells) == whole


def test_who_asks_again_costs_no_statement_and_hears_of_a_change_at_once(
    play: Play, django_assert_num_queries: Any
) -> None:
    scene: Scene = play(7)
    entry = RegisterEntry.objects.all()[0]
    address = f"/api/v1/certificates/{entry.code}/"
    known = Client().get(address)
    asking = {"if-none-match": known["ETag"]}
    with django_assert_num_queries(0):
        assert Client().get(address, headers=asking).status_code == 304
    assert Client().get(address, headers={"if-none-match": '"other"'}).status_code == 200
    malta = Institution.objects.get(key="university-of-malta")
    certificates_api.revoke(
        entry=entry, institution=malta, reason="x", by=scene.who("esi"), confirmed_by=scene.who("karl"), now=at(12, 1)
    )
    again = Client().get(address, headers=asking)
    assert (again.status_code, again.json()["status"]) == (200, "revoked")
    assert answers.told("0" * 26, etags=known["ETag"]) is None


def test_a_process_that_is_told_of_no_change_says_how_old_its_answer_is_and_asks_in_time(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(7)
    entry, now = RegisterEntry.objects.all()[0], time.time()
    address = f"/api/v1/certificates/{entry.code}/"
    asking = {"if-none-match": Client().get(address)["ETag"]}
    StatusChange.objects.create(  # by another process, whose cache is not ours
        entry=entry, status="revoked", institution=Institution.objects.get(key=entry.issuers[0]),
        reason_class=ReasonClass.ERROR, reason="x", by="a", confirmed_by="b", at=at(12, 1),
    )  # fmt: skip
    monkeypatch.setattr("certificates.queries.answers.time.time", lambda: now + 10)
    same = Client().get(address, headers=asking)
    assert (same.status_code, same["Cache-Control"]) == (304, "no-cache")
    assert 10 <= int(same["Age"]) <= answers.SECONDS
    monkeypatch.setattr("certificates.queries.answers.time.time", lambda: now + answers.SECONDS + 2)
    assert Client().get(address, headers=asking).json()["status"] == "revoked"
    assert 'data-verdict="revoked"' in Client().get(f"/V/{entry.code}").content.decode()


def test_how_old_an_answer_may_be_is_described(client: Client) -> None:
    described = client.get("/api/v1/schema/", HTTP_ACCEPT="application/vnd.oai.openapi+json").json()
    said = " ".join(described["paths"]["/api/v1/certificates/{code}/"]["get"]["description"].split())
    assert f"up to {answers.SECONDS} seconds old" in said
