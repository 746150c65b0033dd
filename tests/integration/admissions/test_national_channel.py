"""A Permanent Correspondent sees the own country only, gives an opinion and no veto; silence is recorded."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from academy.notifications.models import Letter
from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from courses.admissions import operations, tokens
from courses.admissions.models import Application, Call, NationalOpinion
from tests.factories.admissions import close, make_applicant, make_application
from tests.factories.people import person_with_role

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
MOROCCO, ITALY = "/correspondent/applications/training-x/MA/", "/correspondent/applications/training-x/IT/"


@pytest.fixture
def youssef(call: Call) -> Person:
    return person_with_role(
        "Youssef", "Amrani", RoleCode.PERMANENT_CORRESPONDENT, country="MA", scope="country", scope_key="MA",
        language="fr",
    )  # fmt: skip


@pytest.fixture
def two(call: Call) -> list[Application]:
    """Two from Morocco, and one from Italy whom the Moroccan Correspondent never sees."""
    make_application(call, make_applicant("Giulia", "Conti", country="IT"))
    return [make_application(call, make_applicant(name, "Alami")) for name in ("Leila", "Omar")]


def say(browser: Client, said: dict[Application, dict[str, str]], address: str = MOROCCO) -> Any:
    data = {f"a{one.pk}-{name}": value for one, answers in said.items() for name, value in answers.items()}
    return browser.post(address, data, follow=True)


def test_the_own_country_is_shown_and_no_other(youssef: Person, two: list[Application], as_: As) -> None:
    browser = as_(youssef)
    page = browser.get(MOROCCO).content.decode()
    assert "Leila Alami" in page
    assert "Omar Alami" in page
    assert "Giulia" not in page
    assert browser.get(ITALY).status_code == 403
    assert "Giulia" not in browser.get("/correspondent/applications/").content.decode()


def test_an_opinion_on_another_country_is_refused_through_every_door(
    youssef: Person, two: list[Application], as_: As
) -> None:
    foreign = Application.objects.get(country_id="IT")
    browser = as_(youssef)
    assert say(browser, {foreign: {"opinion": "endorsed"}}, ITALY).status_code == 403
    say(browser, {foreign: {"opinion": "endorsed"}})
    assert not NationalOpinion.objects.exists()


def test_a_document_of_another_country_does_not_open(
    call: Call, youssef: Person, two: list[Application], as_: As
) -> None:
    foreign = Application.objects.get(country_id="IT")
    kept = foreign.files.create(kind="cv", file_name="cv.pdf", stored_as="x.pdf", sha256="0", size=1)
    assert as_(youssef).get(f"/applications/documents/{kept.pk}/").status_code == 404


def test_restricted_answers_are_not_for_the_correspondent(youssef: Person, two: list[Application], as_: As) -> None:
    from courses.admissions.models import RestrictedAnswers

    RestrictedAnswers.objects.create(application=two[0], answers={"diet": "no gluten", "accessibility": "ramp"})
    page = as_(youssef).get(MOROCCO).content.decode()
    assert "no gluten" not in page
    assert "ramp" not in page


def test_endorsing_and_ranking_reaches_the_application(youssef: Person, two: list[Application], as_: As) -> None:
    first, second = two
    say(as_(youssef), {first: {"opinion": "endorsed", "rank": "2"},
                       second: {"opinion": "commented", "comment": "On leave in June"}})  # fmt: skip
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.endorsement, first.national_rank) == ("endorsed", 2)
    assert (second.endorsement, second.endorsement_comment, second.screening) == (
        "commented", "On leave in June", "pending",
    )  # fmt: skip


def test_ranks_may_be_exchanged_and_are_given_once(youssef: Person, two: list[Application], as_: As) -> None:
    first, second = two
    browser = as_(youssef)
    say(browser, {first: {"opinion": "endorsed", "rank": "1"}, second: {"opinion": "endorsed", "rank": "2"}})
    say(browser, {first: {"opinion": "endorsed", "rank": "2"}, second: {"opinion": "endorsed", "rank": "1"}})
    assert NationalOpinion.objects.get(application=first).rank == 2
    browser.cookies["language"] = "en"
    page = say(browser, {first: {"opinion": "endorsed", "rank": "1"}, second: {"opinion": "endorsed", "rank": "1"}})
    assert "The rank 1 is given twice" in page.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        NationalOpinion.objects.filter(application=first).update(rank=1)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"opinion": "commented"}, "Write the comment."),
        ({"opinion": "endorsed", "rank": "0"}, "greater than or equal to 1"),
        ({"opinion": "endorsed", "rank": "first"}, "whole number"),
        ({"opinion": "veto"}, "not one of the available choices"),
    ],
)
def test_a_bad_opinion_is_told_at_its_field(
    youssef: Person, two: list[Application], as_: As, answers: dict[str, str], words: str
) -> None:
    browser = as_(youssef)
    browser.cookies["language"] = "en"
    assert words in say(browser, {two[0]: answers}).content.decode()
    assert not NationalOpinion.objects.exists()


def test_no_opinion_takes_an_application_away(
    call: Call, youssef: Person, dolores: Person, two: list[Application], as_: As
) -> None:
    say(as_(youssef), {two[0]: {"opinion": "not_endorsed"}})
    as_(dolores).post("/admin/academy/applications/training-x/screen/")
    two[0].refresh_from_db()
    assert (two[0].endorsement, two[0].screening) == ("not_endorsed", "eligible")


def test_silence_is_recorded_at_the_deadline_and_not_before(
    call: Call, youssef: Person, dolores: Person, two: list[Application], as_: As
) -> None:
    say(as_(youssef), {two[0]: {"opinion": "endorsed"}})
    assert operations.record_silence(call=call, by=dolores.user, now=timezone.now()) == 0
    close(call)
    as_(dolores).post("/admin/academy/applications/training-x/screen/")
    assert dict(NationalOpinion.objects.values_list("application__person__given_name", "opinion")) == {
        "Leila": "endorsed", "Omar": "silent", "Giulia": "silent",
    }  # fmt: skip
    page = say(as_(youssef), {two[1]: {"opinion": "endorsed"}})
    assert NationalOpinion.objects.get(application=two[1]).opinion == "silent"
    assert page.status_code == 200


def test_every_letter_to_a_correspondent_can_be_read_twenty_on_a_page(
    call: Call, dolores: Person, two: list[Application], as_: As
) -> None:
    for number in range(21):
        person_with_role(
            f"Correspondent{number}", "Amrani", RoleCode.PERMANENT_CORRESPONDENT, country="MA", scope="country",
            scope_key="MA",
        )  # fmt: skip
    address = "/admin/academy/applications/training-x/opinions/"
    pages = [as_(dolores).get(f"{address}?page={page}").content.decode() for page in (1, 2)]
    assert [page.count("<summary>") for page in pages] == [20, 1]


def test_correspondents_are_asked_once_a_day_in_their_language_by_a_link_that_is_no_right(
    youssef: Person, dolores: Person, two: list[Application], as_: As, client: Client
) -> None:
    browser = as_(dolores)
    preview = browser.get("/admin/academy/applications/training-x/opinions/").content.decode()
    assert "youssef@example.org" in preview
    assert "Country IT" in preview  # nobody to ask there
    browser.post("/admin/academy/applications/training-x/opinions/")
    browser.post("/admin/academy/applications/training-x/opinions/")
    letter = Letter.objects.get()
    assert (letter.to, letter.language) == ("youssef@example.org", "fr")
    assert "2 personnes" in letter.body
    link = next(word for word in letter.body.split() if "/correspondent/link/" in word)
    page = client.get("/" + link.split("/", 3)[3]).content.decode()
    assert 'value="youssef@example.org"' in page
    assert "Leila" not in page
    assert client.get(MOROCCO).status_code == 302


def test_a_link_expires_and_a_false_one_opens_nothing(
    call: Call, youssef: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/" + tokens.link_for(youssef, call).split("/", 3)[3]
    assert client.get(path).status_code == 200
    assert client.get(path[:-4] + "xxx/").status_code == 410
    monkeypatch.setattr(tokens, "DAYS", -1)
    assert client.get(path).status_code == 410


def test_asking_after_the_deadline_is_refused(call: Call, youssef: Person, dolores: Person, as_: As) -> None:
    call.opinions_until = timezone.now() - timedelta(hours=1)
    call.save()
    page = as_(dolores).post("/admin/academy/applications/training-x/opinions/", follow=True).content.decode()
    assert "Opinions were taken until" in page
    assert not Letter.objects.exists()
