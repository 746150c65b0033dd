"""What a stranger learns of a certificate, and what is refused before one exists."""

import hashlib
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from academy.people.models import Institution, Person
from academy.portal.demo.scene import at
from certificates import api as certificates_api
from certificates import queries
from certificates.domain.codes import grouped
from certificates.models import Approval, CertificateRecord, RegisterEntry, Release
from certificates.refusals import CertificateRefused
from courses.catalogue.models import Edition
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def page(address: str) -> str:
    return str(Client(headers=ENGLISH).get(address).content.decode())


def test_unknown_mistyped_and_truncated_codes_get_one_answer(play: Play) -> None:
    play(7)
    code = RegisterEntry.objects.all()[0].code
    mistyped = code[:-1] + ("0" if code[-1] != "0" else "1")
    answers = {page(f"/V/{wrong}").replace(wrong, "") for wrong in ("0" * 26, mistyped, code[:20], "nonsense", "é")}
    plain = {answer.split("<main")[1].split("</main")[0] for answer in answers}
    assert len(plain) == 1
    assert 'data-verdict="unknown"' in plain.pop()


def test_a_code_is_read_in_any_case_in_groups_and_with_the_letter_o_for_zero(play: Play) -> None:
    play(7)
    entry = RegisterEntry.objects.all()[0]
    for typed in (entry.code.lower(), grouped(entry.code), entry.code.replace("0", "O").replace("1", "I")):
        assert 'data-verdict="valid"' in page(f"/V/{typed}")


def test_the_name_is_hidden_until_it_is_typed_and_matches(play: Play) -> None:
    play(7)
    record = CertificateRecord.objects.select_related("entry").all()[0]
    address, name = f"/V/{record.entry.code}", record.payload["name"]
    assert name not in page(address)
    typed = Client(headers=ENGLISH).post(address, {"name": name.upper()}).content.decode()
    assert name in typed
    assert "The name matches" in typed
    wrong = Client(headers=ENGLISH).post(address, {"name": "Somebody Else"}).content.decode()
    assert name not in wrong
    assert "This is not the name" in wrong


def test_what_a_list_shares_is_said_of_each_and_what_is_its_own_of_one_alone(play: Play) -> None:
    """The former is rendered once, the latter for each request."""
    play(7)
    first, second = CertificateRecord.objects.select_related("entry").order_by("pk")[:2]
    for record, other in ((first, second), (second, first), (first, second)):
        shown = page(f"/V/{record.entry.code}")
        assert record.payload["statement_en"] in unescape(shown)
        assert all(one in shown for one in (record.entry.number, grouped(record.entry.code)))
        assert not any(one in shown for one in (other.entry.number, grouped(other.entry.code)))


def test_the_api_answers_the_same(play: Play) -> None:
    play(7)
    record = CertificateRecord.objects.select_related("entry").all()[0]
    known = Client().get(f"/api/v1/certificates/{record.entry.code}/").json()
    assert known["status"] == "valid"
    assert record.payload["name"] not in str(known)
    assert Client().get("/api/v1/certificates/nonsense/").json() == {"status": "unknown"}
    matches = f"/api/v1/certificates/{record.entry.code}/name/"
    assert Client().post(matches, {"name": record.payload["name"]}, "application/json").json() == {"matches": True}
    refused = Client().post(matches, {}, "application/json")
    assert refused.status_code == 400
    assert refused["content-type"] == "application/problem+json"
    assert "name" in refused.json()["errors"]


def test_an_upload_that_is_no_pdf_or_too_large_is_named(settings: object) -> None:
    settings.UPLOAD_MAX_BYTES = 1000  # type: ignore[attr-defined]
    browser = Client(headers=ENGLISH)
    no_pdf = browser.post("/verify/", {"file": SimpleUploadedFile("x.pdf", b"hello")}).content.decode()
    assert "x.pdf" in no_pdf
    assert "error-summary" in no_pdf
    large = browser.post("/verify/", {"file": SimpleUploadedFile("y.pdf", b"%PDF-" + b"0" * 2000)}).content.decode()
    assert "y.pdf" in large
    assert "error-summary" in large


def test_a_name_that_the_fonts_lack_is_refused_by_name_and_nothing_is_issued(play: Play) -> None:
    scene = play(6)
    edition = Edition.objects.get(key="demo-et-2026")
    person = Person.objects.filter(enrolments__edition=edition).order_by("-pk")[0]
    Person.objects.filter(pk=person.pk).update(printed_name="𓀀 Ptolemy")
    release = certificates_api.propose_release(
        edition=edition,
        component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=scene.who("dolores"),
        now=at(11, 9),
    )
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    answer = enter(scene.who("dolores")).post(f"/admin/academy/release/lists/{release.pk}/issue/", follow=True)
    assert "𓀀 Ptolemy" in answer.content.decode()
    assert RegisterEntry.objects.count() == 0
    release.refresh_from_db()
    assert release.state == Release.State.APPROVED


def test_one_officer_cannot_speak_for_two_institutions_nor_revoke_alone(play: Play) -> None:
    scene = play(7)
    entry = RegisterEntry.objects.all()[0]
    malta = Institution.objects.get(key="university-of-malta")
    with pytest.raises(CertificateRefused):
        certificates_api.revoke(
            entry=entry, institution=malta, reason="x", by=scene.who("esi"), confirmed_by=scene.who("esi"),
            now=at(11, 20),
        )  # fmt: skip
    officer = enter(scene.who("esi"))
    officer.post(
        f"/university/register/{entry.number}/", {"status": "revoked", "reason_class": "error", "reason": "mistake"}
    )
    assert 'data-verdict="valid"' in page(f"/V/{entry.code}")
    enter(scene.who("karl")).post(f"/university/requests/{entry.status_requests.get().pk}/", {"answer": "confirm"})
    revoked = page(f"/V/{entry.code}")
    assert 'data-verdict="revoked"' in revoked
    assert "mistake" not in revoked
    officer_of_pompidou = enter(scene.who("claire"))
    assert officer_of_pompidou.get("/university/").status_code == 200


def test_the_register_and_its_approvals_cannot_be_changed(play: Play) -> None:
    play(7)
    for change in (
        lambda: RegisterEntry.objects.update(number="X"),
        RegisterEntry.objects.all()[0].delete,
        lambda: Approval.objects.update(list_hash="0"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_same_payload_gives_the_same_file(play: Play) -> None:
    play(7)
    from certificates.designs import design_of
    from certificates.paper.inside import attachments

    record = CertificateRecord.objects.select_related("entry").all()[0]
    issued = queries.pdf_of(record)
    with pikepdf.open(BytesIO(issued)) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        found = [names[place].EF.F.read_bytes() for place in (1, 3, 5, 7)]
    drawn = design_of(record.payload).draw(record.payload, inside=attachments(*found))
    assert hashlib.sha256(issued).hexdigest() == record.entry.pdf_sha256
    assert issued.startswith(drawn)  # signatures are added behind what was drawn


def test_a_certificate_is_opened_by_its_holder_and_issuers_only(play: Play, boris: Person) -> None:
    scene = play(7)
    record = CertificateRecord.objects.select_related("entry", "person__user").all()[0]
    address = f"/certificates/{record.entry.number}.pdf"
    assert record.person.user is not None
    assert boris.user is not None
    assert enter(record.person.user).get(address)["content-type"] == "application/pdf"
    assert enter(scene.who("esi")).get(address).status_code == 200
    assert enter(boris.user).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_a_code_is_typed_or_pasted_with_its_address_at_every_door(play: Play) -> None:
    play(7)
    entry = RegisterEntry.objects.all()[0]
    address = f"https://academy.example.int/V/{entry.code}"
    pasted = (f" {grouped(entry.code).lower()} ", address, f"{address}/", f"{address}?lang=fr", f"{address}#ABC/DEF")
    for typed in pasted:
        answer = Client(headers=ENGLISH).get("/verify/", {"code": typed}, follow=True)
        assert 'data-verdict="valid"' in answer.content.decode(), typed
    rows = {"rows": [{"code": typed} for typed in pasted]}
    lines = Client().post("/api/v1/certificates/batch/", rows, "application/json").json()["rows"]
    assert {one["status"] for one in lines} == {"valid"}


@pytest.mark.parametrize("typed", ["", " ", "\u00a0", "x" * 9000])
def test_nothing_typed_is_said_beside_the_field(db: None, typed: str) -> None:
    answer = Client(headers=ENGLISH).get("/verify/", {"code": typed})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["..", "/", "?", "#", "https://elsewhere.example/x", "é/../%2e%2e"])
def test_what_cannot_be_a_code_gets_the_page_of_an_unknown_one(db: None, typed: str) -> None:
    answer = Client(headers=ENGLISH).get("/verify/", {"code": typed}, follow=True)
    assert 'data-verdict="unknown"' in answer.content.decode()
