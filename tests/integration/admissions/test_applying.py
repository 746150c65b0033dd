"""An application: begun once, saved at every answer, complete before it is handed in, changed by request later."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from academy.notifications.models import Letter
from academy.people.models import Person
from courses.admissions import operations
from courses.admissions.models import Application, ApplicationFile, Call, ChangeRequest, RestrictedAnswers
from courses.admissions.refusals import NotAsked
from tests.factories.admissions import close, make_applicant, make_application
from tests.factories.people import enter, make_user

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
APPLY = "/calls/training-x/apply/"
INSTITUTION = {
    "country": "MA", "institution_name": "Ministère de la Santé", "institution_kind": "governmental",
    "institution_name_other": "Ministry of Health",
}  # fmt: skip
REQUIRED = {
    "institution": INSTITUTION,
    "work": {"position": "Adviser"},
    "motivation": {"motivation": "To serve better", "needs": "Indicators"},
    "privacy": {"privacy": "on"},
}


def begin(browser: Client, country: str = "MA") -> Any:
    return browser.post(APPLY, {"country": country})


def fill(browser: Client) -> None:
    begin(browser)
    for section, answers in REQUIRED.items():
        assert browser.post(f"{APPLY}{section}/", answers).status_code == 302, section


def submit(browser: Client) -> Any:
    return browser.post(f"{APPLY}review/", follow=True)


def test_from_the_first_question_to_the_receipt(call: Call, leila: Person, as_: As) -> None:
    browser = as_(leila)
    fill(browser)
    page = submit(browser).content.decode()
    application = Application.objects.get()
    assert str(application.ticket) in page
    assert (application.state, application.screening, application.source) == ("submitted", "pending", "form")
    letter = Letter.objects.get(template="application_received")
    assert (letter.to, letter.language) == (leila.email, "en")
    assert str(application.ticket) in letter.body


def test_the_receipt_is_in_the_language_of_the_person(call: Call, as_: As) -> None:
    browser = as_(make_applicant("Amel", language="fr"))
    fill(browser)
    submit(browser)
    assert "Votre candidature" in Letter.objects.get().subject


def test_somebody_nobody_knows_says_her_name_when_she_begins(call: Call) -> None:
    user = make_user("new@example.org")
    browser = enter(user)
    assert "Family name" in browser.get(APPLY).content.decode()
    browser.post(APPLY, {"country": "MA", "given_name": "Nadia", "family_name": "Sefrioui", "language": "fr"})
    assert Application.objects.get().person.printed_name == "Nadia Sefrioui"


def test_a_country_without_right_is_refused_with_the_rule_and_the_remedy(call: Call, leila: Person, as_: As) -> None:
    page = begin(as_(leila), "BR").content.decode()
    assert "not open to this training" in page
    assert "write to the Secretariat" in page
    assert not Application.objects.exists()


def test_an_observer_or_an_unknown_country_may_begin(call: Call, as_: As) -> None:
    for name, country in (("Kenji", "JP"), ("Dagny", "DK")):
        begin(as_(make_applicant(name, country=country)), country)
    assert Application.objects.count() == 2


def test_one_answer_is_saved_by_itself_and_the_hour_is_told(call: Call, leila: Person, as_: As) -> None:
    browser = as_(leila)
    begin(browser)
    response = browser.post(f"{APPLY}save/", {"question": "position", "position": "Head of unit"})
    assert response.json()["saved"].startswith("Saved at ")
    assert Application.objects.get().position == "Head of unit"


@pytest.mark.usefixtures("call")
@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        ("authority_email", "not an address", "valid email"),
        ("years_in_field", "a lot", "whole number"),
        ("institution_kind", "secret", "not one of the available choices"),
        ("country", "BR", "not open to this training"),
        ("position", "x" * 201, "at most 200 characters"),
        ("motivation", "x" * 4001, "at most 4000 characters"),
        ("date_of_birth", "1980-01-01", "does not ask"),
        ("screening", "eligible", "no such question"),
        ("cv", "x", "no such question"),
    ],
)
def test_a_bad_answer_is_told_and_what_was_there_stays(
    leila: Person, as_: As, question: str, value: str, words: str
) -> None:
    browser = as_(leila)
    begin(browser)
    before = Application.objects.values().get()
    response = browser.post(f"{APPLY}save/", {"question": question, question: value})
    assert response.status_code == 422
    assert words in response.json()["error"]
    assert Application.objects.values().get() == before


def test_what_is_missing_is_named_with_a_link_and_nothing_is_submitted(call: Call, leila: Person, as_: As) -> None:
    browser = as_(leila)
    begin(browser)
    page = browser.get(f"{APPLY}review/").content.decode()
    assert f'<a href="{APPLY}motivation/">Why you apply</a>' in page
    assert "Some required answers are missing." in submit(browser).content.decode()
    assert Application.objects.get().state == "draft"


def test_a_second_application_of_the_same_person_is_refused_by_the_database_too(
    call: Call, leila: Person, as_: As
) -> None:
    browser = as_(leila)
    begin(browser)
    begin(browser)
    assert Application.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        make_application(call, leila, source="form")


def test_who_is_on_a_list_already_does_not_begin_a_second_one(call: Call, leila: Person, as_: As) -> None:
    make_application(call, leila)
    page = as_(leila).get(APPLY).content.decode()
    assert "came by a list of your authorities" in page
    begin(as_(leila))
    assert Application.objects.count() == 1
    refused = as_(leila).post(f"{APPLY}save/", {"question": "position", "position": "King"})
    assert "came by a list" in refused.json()["error"]


def test_a_submitted_application_is_changed_until_the_deadline_and_stays_complete(
    call: Call, leila: Person, as_: As
) -> None:
    browser = as_(leila)
    fill(browser)
    submit(browser)
    browser.post(f"{APPLY}work/", {"position": "Director"})
    assert Application.objects.get().position == "Director"
    assert browser.post(f"{APPLY}work/", {"position": ""}).status_code == 200
    assert browser.post(f"{APPLY}save/", {"question": "privacy"}).status_code == 422
    assert Application.objects.get().position == "Director"


def test_what_comes_late_is_kept_as_late_with_words(call: Call, leila: Person, as_: As) -> None:
    close(call)
    browser = as_(leila)
    fill(browser)
    page = submit(browser).content.decode()
    assert "kept as late" in page
    assert Application.objects.get().screening == "late"
    assert "The deadline was" in Letter.objects.get().body


def test_after_the_deadline_a_change_is_asked_for(call: Call, leila: Person, as_: As) -> None:
    browser = as_(leila)
    fill(browser)
    submit(browser)
    close(call, hours=0)
    refused = browser.post(f"{APPLY}save/", {"question": "position", "position": "King"})
    assert "Ask for a change" in refused.json()["error"]
    said = {"question": "position", "value": "Deputy director", "why": "Promoted last week"}
    assert browser.post(f"{APPLY}change/", said).status_code == 302
    assert "not answered yet" in browser.post(f"{APPLY}change/", said).content.decode()
    assert ChangeRequest.objects.get().value == "Deputy director"


def test_a_motivation_of_501_words_is_neither_asked_for_nor_accepted(
    call: Call, leila: Person, dolores: Person, as_: As
) -> None:
    browser = as_(leila)
    fill(browser)
    submit(browser)
    before = Application.objects.get().motivation
    close(call, hours=0)
    said = {"question": "motivation", "value": "word " * 501, "why": "More to say"}
    assert "has 501 words; at most 500" in browser.post(f"{APPLY}change/", said).content.decode()
    assert browser.post(f"{APPLY}change/", said | {"value": "word " * 500}).status_code == 302
    asked, desk = ChangeRequest.objects.get(), as_(dolores)
    desk.cookies["language"] = "en"
    address = f"/admin/academy/applications/{call.edition.key}/{asked.application_id}/changes/{asked.pk}/"
    answer = {"decision": "accept", "words": "Yes.", "value": "word " * 501}
    answer = {f"c{asked.pk}-{name}": value for name, value in answer.items()}
    assert "has 501 words; at most 500" in desk.post(address, answer, follow=True).content.decode()
    assert Application.objects.get().motivation == before
    desk.post(address, answer | {f"c{asked.pk}-value": "word " * 500})
    assert len(Application.objects.get().motivation.split()) == 500


@pytest.mark.parametrize("question", ["diet", "accessibility", "cv", "privacy"])
def test_what_is_restricted_a_document_or_the_consent_is_not_changed_by_request(
    call: Call, leila: Person, as_: As, question: str
) -> None:
    """Everybody who screens reads a request for a change; diet and accessibility are read by who prepares."""
    browser = as_(leila)
    fill(browser)
    submit(browser)
    close(call, hours=0)
    said = {"question": question, "value": "no nuts", "why": "Ill"}
    answer = browser.post(f"{APPLY}change/", said)
    assert answer.status_code == 200  # the form again
    assert f'value="{question}"' not in browser.get(f"{APPLY}change/").content.decode()
    assert leila.user is not None
    with pytest.raises(NotAsked):
        operations.ask_for_change(application=Application.objects.get(), **said, by=leila.user, now=timezone.now())
    assert not ChangeRequest.objects.exists()


@pytest.mark.parametrize(
    ("section", "changed"),
    [
        ("institution", {"institution_kind": "ngo"}),
        ("institution", {"country": "NO"}),
        ("support", {"as_consultant": "yes"}),
    ],
)
def test_what_screening_reads_is_screened_again_when_it_changes(
    call: Call, leila: Person, as_: As, section: str, changed: dict[str, str]
) -> None:
    call.questions = call.questions | {"as_consultant": "optional"}
    call.save()
    browser = as_(leila)
    fill(browser)
    submit(browser)
    Application.objects.update(screening="eligible", screening_reason="COUNTRY_ELIGIBLE")
    browser.post(f"{APPLY}work/", {"position": "Deputy director"})
    assert Application.objects.get().screening == "eligible"
    given = {"country": "MA", "institution_name": "Ministry", "institution_kind": "governmental"}
    browser.post(f"{APPLY}{section}/", (given if section == "institution" else {}) | changed)
    found = Application.objects.get()
    assert (found.screening, found.screening_reason) == ("pending", "")


def test_restricted_answers_are_kept_apart(call: Call, leila: Person, as_: As) -> None:
    browser = as_(leila)
    begin(browser)
    browser.post(f"{APPLY}taking_part/", {"diet": "vegetarian", "accessibility": "", "photo_consent": "no"})
    assert RestrictedAnswers.objects.get().answers["diet"] == "vegetarian"
    assert "diet" not in Application.objects.get().answers


def test_nobody_opens_the_application_of_somebody_else(call: Call, leila: Person, chen: Person, as_: As) -> None:
    fill(as_(leila))
    stranger = as_(chen)
    assert stranger.get(f"{APPLY}work/").status_code == 404
    assert stranger.post(f"{APPLY}save/", {"question": "position", "position": "x"}).status_code == 404
    assert "Leila" not in stranger.get(APPLY).content.decode()


PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"


def send(browser: Client, content: bytes, name: str = "cv.pdf", kind: str = "cv") -> Any:
    file = SimpleUploadedFile(name, content)
    return browser.post(f"{APPLY}documents/", {"kind": kind, f"{kind}-file": file}, follow=True)


def test_a_document_is_kept_and_replaced_and_only_its_readers_open_it(
    call: Call, leila: Person, chen: Person, dolores: Person, as_: As
) -> None:
    browser = as_(leila)
    begin(browser)
    send(browser, PDF)
    send(browser, PDF + b"\n", name="cv2.pdf")
    document = ApplicationFile.objects.get()
    address = f"/applications/documents/{document.pk}/"
    assert document.file_name == "cv2.pdf"
    assert browser.get(address).content == PDF + b"\n"
    assert as_(dolores).get(address).status_code == 200
    assert as_(chen).get(address).status_code == 404


@pytest.mark.usefixtures("call")
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ\x90\x00binary\x00", "cv.pdf", "its content was looked at"),
        (b"just text", "cv.pdf", "its content was looked at"),
        (PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript >>"), "cv.pdf", "JavaScript"),
        (PDF.replace(b"/Catalog", b"/Catalog /A << /S /L#61unch >>"), "cv.pdf", "launch action"),
        (PDF.replace(b"/Catalog", b"/Filespec /EF << /F 3 0 R >> /EmbeddedFiles 4 0 R"), "cv.pdf", "embedded file"),
        (b"%PDF-" + b"x" * (10 * 2**20), "cv.pdf", "at most 10 MB"),
    ],
)
def test_a_bad_document_is_refused_with_its_reason(
    leila: Person, as_: As, content: bytes, name: str, words: str
) -> None:
    browser = as_(leila)
    begin(browser)
    assert words in send(browser, content, name).content.decode()
    assert not ApplicationFile.objects.exists()
