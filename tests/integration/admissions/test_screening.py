"""Screening by the rule and by hand, lists in and out, letters previewed and queued."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from academy.audit.models import AuditRecord
from academy.jobs.models import Job
from academy.notifications.models import Letter
from academy.people.models import Person
from courses.admissions import tasks
from courses.admissions.models import Application, Call, ChangeRequest, RestrictedAnswers, ScreeningDecision
from courses.admissions.operations.importing import COLUMNS
from tests.factories.admissions import make_applicant, make_application, make_call

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
LIST = "/admin/academy/applications/training-x/"


@pytest.fixture
def desk(call: Call, dolores: Person, as_: As) -> Client:
    """Dolores has declared that she has no interest."""
    browser = as_(dolores)
    browser.post(f"{LIST}declare/", {"has_interest": "no"})
    return browser


def decide(browser: Client, application: Application, **said: Any) -> Any:
    return browser.post(f"{LIST}{application.pk}/", {"screening": "not_eligible", "words": "No post yet"} | said)


def test_filters_show_what_they_name(desk: Client, call: Call) -> None:
    make_application(call, make_applicant("Leila"), endorsement="endorsed", screening="eligible")
    make_application(call, make_applicant("Pablo", country="ES"))
    make_application(call, make_applicant("Kenji", country="JP"), screening="decision_needed")
    for query, shown in {
        "country=MA": {"Leila"}, "body=pg": {"Leila"}, "body=coe": {"Pablo"}, "body=observer": {"Kenji"},
        "screening=decision_needed": {"Kenji"}, "endorsement=endorsed": {"Leila"},
        "endorsement=waiting": {"Pablo", "Kenji"}, "body=nonsense": {"Leila", "Pablo", "Kenji"},
    }.items():  # fmt: skip
        page = desk.get(f"{LIST}?{query}").content.decode()
        found = {name for name in ("Leila", "Pablo", "Kenji") if f'aria-label="{name} ' in page}
        assert found == shown, query


def test_doubts_are_marked(desk: Client, call: Call) -> None:
    twice = make_applicant("Leila")
    make_application(call, twice)
    make_application(call, twice)
    make_application(call, make_applicant("Omar", "Alami"))
    other = make_applicant("Omar2", "Alami")
    other.printed_name = "Omar Alami"
    other.save()
    make_application(call, other)
    page = desk.get(LIST).content.decode()
    assert page.count("applied twice") == 2
    assert page.count("same name, other address") == 2


def test_a_decision_by_hand_needs_a_declaration_first(call: Call, dolores: Person, leila: Person, as_: As) -> None:
    application = make_application(call, leila)
    assert "Say first whether you have an interest" in decide(as_(dolores), application).content.decode()
    assert not ScreeningDecision.objects.exists()


def test_nobody_decides_where_she_has_an_interest(call: Call, dolores: Person, leila: Person, as_: As) -> None:
    mine, other = make_application(call, leila), make_application(call, make_applicant("Omar"))
    browser = as_(dolores)
    page = browser.post(f"{LIST}declare/", {"has_interest": "yes"}).content.decode()
    assert "Say which interest." in page
    browser.post(f"{LIST}declare/", {"has_interest": "yes", "words": "My cousin", "concerns": [mine.pk]})
    assert "somebody else decides" in decide(browser, mine).content.decode()
    both = {"applications": [mine.pk, other.pk], "screening": "eligible", "words": "x"}
    browser.post(f"{LIST}decide/", both)
    assert not ScreeningDecision.objects.exists()
    assert decide(browser, other).status_code == 302


def test_a_decision_says_who_when_and_why_and_the_rule_does_not_undo_it(desk: Client, leila: Person) -> None:
    application = make_application(Call.objects.get(), leila)
    decide(desk, application)
    desk.post(f"{LIST}screen/")
    application.refresh_from_db()
    assert (application.screening, application.screening_reason) == ("not_eligible", "DECIDED")
    page = desk.get(f"{LIST}{application.pk}/").content.decode()
    assert "No post yet" in page
    assert "Dolores Ibarra" in page
    assert "application.decided" in page
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ScreeningDecision.objects.update(words="another")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"words": ""}, "This field is required."),
        ({"screening": "duplicate"}, "Say which application counts."),
        ({"screening": "eaten"}, "not one of the available choices"),
    ],
)
def test_a_bad_decision_is_refused(desk: Client, leila: Person, said: dict[str, str], words: str) -> None:
    application = make_application(Call.objects.get(), leila)
    assert words in decide(desk, application, **said).content.decode()
    assert not ScreeningDecision.objects.exists()


def test_a_duplicate_names_the_application_that_counts(desk: Client, call: Call, leila: Person) -> None:
    kept, other = make_application(call, leila), make_application(call, make_applicant("Leyla"))
    decide(desk, other, screening="duplicate", duplicate_of=kept.pk)
    other.refresh_from_db()
    assert (other.screening, other.duplicate_of) == ("duplicate", kept)
    page = decide(desk, kept, screening="duplicate", duplicate_of=other.pk).content.decode()
    assert "duplicate of another, valid one" in page


def test_many_are_decided_at_once_with_words(desk: Client, call: Call) -> None:
    several = [make_application(call, make_applicant(name)) for name in ("Leila", "Omar")]
    page = desk.post(f"{LIST}decide/", {"screening": "eligible", "words": "x"}, follow=True).content.decode()
    assert "Tick at least one application." in page
    desk.post(f"{LIST}decide/", {"applications": [one.pk for one in several], "screening": "eligible", "words": "ok"})
    assert set(Application.objects.values_list("screening", flat=True)) == {"eligible"}


def test_other_countries_of_an_academy_course_get_what_remains_and_no_more(dolores: Person, as_: As) -> None:
    call = make_call(audience="academy", capacity=2)
    make_application(call, make_applicant("Leila"))
    others = [make_application(call, make_applicant(name, country="BR")) for name in ("Ana", "Rui")]
    browser = as_(dolores)
    browser.post(f"{LIST}declare/", {"has_interest": "no"})
    browser.post(f"{LIST}screen/")
    assert sorted(Application.objects.values_list("screening", flat=True)) == [
        "eligible", "places_remain", "places_remain",
    ]  # fmt: skip
    both = {"applications": [one.pk for one in others], "screening": "eligible", "words": "Room left"}
    assert "No place remains" in browser.post(f"{LIST}decide/", both, follow=True).content.decode()
    decide(browser, others[0], screening="eligible")
    others[0].refresh_from_db()
    assert others[0].screening_reason == "PLACES_REMAINED"


def test_a_change_asked_for_is_answered_with_a_letter(desk: Client, call: Call, leila: Person) -> None:
    application = make_application(call, leila)
    asked = ChangeRequest.objects.create(application=application, question="position", value="Director", why="Promoted")
    prefix = f"c{asked.pk}"
    said = {f"{prefix}-decision": "accept", f"{prefix}-words": "Changed.", f"{prefix}-value": "Director"}
    desk.post(f"{LIST}{application.pk}/changes/{asked.pk}/", said)
    application.refresh_from_db()
    assert application.position == "Director"
    assert "accepted it" in Letter.objects.get(template="application_change_answered").body
    page = desk.post(f"{LIST}{application.pk}/changes/{asked.pk}/", said, follow=True).content.decode()
    assert "answered already" in page


@pytest.mark.parametrize(
    ("question", "value", "screening"),
    [
        ("institution_kind", "ngo", "pending"),
        ("country", "NO", "pending"),
        ("as_consultant", "yes", "pending"),
        ("position", "Director", "eligible"),
    ],
)
def test_an_accepted_change_of_what_screening_reads_is_screened_again(
    desk: Client, call: Call, question: str, value: str, screening: str
) -> None:
    application = make_application(
        call, make_applicant("Leila"), screening="eligible", screening_reason="COUNTRY_ELIGIBLE"
    )
    asked = ChangeRequest.objects.create(application=application, question=question, value=value, why="It changed")
    said = {f"c{asked.pk}-decision": "accept", f"c{asked.pk}-words": "Changed.", f"c{asked.pk}-value": value}
    desk.post(f"{LIST}{application.pk}/changes/{asked.pk}/", said)
    asked.refresh_from_db()
    application.refresh_from_db()
    assert (asked.state, application.screening) == ("accepted", screening)


def test_a_late_application_stays_late_whatever_changes(desk: Client, call: Call, leila: Person) -> None:
    application = make_application(call, leila, screening="late", screening_reason="STATUS_LATE")
    asked = ChangeRequest.objects.create(application=application, question="country", value="NO", why="It changed")
    said = {f"c{asked.pk}-decision": "accept", f"c{asked.pk}-words": "Changed.", f"c{asked.pk}-value": "NO"}
    desk.post(f"{LIST}{application.pk}/changes/{asked.pk}/", said)
    application.refresh_from_db()
    assert (application.country_id, application.screening) == ("NO", "late")


def test_restricted_answers_are_read_one_by_one_and_each_look_is_recorded(
    desk: Client, call: Call, leila: Person
) -> None:
    application = make_application(call, leila)
    RestrictedAnswers.objects.create(application=application, answers={"diet": "no gluten"})
    assert "no gluten" not in desk.get(f"{LIST}{application.pk}/").content.decode()
    assert desk.get(f"{LIST}{application.pk}/restricted/").status_code == 405
    assert "no gluten" in desk.post(f"{LIST}{application.pk}/restricted/").content.decode()
    assert AuditRecord.objects.filter(action="application.restricted_read").count() == 1


def test_after_the_event_restricted_answers_are_erased(desk: Client, call: Call, leila: Person) -> None:
    application = make_application(call, leila)
    RestrictedAnswers.objects.create(application=application, answers={"diet": "no gluten"})
    desk.post(f"{LIST}erase/")
    assert RestrictedAnswers.objects.get().answers  # the event is still to come
    call.edition.starts_on = call.edition.ends_on = timezone.localdate() - timedelta(days=1)
    call.edition.save()
    assert desk.post(f"{LIST}{application.pk}/restricted/").status_code == 404
    desk.post(f"{LIST}erase/")
    kept = RestrictedAnswers.objects.get()
    assert (kept.answers, kept.erased_at is not None) == ({}, True)


def test_what_is_over_is_erased_by_night_as_a_job_a_day(
    call: Call, leila: Person, django_capture_on_commit_callbacks: Any
) -> None:
    RestrictedAnswers.objects.create(application=make_application(call, leila), answers={"diet": "no gluten"})
    call.edition.starts_on = call.edition.ends_on = timezone.localdate() - timedelta(days=1)
    call.edition.save()
    with django_capture_on_commit_callbacks(execute=True):
        tasks.erase_restricted()
        tasks.erase_restricted()
    job = Job.objects.get(kind="admissions.erase_restricted")
    assert (job.state, job.result) == ("done", {"people": 1})
    assert RestrictedAnswers.objects.get().answers == {}


def test_letters_are_seen_before_they_are_queued_and_written_once(desk: Client, call: Call) -> None:
    make_application(call, make_applicant("Rui", country="BR", language="fr"))
    make_application(call, make_applicant("Leila"))
    desk.post(f"{LIST}screen/")
    page = desk.get(f"{LIST}letters/?screening=not_eligible").content.decode()
    assert "ne peut pas être examinée" in page
    assert not Letter.objects.exists()
    desk.post(f"{LIST}letters/", {"screening": "not_eligible"})
    desk.post(f"{LIST}letters/", {"screening": "not_eligible"})
    letter = Letter.objects.get()
    assert letter.to == "rui@example.org"
    assert "P-PG/Training, point 4" in letter.body  # whatever language the officer reads
    assert desk.get(f"{LIST}letters/?screening=pending").status_code == 404


def test_every_letter_of_screening_can_be_read_twenty_on_a_page(desk: Client, call: Call) -> None:
    for number in range(23):
        make_application(
            call, make_applicant(f"Rui{number:02}", f"Aa{number:02}", country="BR"), screening="not_eligible",
            screening_reason="COUNTRY_NOT_ELIGIBLE",
        )  # fmt: skip
    pages = [desk.get(f"{LIST}letters/?screening=not_eligible&page={page}").content.decode() for page in (1, 2)]
    shown = [{number for number in range(23) if f"rui{number:02}@example.org" in page} for page in pages]
    assert [len(page) for page in shown] == [20, 3]
    assert shown[0] | shown[1] == set(range(23))
    assert "screening=not_eligible&amp;page=2" in pages[0]
    assert "Page 2 of 2" in pages[1]


GOOD = ["Amina", "Benali", "amina@example.org", "MA", "Ministry", "governmental", "Adviser", 1,
        "2026-02-01T10:00+01:00", "fr"]  # fmt: skip


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([*COLUMNS], *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(browser: Client, content: bytes) -> str:
    upload = SimpleUploadedFile("list.xlsx", content)
    return str(browser.post(f"{LIST}import/", {"file": upload}, follow=True).content.decode())


def test_an_xlsx_list_is_taken_in_with_accounts_that_wait_for_their_code(desk: Client) -> None:
    send(desk, workbook(GOOD))
    application = Application.objects.get()
    assert (application.person.printed_name, application.national_rank) == ("Amina Benali", 1)
    assert application.person.user is not None
    assert not application.person.user.has_usable_password()
    assert EmailAddress.objects.filter(email="amina@example.org", verified=False).count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (workbook([*GOOD[:3], "Atlantis", *GOOD[4:]]), "Atlantis"),
        (workbook(["=HYPERLINK(1)", *GOOD[1:]]), "formula"),
        (workbook([*GOOD[:7], 1.5, *GOOD[8:]]), "1.5"),
        (b"PK\x03\x04 broken", "not an XLSX file"),
    ],
)
def test_a_bad_xlsx_list_is_reported_by_row_and_nothing_is_kept(desk: Client, content: bytes, words: str) -> None:
    assert words in send(desk, content)
    assert not Application.objects.exists()


def test_the_list_goes_out_and_comes_back_and_runs_nothing(desk: Client, call: Call) -> None:
    person = make_applicant("Leila", "Tazi")
    make_application(call, person, institution_name="=cmd|' /C calc'!A0")
    book = load_workbook(io.BytesIO(desk.get(f"{LIST}export/xlsx/").content))
    sheet = book.active
    assert sheet is not None
    header, row = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert header[: len(COLUMNS)] == list(COLUMNS)
    assert row[4] == "'=cmd|' /C calc'!A0"
    assert "f" not in {cell.data_type for cell in sheet[2]}
    text = desk.get(f"{LIST}export/csv/?country=MA").content.decode("utf-8-sig")
    assert "'=cmd" in text
    assert AuditRecord.objects.filter(action="applications.exported").count() == 2
