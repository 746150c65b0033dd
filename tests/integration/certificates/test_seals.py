"""What is signed at issue, what the page says of it, and what is refused instead of being signed."""

import html
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from academy.people.models import Institution, Person
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates import queries
from certificates.domain import base41
from certificates.domain import record as records
from certificates.domain.sealed import Status
from certificates.models import (
    CertificateRecord,
    IssuerNumber,
    KeyEnd,
    PublicKey,
    RegisterEntry,
    Release,
    SealSignature,
)
from certificates.operations import end_key
from certificates.refusals import KeyAway, KeyLocked, NoKeyInForce
from courses.catalogue.models import Edition
from tests.factories.seals import house, record
from tests.factories.tampering import tamper
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def first() -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry").order_by("pk")[0]


def opened(address: str, data: dict[str, str] | None = None) -> str:
    browser = Client(headers=ENGLISH)
    answer = browser.post(address, data) if data else browser.get(address)
    return html.unescape(" ".join(answer.content.decode().split()))


def approved(scene: Scene) -> Release:
    """The list of the training, approved by both institutions, not issued yet."""
    release = certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"),
        component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=scene.who("dolores"),
        now=at(11, 9),
    )
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    release.refresh_from_db()
    return release


def issue(scene: Scene, release: Release) -> list[RegisterEntry]:
    return certificates_api.issue_release(release=release, by=scene.who("dolores"), now=at(11, 12))


def test_every_certificate_is_signed_by_every_institution_over_its_own_words(play: Play) -> None:
    play(7)
    found = list(CertificateRecord.objects.select_related("entry__release__edition", "person"))
    assert SealSignature.objects.count() == 2 * len(found) > 0
    for one in found:
        shown = queries.stored_seal(one.entry.code)
        assert shown is not None
        assert (shown.status, shown.register) == (Status.DEMONSTRATION_KEY, "same")
        signed = shown.record
        assert signed is not None
        assert (signed.name, signed.serial) == (one.person.printed_name, one.entry.number)
        assert (signed.title, signed.statement) == (one.payload["title_fr"], one.payload["statement_fr"])
        assert signed.issued_on == one.entry.issued_on
        edition = one.entry.release.edition
        assert (signed.starts_on, signed.ends_on) == (edition.starts_on, edition.ends_on)
        assert one.entry.record_digest == records.digest(bytes(one.record))
        assert [issuer.number for issuer in signed.issuers] == [1, 2]


def test_the_page_shows_each_signature_with_key_holder_and_time_and_no_name(play: Play) -> None:
    play(7)
    one = first()
    page = opened(f"/V/{one.entry.code}")
    assert 'data-stored-seal="demonstration_key"' in page
    assert page.count('data-signature="demonstration_key"') == 2
    for words in ("Pompidou Group", "University of Malta", "12 November 2026", "Key 0101", "Key 0201",
                  "held by the Secretariat", "UM/DEMO/2025-2", "What was signed is what the register"):  # fmt: skip
        assert words in page, words
    assert one.payload["name"] not in page
    assert one.payload["seal"].partition("#")[2] not in page


def test_a_seal_that_is_pasted_is_checked_on_either_page(play: Play) -> None:
    play(7)
    one = first()
    for address in ("/verify/", f"/V/{one.entry.code}"):
        page = opened(address, {"seal": one.payload["seal"]})
        assert 'data-pasted-seal="demonstration_key" data-register="same"' in page
        assert one.payload["name"] in page


def test_a_seal_on_the_page_of_another_certificate_is_altered(play: Play) -> None:
    play(7)
    one, other = CertificateRecord.objects.select_related("entry").order_by("pk")[:2]
    page = opened(f"/V/{one.entry.code}", {"seal": other.payload["seal"]})
    assert 'data-pasted-seal="altered"' in page


@pytest.mark.parametrize("seal", ["hello", "#", "é" * 50, "HTTPS://X/V/#AAA"])
def test_what_is_no_seal_is_said_to_be_none(seal: str) -> None:
    assert 'data-pasted-seal="unreadable" data-register="none"' in opened("/verify/", {"seal": seal})


def test_an_intact_seal_of_strange_keys_and_an_unknown_code_is_neither_ours_nor_in_the_register(play: Play) -> None:
    play(7)
    page = opened("/verify/", {"seal": f"#{base41.encode(house().seal(record()))}"})
    assert 'data-register="none"' in page
    assert 'data-pasted-seal="altered"' in page  # the key ids are ours, the signatures are not


def test_a_name_changed_in_the_database_is_noticed(play: Play) -> None:
    play(7)
    one = first()
    tamper(one, payload=one.payload | {"name": "Somebody Else"})
    page = opened(f"/V/{one.entry.code}")
    assert "The register does not say what was signed" in page
    tamper(one, payload=one.payload, record=bytes(one.record)[:-1] + b"\x00")
    assert "The register does not say what was signed" in opened(f"/V/{one.entry.code}")


def test_the_paper_still_verifies_when_the_name_is_erased_here(play: Play) -> None:
    play(7)
    one = first()
    CertificateRecord.objects.filter(pk=one.pk).delete()
    page = opened(f"/V/{one.entry.code}")
    assert 'data-verdict="valid"' in page
    assert "data-stored-seal" not in page
    checked = opened("/verify/", {"seal": one.payload["seal"]})
    assert 'data-pasted-seal="demonstration_key" data-register="same"' in checked


def ended(key: PublicKey, reason: str, *, now: datetime) -> None:
    end_key(key=key, reason=reason, last_day=timezone.localdate(now), present=["A", "B"], by=None, now=now)


def test_without_a_key_in_force_nothing_is_issued(play: Play) -> None:
    scene = play(6)
    release = approved(scene)
    key = PublicKey.objects.get(institution__key="university-of-malta", purpose="record")
    ended(key, KeyEnd.Reason.LEFT, now=at(11, 11))
    with pytest.raises(NoKeyInForce, match="University of Malta"):
        issue(scene, release)
    assert not RegisterEntry.objects.exists()


def test_without_the_private_key_or_its_password_nothing_is_issued(play: Play, settings: Any) -> None:
    scene = play(6)
    release = approved(scene)
    settings.KEYS_PASSWORD = "another"
    with pytest.raises(KeyLocked):
        issue(scene, release)
    settings.KEYS_PASSWORD = ""
    with pytest.raises(KeyLocked, match="ACADEMY_KEYS_PASSWORD"):
        issue(scene, release)
    settings.KEYS_PASSWORD = "development-only"
    for file in Path(settings.KEYS_DIR).iterdir():
        file.rename(file.with_suffix(".away"))
    with pytest.raises(KeyAway):
        issue(scene, release)
    assert not RegisterEntry.objects.exists()


def test_a_private_key_put_in_the_place_of_another_is_not_used(play: Play, settings: Any) -> None:
    scene = play(6)
    release = approved(scene)
    one, other = PublicKey.objects.filter(purpose="record")
    folder = Path(settings.KEYS_DIR)
    (folder / f"{one.fingerprint}.pem").write_bytes((folder / f"{other.fingerprint}.pem").read_bytes())
    with pytest.raises(KeyAway):
        issue(scene, release)


def test_a_demonstration_key_signs_nothing_that_is_not_a_demonstration(play: Play) -> None:
    scene = play(6)
    release = approved(scene)
    Edition.objects.filter(key="demo-et-2026").update(is_demonstration=False)
    with pytest.raises(NoKeyInForce):
        issue(scene, release)


def test_a_compromised_key_takes_its_signatures_with_it_and_a_renewed_one_does_not(play: Play) -> None:
    play(7)
    one = first()
    key = PublicKey.objects.get(institution__key="university-of-malta", purpose="record")
    with transaction.atomic():
        ended(key, KeyEnd.Reason.ROTATED, now=timezone.now())
        renewed = queries.stored_seal(one.entry.code)
        transaction.set_rollback(True)
    assert renewed is not None
    assert renewed.status == Status.DEMONSTRATION_KEY
    ended(key, KeyEnd.Reason.COMPROMISED, now=at(11, 20))
    compromised = queries.stored_seal(one.entry.code)
    assert compromised is not None
    assert compromised.status == Status.KEY_NOT_IN_FORCE
    page = opened(f"/V/{one.entry.code}")
    assert 'data-signature="key_not_in_force"' in page
    assert "its paper no longer proves itself and must be issued again" in page


def test_keys_and_signatures_are_for_ever(play: Play) -> None:
    play(7)
    for change in (
        lambda: PublicKey.objects.update(holder="institution"),
        lambda: SealSignature.objects.update(value="00"),
        lambda: IssuerNumber.objects.update(number=9),
        PublicKey.objects.all()[0].delete,
        SealSignature.objects.all()[0].delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_names_in_any_script_are_signed_exactly_as_printed(play: Play) -> None:
    scene = play(6)
    names = ["Żaneta Ċaruana-Għawdexija", "Şahinoğlu Rüştü", "Димитър Иванов", "Ελένη Παπαδοπούλου", "فاطمة بنعلي"]
    people = Person.objects.filter(enrolments__edition__key="demo-et-2026").order_by("-pk")
    for name, person in zip(names, people, strict=False):
        Person.objects.filter(pk=person.pk).update(printed_name=name)
    issue(scene, approved(scene))
    for name in names:
        one = CertificateRecord.objects.select_related("entry").get(payload__name=name)
        shown = queries.stored_seal(one.entry.code)
        assert shown is not None
        assert shown.record is not None
        assert (shown.record.name, shown.register) == (name, "same")
