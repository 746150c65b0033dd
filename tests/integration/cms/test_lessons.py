"""Lessons are for those who take part. Reading is said by the reader and counted once, in either language."""

from collections.abc import Callable

import pytest
from django.test import Client

from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from cms import api as cms_api
from cms.models import LessonPage
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from tests.factories.people import person_with_role

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free, pytest.mark.usefixtures("module")]
As = Callable[[Person], Client]
LESSON = "/fr/m-intro/l1/"


@pytest.mark.parametrize("address", ["/fr/m-intro/", LESSON, "/en/m-intro/l2/"])
def test_a_stranger_is_asked_to_sign_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={address}")


@pytest.mark.parametrize("address", ["/fr/m-intro/", LESSON])
def test_boris_who_is_not_enrolled_is_refused(boris: Person, as_: As, address: str) -> None:
    assert as_(boris).get(address).status_code == 403
    assert as_(boris).post(address).status_code == 403


def test_amina_reads_what_she_is_enrolled_in(amina: Person, enrolment: Enrolment, as_: As) -> None:
    page = as_(amina).get(LESSON)
    assert page.status_code == 200
    assert "private" in page["Cache-Control"]


def test_amina_who_has_withdrawn_reads_no_longer(amina: Person, enrolment: Enrolment, as_: As) -> None:
    learning_api.withdraw(enrolment=enrolment, by=None, on=enrolment.enrolled_on)
    assert as_(amina).get(LESSON).status_code == 403


@pytest.mark.parametrize("role", [RoleCode.SECRETARIAT, RoleCode.CONTENT_AUTHOR, RoleCode.TRAINER])
def test_those_who_write_or_teach_read_every_lesson(as_: As, role: RoleCode) -> None:
    page = as_(person_with_role("Sami", "Staff", role)).get(LESSON)
    assert page.status_code == 200
    assert '<form method="post" action=""' not in page.content.decode()


def test_a_staff_reader_leaves_no_trace(as_: As, dolores: Person) -> None:
    as_(dolores).post(LESSON)
    assert not Fact.objects.exists()


def test_reading_leads_to_the_next_lesson_and_at_last_back_to_the_module(
    amina: Person, enrolment: Enrolment, as_: As
) -> None:
    browser = as_(amina)
    assert browser.post(LESSON)["Location"] == "/fr/m-intro/l2/"
    assert browser.post("/fr/m-intro/l3/")["Location"] == "/fr/m-intro/"
    assert learning_api.lessons_read(enrolment, "m-intro") == {"l1", "l3"}


def test_a_lesson_read_in_french_is_read_in_english_too(amina: Person, enrolment: Enrolment, as_: As) -> None:
    browser = as_(amina)
    browser.post(LESSON)
    browser.post("/en/m-intro/l1/")
    fact = Fact.objects.get(kind=Fact.Kind.LESSONS, replaced_by=None)
    assert (fact.value, fact.out_of) == (1, 3)
    assert "You have read this lesson." in browser.get("/en/m-intro/l1/").content.decode()


def test_the_switch_keeps_the_lesson(amina: Person, enrolment: Enrolment, as_: As) -> None:
    assert 'href="/en/m-intro/l2/"' in as_(amina).get("/fr/m-intro/l2/").content.decode()


def test_a_lesson_with_a_mistyped_test_still_opens(amina: Person, enrolment: Enrolment, as_: As) -> None:
    lesson = LessonPage.objects.get(lesson_key="l1", locale__language_code="fr")
    lesson.body = [("embedded_test", {"test_key": "no such / key", "invitation": "Test"})]
    lesson.save_revision().publish()
    assert as_(amina).get(LESSON).status_code == 200


def test_lessons_are_named_in_both_languages() -> None:
    first, second, third = cms_api.lessons_of("m-intro")
    assert (first.key, second.key, third.key) == ("l1", "l2", "l3")
    assert (second.title_fr, second.title_en) == ("Le cadre international", "The international framework")


def test_the_module_has_an_address_in_each_language() -> None:
    assert cms_api.module_url("m-intro", "fr") == "/fr/m-intro/"
    assert cms_api.module_url("m-intro", "en") == "/en/m-intro/"
    assert cms_api.module_url("unknown", "en") == ""
