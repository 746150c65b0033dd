"""A person asks to be erased, takes it back, is refused with a reason; the Secretariat sees until when it answers."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from academy.notifications.models import Letter
from academy.people.domain.erasure import a_month_after
from academy.people.models import ErasureRequest, Person
from tests.factories.people import enter, make_user

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
MINE, OFFICE = "/my/profile/erasure/", "/admin/academy/people/"


def in_english(browser: Client) -> Client:
    browser.cookies["language"] = "en"
    return browser


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 3, 4), date(2026, 4, 4)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
    ],
)
def test_a_request_is_answered_within_a_month(asked: date, due: date) -> None:
    assert a_month_after(asked) == due


def test_a_person_asks_and_the_secretariat_sees_it_with_its_day(amina: Person, dolores: Person, as_: As) -> None:
    browser = in_english(as_(amina))
    assert MINE in browser.get("/my/profile/").content.decode()
    page = browser.get(MINE).content.decode()
    assert "Names, e-mail address and institution" in page
    assert "It stays without the name." in page
    assert browser.post(MINE, {"words": "I have left the service."}).status_code == 302
    request = ErasureRequest.objects.get(person=amina)
    assert request.due_on == a_month_after(timezone.localdate())
    seen = in_english(as_(dolores)).get(OFFICE).content.decode()
    assert f"{OFFICE}{amina.pk}/erase/" in seen
    assert "to be answered by" in seen
    desk = in_english(as_(dolores)).get("/admin/academy/desk/").content.decode()
    assert "Requests for erasure to answer" in desk
    assert Letter.objects.get(template="erasure_asked").person == amina


def test_asked_twice_is_one_request_with_the_date_of_the_first(amina: Person, as_: As) -> None:
    browser = as_(amina)
    for _ in range(2):
        browser.post(MINE, {"words": ""})
    assert ErasureRequest.objects.filter(person=amina).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        ErasureRequest.objects.create(person=amina, due_on=timezone.localdate())


def test_a_request_is_taken_back_and_nothing_is_erased(amina: Person, dolores: Person, as_: As) -> None:
    browser = in_english(as_(amina))
    browser.post(MINE, {"words": ""})
    assert "Take my request back" in browser.get(MINE).content.decode()
    browser.post(f"{MINE}take-back/")
    assert ErasureRequest.objects.get(person=amina).state == "withdrawn"
    assert "No request of this person waits" in browser.post(f"{MINE}take-back/", follow=True).content.decode()
    refused = as_(dolores).post(f"{OFFICE}{amina.pk}/erase/refuse/", {"answer": "No."})
    assert "No request of this person waits" in refused.content.decode()


def test_a_refusal_says_why_and_until_when_and_to_whom_to_complain(amina: Person, dolores: Person, as_: As) -> None:
    as_(amina).post(MINE, {"words": ""})
    office = as_(dolores)
    address = f"{OFFICE}{amina.pk}/erase/refuse/"
    assert "This field is required" in office.post(address, {"answer": " "}).content.decode()
    assert "This day is past" in office.post(address, {"answer": "No.", "until": "2020-01-01"}).content.decode()
    assert office.post(address, {"answer": "Your grant is not paid yet.", "until": "2099-01-31"}).status_code == 302
    letter = Letter.objects.get(template="erasure_refused")
    assert "Your grant is not paid yet." in letter.body
    assert "autorité de protection des données" in letter.body
    assert "31 janvier 2099" in letter.body
    assert "Your grant is not paid yet." in as_(amina).get(MINE).content.decode()
    assert Person.objects.get(pk=amina.pk).erased_at is None


def test_the_request_is_done_with_the_erasure_and_its_words_go(amina: Person, dolores: Person, as_: As) -> None:
    as_(amina).post(MINE, {"words": "Amina Benali wishes to go."})
    as_(dolores).post(f"{OFFICE}{amina.pk}/erase/", {"ground": "request", "confirmation": amina.email})
    request = ErasureRequest.objects.get(person=amina)
    assert (request.state, request.words) == ("done", "")
    assert request.answered_at is not None


def test_an_account_without_a_name_can_ask_too(db: None) -> None:
    user = make_user("nameless@example.org")
    assert enter(user).post(MINE, {"words": ""}).status_code == 302
    assert ErasureRequest.objects.get().person.email == "nameless@example.org"


def test_nobody_sees_or_answers_the_request_of_another(amina: Person, boris: Person, as_: As) -> None:
    as_(amina).post(MINE, {"words": "My own reasons."})
    assert "My own reasons." not in as_(boris).get(MINE).content.decode()
    as_(boris).post(f"{MINE}take-back/")
    assert ErasureRequest.objects.get(person=amina).state == "asked"
    assert as_(boris).post(f"{OFFICE}{amina.pk}/erase/refuse/", {"answer": "No."}).status_code == 403
    assert Client().get(MINE).status_code == 302
