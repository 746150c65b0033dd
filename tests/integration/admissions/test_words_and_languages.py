"""How long a motivation is, and whether an applicant works in a language of the training."""

from collections.abc import Callable

import pytest
from django.test import Client

from academy.people.models import Person
from courses.admissions.models import Application, Call
from tests.factories.admissions import make_applicant, make_application
from tests.integration.admissions.test_applying import APPLY, fill, submit

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
As = Callable[[Person], Client]
LIST = "/admin/academy/applications/training-x/"
NONE_OF_THESE = "By your answers you work in none of these languages."


@pytest.fixture
def browser(call: Call, leila: Person, as_: As) -> Client:
    mine = as_(leila)
    fill(mine)
    return mine


@pytest.fixture
def desk(dolores: Person, as_: As) -> Client:
    return as_(dolores)


def motivate(browser: Client, count: int) -> int:
    said = {"motivation": "mot " * count, "needs": "Indicators"}
    return browser.post(f"{APPLY}motivation/", said).status_code


def test_more_than_five_hundred_words_are_not_handed_in_and_their_number_is_told(browser: Client) -> None:
    motivate(browser, 501)
    page = browser.get(f"{APPLY}review/").content.decode()
    assert "“Why you apply” has 501 words; at most 500 are read: shorten it." in page
    assert "Submit the application" not in page
    assert "“Why you apply” has 501 words" in submit(browser).content.decode()
    assert Application.objects.get().state == "draft"
    motivate(browser, 500)
    submit(browser)
    assert Application.objects.get().state == "submitted"


def test_a_submitted_motivation_does_not_grow_beyond_the_limit(browser: Client) -> None:
    motivate(browser, 400)
    submit(browser)
    answer = browser.post(f"{APPLY}motivation/", {"motivation": "mot " * 502, "needs": "Indicators"})
    assert "“Why you apply” has 502 words" in answer.content.decode()
    assert Application.objects.get().motivation.split() == ["mot"] * 400


@pytest.mark.parametrize(("count", "note"), [(1, "has 1 word;"), (299, "has 299 words; usual are 300 to 500")])
def test_a_short_motivation_is_noted_and_handed_in(browser: Client, count: int, note: str) -> None:
    motivate(browser, count)
    page = browser.get(f"{APPLY}review/").content.decode()
    assert note in page
    assert "Submit the application" in page
    submit(browser)
    assert Application.objects.get().state == "submitted"


def test_three_hundred_words_are_no_matter_for_a_note(browser: Client) -> None:
    motivate(browser, 300)
    assert "usual are" not in browser.get(f"{APPLY}review/").content.decode()


@pytest.mark.parametrize("languages", [["fr"], ["en", "fr"]])
def test_the_pages_of_an_application_say_in_which_languages_the_training_is_held(
    call: Call, leila: Person, as_: As, languages: list[str]
) -> None:
    call.languages = languages
    call.save()
    words = "This training is held in: " + ", ".join({"fr": "French", "en": "English"}[code] for code in languages)
    mine = as_(leila)
    for _ in range(2):  # before the application is begun, and its task list
        assert f"{words} </p>" in " ".join(mine.get(APPLY).content.decode().split())
        fill(mine)


@pytest.mark.parametrize(
    ("held_in", "levels", "doubtful"),
    [
        (["fr"], {}, True),  # written in English, nothing said of French
        (["fr"], {"level_fr": "B1"}, False),
        (["fr"], {"level_fr": "A2", "level_en": "C2"}, True),
        (["fr", "en"], {"level_fr": "A1"}, False),
        (["en"], {}, False),
        (["en"], {"level_en": "A2"}, True),
    ],
)
def test_who_works_in_no_language_of_the_training_is_told_and_the_officer_sees_a_doubt(
    browser: Client, desk: Client, held_in: list[str], levels: dict[str, str], doubtful: bool
) -> None:
    Call.objects.update(languages=held_in)
    browser.post(f"{APPLY}languages/", levels)
    assert (NONE_OF_THESE in browser.get(f"{APPLY}review/").content.decode()) is doubtful
    submit(browser)
    one = Application.objects.get()
    assert one.state == "submitted"  # a doubt is no refusal
    for address in (LIST, f"{LIST}{one.pk}/"):
        assert ("works in no language of the training" in desk.get(address).content.decode()) is doubtful


def test_a_list_that_says_nothing_of_languages_raises_no_doubt(call: Call, dolores: Person, as_: As) -> None:
    call.languages = ["fr"]
    call.save()
    make_application(call, make_applicant("Omar"), language="")
    assert "works in no language" not in as_(dolores).get(LIST).content.decode()
