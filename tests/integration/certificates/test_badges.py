"""Credential files of issued certificates: who may have one, what it is worth, and where the issuers’ keys stand."""

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from academy.people.models import Institution
from academy.portal.demo.scene import Scene
from certificates import keyring, queries
from certificates.domain import codes
from certificates.domain.trust import Trust
from certificates.models import (
    BadgeFile,
    CertificateRecord,
    IssuerDomain,
    IssuerNumber,
    KeyEnd,
    PublicKey,
    StatusChange,
)
from certificates.operations.badges import badge_of
from certificates.operations.domains import record_domain
from certificates.queries import badges
from certificates.refusals import KeyCompromised
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


@pytest.fixture
def record(scene: Scene) -> CertificateRecord:
    found = CertificateRecord.objects.select_related("entry", "person__user").order_by("entry__number")
    return next(one for one in found if one.person.user_id)


@pytest.fixture
def file(record: CertificateRecord) -> bytes:
    return badge_of(record=record, by=None, now=timezone.now())


@pytest.fixture
def real(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration's keys taken for real ones, so that a verdict can be "valid"."""
    trusted = queries.trust

    def as_real() -> Trust:
        found = trusted()
        return replace(found, keys={at: replace(key, is_demonstration=False) for at, key in found.keys.items()})

    monkeypatch.setattr("certificates.queries.badges.trust", as_real)


def sent(data: bytes) -> str:
    browser = Client(headers=ENGLISH)
    answer = browser.post("/verify/credential/", {"credential": SimpleUploadedFile("credential.json", data)})
    return str(answer.content.decode())


def holder(record: CertificateRecord) -> Client:
    assert record.person.user is not None
    return enter(record.person.user)


def test_the_holder_downloads_the_same_file_every_time(record: CertificateRecord) -> None:
    browser = holder(record)
    assert f"/certificates/{record.entry.number}/credential.json" in browser.get("/my/certificates/").content.decode()
    first = browser.get(f"/certificates/{record.entry.number}/credential.json")
    assert first["content-disposition"] == f'attachment; filename="{record.entry.number}-credential.json"'
    assert "no-store" in first["cache-control"]
    again = browser.get(f"/certificates/{record.entry.number}/credential.json")
    assert first.content == again.content
    assert BadgeFile.objects.filter(record=record).count() == 1
    with pikepdf.open(BytesIO(queries.pdf_of(record))) as pdf:  # the one that lies inside the paper
        assert pdf.Root.AF[2].EF.F.read_bytes() == first.content


def test_making_it_anew_gives_the_same_bytes(record: CertificateRecord, file: bytes) -> None:
    BadgeFile.objects.all().delete()
    assert badge_of(record=record, by=None, now=timezone.now() + timedelta(days=400)) == file


def test_a_stored_file_is_never_changed(record: CertificateRecord, file: bytes) -> None:
    with pytest.raises(DatabaseError, match="made once"), transaction.atomic():
        BadgeFile.objects.update(sha256="0" * 64)


def test_strangers_and_other_holders_get_no_file(scene: Scene, record: CertificateRecord) -> None:
    address = f"/certificates/{record.entry.number}/credential.json"
    other = CertificateRecord.objects.exclude(person=record.person).select_related("person__user").all()
    stranger = next(one for one in other if one.person.user_id)
    assert holder(stranger).get(address).status_code == 404
    assert Client().get(address).status_code in (302, 403)
    assert enter(scene.who("esi")).get(address).status_code == 200
    assert record.payload["name"] not in Client(headers=ENGLISH).get(f"/V/{record.entry.code}").content.decode()


def test_the_public_page_offers_it_to_whoever_knows_the_name(record: CertificateRecord) -> None:
    page, address = f"/V/{record.entry.code}", f"/V/{record.entry.code}/credential.json"
    browser = Client(headers=ENGLISH)
    assert address not in browser.get(page).content.decode()
    assert address not in browser.post(page, {"name": "Somebody Else"}).content.decode()
    assert address in browser.post(page, {"name": record.payload["name"]}).content.decode()
    assert browser.post(address, {"name": record.payload["name"]})["content-type"] == "application/vp"
    assert browser.get(address).status_code == 405


def test_whoever_does_not_know_the_name_is_told_so_and_may_not_guess_without_end(record: CertificateRecord) -> None:
    address, browser = f"/V/{record.entry.code}/credential.json", Client(headers=ENGLISH)
    refused = browser.post(address, {"name": "Somebody Else"})
    assert (refused.status_code, record.payload["name"] in refused.content.decode()) == (400, False)
    assert "This is not the name on the certificate" in refused.content.decode()
    assert 'aria-invalid="true"' in browser.post(address, {"name": ""}).content.decode()
    assert browser.post(f"/V/{'0' * 26}/credential.json", {"name": "x"}).status_code == 404
    guesses = [browser.post(address, {"name": f"guess {number}"}).status_code for number in range(28)]
    assert guesses == [400] * 27 + [429]
    assert browser.post(address, {"name": record.payload["name"]}).status_code == 429
    assert browser.post(f"/V/{record.entry.code}", {"name": "of the same count"}).status_code == 429


def test_files_are_not_checked_without_end(db: None) -> None:
    browser = Client(headers=ENGLISH)
    sent = [browser.post("/verify/credential/", {"credential": BytesIO(b"{}")}) for _ in range(13)]
    assert [one.status_code for one in sent] == [200] * 12 + [429]
    assert sent[-1]["Retry-After"] == "60"


def test_the_api_gives_it_for_code_and_name_alone(record: CertificateRecord) -> None:
    address = f"/api/v1/certificates/{record.entry.code}/credential/"
    found = Client().post(address, {"name": record.payload["name"]}, "application/json")
    assert [one["issuer"]["name"] for one in found.json()["verifiableCredential"]] == [
        one["name_en"] for one in record.payload["issuers"]
    ]
    assert Client().post(address, {"name": "Somebody Else"}, "application/json").status_code == 404
    unknown = f"/api/v1/certificates/{'0' * 26}/credential/"
    assert Client().post(unknown, {"name": record.payload["name"]}, "application/json").status_code == 404


def test_demonstration_keys_make_no_valid_file(file: bytes) -> None:
    said = sent(file)
    assert 'data-credential="demonstration_key"' in said
    assert "worth nothing outside this site" in said


def test_a_good_file_is_valid_and_the_register_agrees(real: None, record: CertificateRecord, file: bytes) -> None:
    said = sent(file)
    assert 'data-credential="valid"' in said
    assert 'data-register="same"' in said
    assert "notice--good" in said
    assert record.payload["name"] in said
    assert said.count('data-signature="valid"') == len(record.entry.issuers)


def test_a_bad_file_is_refused_with_its_reason(real: None, record: CertificateRecord, file: bytes) -> None:
    content = json.loads(file)
    content["verifiableCredential"][1]["grade"] = "excellent"
    said = sent(json.dumps(content).encode())
    assert 'data-credential="foreign"' in said
    assert "a word that nobody has defined" in said
    assert "grade" in said
    alone = json.dumps({**json.loads(file), "verifiableCredential": json.loads(file)["verifiableCredential"][:1]})
    assert 'data-credential="missing_co_issuer"' in sent(alone.encode())
    assert 'data-credential="unreadable"' in sent(b"[" * 90_000)
    assert 'data-credential="unreadable"' in sent(b"x" * 300_000)


@pytest.mark.parametrize(("status", "told"), [("revoked", "revoked"), ("suspended", "suspended")])
def test_one_institution_takes_it_back_and_every_list_says_so_at_once(
    real: None, record: CertificateRecord, file: bytes, status: str, told: str
) -> None:
    assert 'data-credential="valid"' in sent(file)
    StatusChange.objects.create(
        entry=record.entry, status=status, institution=Institution.objects.get(key=record.entry.issuers[1]),
        reason="x", by="user:1", confirmed_by="user:2",
    )  # fmt: skip
    said = sent(file)
    assert f'data-credential="{told}"' in said
    address = json.loads(file)["verifiableCredential"][1]["credentialStatus"][0]["statusListCredential"]
    found = Client().get(address.removeprefix("http://127.0.0.1:8000"))
    assert found["access-control-allow-origin"] == "*"
    assert json.loads(found.content)["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]


@pytest.mark.parametrize("address", ["1/2026-I-0/other", "1/2026-V-0/revocation", "99/2026-I-0/revocation", "1/x/x"])
def test_there_is_no_list_where_there_is_no_institution(scene: Scene, address: str) -> None:
    assert Client().get(f"/status/{address}").status_code == 404


def test_a_key_that_is_away_makes_no_list_and_the_status_is_unknown(real: None, file: bytes, settings: Any) -> None:
    settings.KEYS_DIR = Path(settings.KEYS_DIR) / "elsewhere"
    said = sent(file)
    assert 'data-credential="status_unknown"' in said
    assert "cannot be had here" in said


def test_a_compromised_key_signs_no_file_any_more(record: CertificateRecord) -> None:
    BadgeFile.objects.all().delete()  # as of a certificate from before files were made at issue
    key = PublicKey.objects.filter(purpose="record", seal_signatures__entry=record.entry)[0]
    KeyEnd.objects.create(key=key, last_day=timezone.localdate(), reason="compromised", by="user:1")
    with pytest.raises(KeyCompromised):
        badge_of(record=record, by=None, now=timezone.now())
    said = holder(record).get(f"/certificates/{record.entry.number}/credential.json", follow=True, headers=ENGLISH)
    assert "is compromised" in said.content.decode()
    assert not BadgeFile.objects.exists()


def test_a_record_without_its_key_on_this_machine_is_refused_in_words(
    record: CertificateRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    BadgeFile.objects.all().delete()
    monkeypatch.setattr(keyring, "place_of", lambda mark: None)
    said = holder(record).get(f"/certificates/{record.entry.number}/credential.json", follow=True, headers=ENGLISH)
    assert "is not on this machine" in said.content.decode()


def test_the_record_behind_the_digest_is_for_those_who_may_read_the_certificate(record: CertificateRecord) -> None:
    address = f"/V/{record.entry.code}/record.cbor"
    assert holder(record).get(address).content == bytes(record.record)
    assert Client().get(address).status_code in (302, 403)


def test_an_erased_record_takes_its_file_along(record: CertificateRecord, file: bytes) -> None:
    assert BadgeFile.objects.filter(record=record.pk).exists()
    CertificateRecord.objects.filter(pk=record.pk).delete()
    assert not BadgeFile.objects.filter(record=record.pk).exists()


def run(*words: str) -> tuple[str, int]:
    out, code = StringIO(), 0
    try:
        call_command("verify-badge", *words, stdout=out)
    except CommandError as error:
        code = error.returncode
    return out.getvalue(), code


def test_the_command_says_the_same(real: None, file: bytes, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(file)
    bad.write_bytes(file.replace(b'"creditsEarned": ', b'"creditsEarned": 9'))
    said, code = run(str(good))
    assert code == 0
    assert said.startswith("Valid: signed by every issuer")
    said, code = run(str(bad))
    assert code == 1
    assert "First difference" in said
    assert run(str(tmp_path / "none.json"))[1] == 2


def test_the_api_says_the_same(real: None, record: CertificateRecord, file: bytes) -> None:
    good = Client().post("/api/v1/credentials/check/", file, "application/vp").json()
    assert (good["status"], good["is_valid"], good["register"]) == ("valid", True, "same")
    assert [one["institution"] for one in good["issuers"]] == record.entry.issuers
    twice = file.replace(b'"validFrom"', b'"name": "x", "validFrom"', 1)
    bad = Client().post("/api/v1/credentials/check/", twice, "application/json").json()
    assert (bad["status"], bad["is_valid"]) == ("unreadable", False)
    assert Client().post("/api/v1/credentials/check/", b"", "application/json").json()["status"] == "unreadable"


def test_an_officer_records_the_own_domain_and_what_is_signed_later_carries_it(
    scene: Scene, record: CertificateRecord
) -> None:
    key = next(iter(own_keys(scene, "esi")))
    browser, day = enter(scene.who("esi")), timezone.localdate()
    address = f"/institutions/{key}/domain/"
    assert address in browser.get("/trust/names/").content.decode()
    browser.post(address, {"domain": "Drug-Policy.Example.org/academy", "counts_from": day.isoformat()})
    institution = Institution.objects.get(key=key)
    assert badges.did_of(institution, on=day) == "did:web:drug-policy.example.org:academy"
    assert badges.did_of(institution, on=day - timedelta(days=1)) == badges.hosted_did(institution)
    shown = Client(headers=ENGLISH).get("/trust/names/").content.decode()
    assert "https://drug-policy.example.org/academy/did.json" in shown
    assert address not in shown
    assert Client().get(f"/trust/names/{key}/did.json").json()["id"] == "did:web:drug-policy.example.org:academy"
    assert Client().get(f"/institutions/{key}/did.json").json()["id"] == badges.hosted_did(institution)


def own_keys(scene: Scene, who: str) -> set[str]:
    return queries.institutions_of(scene.who(who))


@pytest.mark.parametrize(
    ("domain", "days", "words"),
    [("https://um.edu.mt", 0, "is no domain"), ("localhost", 0, "is no domain"), ("um.edu.mt", -1, "from today"),
     ("taken.example.org", 0, "one domain names one institution")],
)  # fmt: skip
def test_a_domain_that_cannot_be_is_refused_in_words(scene: Scene, domain: str, days: int, words: str) -> None:
    own = own_keys(scene, "esi")
    other = Institution.objects.filter(issuer_number__isnull=False).exclude(key__in=own)[0]
    day = timezone.localdate()
    record_domain(
        institution=other, domain="taken.example.org", counts_from=day, by=scene.who("dolores"), now=timezone.now()
    )  # fmt: skip
    browser = enter(scene.who("esi"))
    data = {"domain": domain, "counts_from": (day + timedelta(days=days)).isoformat()}
    said = browser.post(f"/institutions/{next(iter(own))}/domain/", data, headers=ENGLISH).content.decode()
    assert words in said
    assert IssuerDomain.objects.count() == 1


def test_the_page_of_names_asks_as_often_for_many_institutions_as_for_few(scene: Scene) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert Client().get("/trust/names/").status_code == 200
        return len(seen)

    statements()
    few, day = statements(), timezone.localdate()
    for number in range(200, 203):
        one = Institution.objects.create(key=f"u-{number}", name_fr="U", name_en="U", kind="university")
        IssuerNumber.objects.create(institution=one, number=number)
        IssuerDomain.objects.create(institution=one, domain=f"u{number}.example.org", counts_from=day, by="user:1")
    assert statements() == few == 2


def test_an_officer_names_no_other_institution(scene: Scene) -> None:
    own = own_keys(scene, "esi")
    other = Institution.objects.filter(issuer_number__isnull=False).exclude(key__in=own)[0]
    assert enter(scene.who("esi")).get(f"/institutions/{other.key}/domain/").status_code == 404


def test_domains_are_never_changed(scene: Scene) -> None:
    institution = Institution.objects.filter(issuer_number__isnull=False)[0]
    record_domain(
        institution=institution, domain="um.example.mt", counts_from=timezone.localdate(), by=scene.who("dolores"),
        now=timezone.now(),
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        IssuerDomain.objects.update(domain="evil.example")


def test_demonstration_keys_stand_in_no_document_of_a_real_site(scene: Scene, settings: Any) -> None:
    key = Institution.objects.filter(issuer_number__isnull=False)[0].key
    settings.DEMONSTRATION = False
    assert Client().get(f"/institutions/{key}/did.json").json()["verificationMethod"] == []
    settings.DEMONSTRATION = True
    assert len(Client().get(f"/institutions/{key}/did.json").json()["verificationMethod"]) == 2
    assert Client().get("/institutions/nobody/did.json").status_code == 404


def test_the_code_in_the_file_is_the_certificates(record: CertificateRecord, file: bytes) -> None:
    page = json.loads(file)["verifiableCredential"][0]["id"].partition("#")[0]
    assert page == record.payload["address"]
    assert codes.normalise(page.rpartition("/")[2]) == record.entry.code
