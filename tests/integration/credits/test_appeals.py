"""Appeals through the door: lodged from the line, decided beside the evidence, with an entry or grounds as outcome."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from academy.audit.models import AuditRecord
from academy.governance.models import Resolution
from academy.notifications.models import Letter
from academy.people.models import Person
from academy.portal.demo.scene import Scene, at
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from credits import api as credits_api
from credits.models import Appeal, CreditEntry
from credits.operations import tally_person
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.credits.test_parameters import under

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%proof\n"


def trained(play: Play) -> Scene:
    """The world after the training, its credits tallied; the course plays no part here."""
    scene = play(4)
    credits_api.tally(edition=Edition.objects.get(key="demo-et-2026"), by=scene.who("dolores"), now=at(11, 2))
    return scene


def somebody(number: int, key: str = "demo-et-2026") -> Person:
    rows = Enrolment.objects.filter(edition__key=key, state="active").select_related("person__user").order_by("pk")
    return rows[number].person


def browser_of(person: Person, language: str = "en") -> Client:
    assert person.user is not None
    browser = enter(person.user)
    browser.cookies["language"] = language
    return browser


def award(person: Person) -> CreditEntry:
    return CreditEntry.objects.get(person_uid=person.uid, edition__key="demo-et-2026")


def missing_address(person: Person) -> str:
    edition = Edition.objects.get(key="demo-et-2026")
    award = CreditEntry.objects.filter(edition=edition)[0].requirement
    return f"/my/credits/{edition.key}/requirements/{award.pk}/contest/"


def contest_missing(person: Person, **data: Any) -> Appeal:
    response = browser_of(person).post(missing_address(person), {"reason": "I was there on both afternoons.", **data})
    assert response.status_code == 302, response.content.decode()
    return Appeal.objects.get(person=person, state="open")


def decide(scene: Scene, appeal: Appeal, **data: str) -> Any:
    return enter(scene.who("dolores")).post(f"/admin/academy/appeals/{appeal.pk}/", data, follow=True)


def test_a_line_is_contested_with_a_reason_and_a_file(play: Play) -> None:
    trained(play)
    person = somebody(1)
    file = SimpleUploadedFile("proof.pdf", PDF, content_type="text/html")
    address = f"/my/credits/entries/{award(person).pk}/contest/"
    response = browser_of(person).post(address, {"reason": "Too little.", "file": file}, follow=True)
    words = response.content.decode()
    assert "Too little." in words
    assert "The Board has set no time for the answer." in words
    appeal = Appeal.objects.get()
    assert (appeal.entry, appeal.file_kind, appeal.answer_due_on) == (award(person), "pdf", None)
    letter = Letter.objects.get(template="appeal_received", person=person)
    assert letter.language == person.language
    assert AuditRecord.objects.filter(action="appeal.lodged").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("proof.exe", b"MZ\x90\x00\xff", "is not one of"),
        ("proof.pdf", b"", "empty"),
        ("page.html", b"<html>", "is not one of"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_content(play: Play, name: str, content: bytes, said: str) -> None:
    trained(play)
    person = somebody(0)
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    response = browser_of(person).post(missing_address(person), {"reason": "See the file.", "file": file})
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not Appeal.objects.exists()


def test_a_file_that_is_too_large_is_refused(play: Play, settings: Any) -> None:
    trained(play)
    settings.UPLOAD_MAX_BYTES = 2**20
    person = somebody(0)
    file = SimpleUploadedFile("proof.pdf", PDF + b"x" * 2**20)
    response = browser_of(person).post(missing_address(person), {"reason": "See the file.", "file": file})
    assert "at most 1 MB are taken" in response.content.decode()
    assert not Appeal.objects.exists()


def test_an_appeal_without_a_reason_and_a_second_one_are_refused(play: Play) -> None:
    trained(play)
    person = somebody(0)
    browser = browser_of(person)
    assert "This field is required" in browser.post(missing_address(person), {"reason": "   "}).content.decode()
    contest_missing(person)
    again = browser.post(missing_address(person), {"reason": "Once more."})
    assert "contested this already" in again.content.decode()
    first = Appeal.objects.get()
    with pytest.raises(DatabaseError, match="contested already"), transaction.atomic():
        Appeal.objects.create(
            person=person, edition=first.edition, component="I", requirement=first.requirement, reason="By hand."
        )


def test_chen_cannot_contest_open_withdraw_or_download_what_is_aminas(play: Play, chen: Person) -> None:
    trained(play)
    amina, boris = somebody(0), somebody(2)
    file = SimpleUploadedFile("proof.pdf", PDF)
    appeal = contest_missing(amina, file=file)
    for stranger, refusal in ((browser_of(boris), 404), (browser_of(chen), 403)):
        assert stranger.get(f"/my/credits/entries/{award(somebody(1)).pk}/contest/").status_code == refusal
        assert stranger.get(f"/my/appeals/{appeal.pk}/").status_code == refusal
        assert stranger.post(f"/my/appeals/{appeal.pk}/withdraw/").status_code == refusal
        assert stranger.get(f"/appeals/{appeal.pk}/file/").status_code == refusal
        assert stranger.get(f"/admin/academy/appeals/{appeal.pk}/").status_code in {302, 403}
    appeal.refresh_from_db()
    assert appeal.state == "open"


def test_the_file_is_a_download_for_its_sender_and_for_who_decides(play: Play) -> None:
    scene = trained(play)
    amina = somebody(0)
    appeal = contest_missing(amina, file=SimpleUploadedFile('pro"of.pdf', PDF))
    for browser in (browser_of(amina), enter(scene.who("dolores"))):
        response = browser.get(f"/appeals/{appeal.pk}/file/")
        assert response.content == PDF
        assert response["Content-Disposition"] == f'attachment; filename="appeal-{appeal.pk}.pdf"'
        assert response["Content-Type"] == "application/octet-stream"
        assert "no-store" in response["Cache-Control"]


def test_an_upheld_appeal_corrects_a_fact_and_the_tally_follows(play: Play) -> None:
    scene = trained(play)
    person = somebody(1)
    # The trainer takes the confirmation back by mistake: the award is reversed, the participant contests it.
    fact = Fact.objects.get(person_uid=person.uid, kind="active_participation", replaced_by=None)
    learning_api.record_fact(
        person=person, edition=fact.edition, kind=fact.kind, subject_key=fact.subject_key, value=0, out_of=1,
        passed=False, activity_date=fact.activity_date, evidence="mistake", by=scene.who("tomas"),
    )  # fmt: skip
    tally_person(str(person.uid), fact.edition_id)
    appeal = contest_missing(person)
    wrong = Fact.objects.get(person_uid=person.uid, kind="active_participation", replaced_by=None)
    sent = {"uphold-fact": f"fact-{wrong.pk}", "uphold-value": "1", "uphold-grounds": "So it was."}
    page = decide(scene, appeal, decision="uphold", **sent)
    assert "Upheld: the fact is corrected" in page.content.decode()
    appeal.refresh_from_db()
    assert appeal.outcome_fact is not None
    assert appeal.outcome_entry is not None
    assert (appeal.outcome_fact.replaces, appeal.outcome_fact.evidence) == (wrong, f"appeal:{appeal.pk}")
    amounts = list(CreditEntry.objects.filter(person_uid=person.uid).order_by("pk").values_list("amount", flat=True))
    assert amounts == [600, -600, 600]
    assert appeal.outcome_entry.amount == 600
    letter = Letter.objects.get(template="appeal_upheld", person=person)
    assert "So it was." in letter.body
    mine = browser_of(person).get(f"/my/appeals/{appeal.pk}/").content.decode()
    assert "The line that followed: 6.00 credits under resolution 2026/01" in mine
    again = decide(scene, appeal, decision="refuse", **{"refuse-grounds": "No."})
    assert "not open any more" in again.content.decode()


def test_a_correction_that_is_not_enough_says_so_and_bad_values_are_refused(play: Play) -> None:
    scene = trained(play)
    person = somebody(0)
    appeal = contest_missing(person)
    absent = Fact.objects.filter(person_uid=person.uid, kind="attendance", value=0, replaced_by=None).order_by("pk")[0]
    here = {"decision": "uphold", "uphold-fact": f"fact-{absent.pk}", "uphold-grounds": "Seen by the trainer."}
    for value, said in (("0", "says this already"), ("9999", f"between 0 and {absent.out_of}"), ("-1", "greater than")):
        assert said in decide(scene, appeal, **here, **{"uphold-value": value}).content.decode()
    no_grounds = decide(scene, appeal, **{**here, "uphold-grounds": " ", "uphold-value": str(absent.out_of)})
    assert "This field is required" in no_grounds.content.decode()
    appeal.refresh_from_db()
    assert appeal.state == "open"
    decide(scene, appeal, **here, **{"uphold-value": str(absent.out_of)})
    appeal.refresh_from_db()
    assert (appeal.state, appeal.outcome_entry) == ("upheld", None)
    assert "The correction changes no credits" in browser_of(person).get(f"/my/appeals/{appeal.pk}/").content.decode()
    assert "la correction n’y change rien" in Letter.objects.get(template="appeal_upheld", person=person).body


def test_a_refusal_gives_grounds_in_the_language_of_the_person_and_stays(play: Play) -> None:
    scene = trained(play)
    person = somebody(0)
    Person.objects.filter(pk=person.pk).update(language="fr")
    appeal = contest_missing(person)
    assert "This field is required" in decide(scene, appeal, decision="refuse").content.decode()
    decide(scene, appeal, decision="refuse", **{"refuse-grounds": "Les listes sont signées."})
    appeal.refresh_from_db()
    assert appeal.state == "refused"
    letter = Letter.objects.get(template="appeal_refused", person=person)
    assert "rejeté" in letter.subject
    assert "Les listes sont signées." in letter.body
    assert not CreditEntry.objects.filter(person_uid=person.uid).exists()
    with pytest.raises(DatabaseError, match="stays as it was decided"), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(grounds="other")


def test_the_participant_withdraws_until_it_is_decided(play: Play) -> None:
    trained(play)
    person = somebody(0)
    appeal = contest_missing(person)
    browser = browser_of(person)
    page = browser.post(f"/my/appeals/{appeal.pk}/withdraw/", follow=True).content.decode()
    assert "Withdrawn on" in page
    again = browser.post(f"/my/appeals/{appeal.pk}/withdraw/", follow=True).content.decode()
    assert "not open any more" in again
    contest_missing(person)


def test_who_recorded_a_fact_is_warned_before_deciding_about_it(play: Play) -> None:
    scene = trained(play)
    person = somebody(0)
    appeal = contest_missing(person)
    # The Secretariat's Dolores imported the attendance herself.
    page = enter(scene.who("dolores")).get(f"/admin/academy/appeals/{appeal.pk}/").content.decode()
    assert "should not alone decide" in page
    decide(scene, appeal, decision="refuse", **{"refuse-grounds": "Read twice."})
    assert AuditRecord.objects.get(action="appeal.refused").data["decided_on_own_facts"] is True


def test_the_list_shows_what_is_overdue_first_and_the_desk_counts_it(play: Play) -> None:
    scene = trained(play)
    appeal = contest_missing(somebody(0))
    Appeal.objects.filter(pk=appeal.pk).update(answer_due_on="2026-01-01")
    browser = enter(scene.who("dolores"))
    assert "overdue" in browser.get("/admin/academy/appeals/").content.decode()
    desk = browser.get("/admin/academy/desk/").content.decode()
    assert "Appeals past their day" in desk


def test_the_days_to_answer_of_the_draft_become_the_day_that_the_appellant_reads(play: Play, time_machine: Any) -> None:
    scene = trained(play)
    time_machine.move_to(at(11, 24))
    dolores = enter(scene.who("dolores"))

    def ten_days(draft: Resolution, by: Any) -> None:
        form = {
            "number": draft.number, "title_fr": "a", "title_en": "a", "applies_from": "2026-01-01",
            "applies_to": "2026-12-31", "in_force_from": "2026-01-01", "transition": "by_activity", "answer_days": "10",
        }  # fmt: skip
        assert dolores.post(f"/board/drafts/{draft.pk}/general/", form).status_code == 302

    under(scene, ten_days)
    person = somebody(1)
    entry = CreditEntry.objects.get(person_uid=person.uid, resolution__number="2026/99")
    browser = browser_of(person)
    page = browser.post(f"/my/credits/entries/{entry.pk}/contest/", {"reason": "Too little."}, follow=True)
    words = "Answer due by 4 December 2026 (resolution 2026/99)"
    assert words in " ".join(page.content.decode().split())
    appeal = Appeal.objects.get()
    assert appeal.answer_due_on == date(2026, 12, 4)
    assert words in " ".join(dolores.get(f"/admin/academy/appeals/{appeal.pk}/").content.decode().split())
    for moment, is_overdue in ((at(12, 4), False), (at(12, 5), True)):
        time_machine.move_to(moment)
        assert ("overdue" in enter(scene.who("dolores")).get("/admin/academy/appeals/").content.decode()) == is_overdue
