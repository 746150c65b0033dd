"""Surveys: answered once, by who was asked, without a name; shown from five answers on."""

import json

import pytest

from academy.portal.demo.editions import open_training
from academy.portal.demo.scene import Scene, at
from courses.evaluation import api as evaluation_api
from courses.evaluation.models import Participation, Response, Survey
from courses.evaluation.refusals import AlreadyAnswered, BadAnswer, NotAsked, SurveyClosed
from courses.learning import api as learning_api
from tests.factories.people import enter, make_person, make_user
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
NOW = at(9, 20)


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


@pytest.fixture
def survey(scene: Scene) -> Survey:
    data = json.loads(evaluation_api.DEMO_SURVEY.read_text(encoding="utf-8"))
    edition = open_training(scene)
    return evaluation_api.load_survey(
        data, edition=edition, key="e-01", opens_on=edition.ends_on, closes_on=at(12, 31).date()
    )


def enrolled(survey: Survey) -> object:
    person = make_person(user=make_user())
    learning_api.enrol(person=person, edition=survey.edition, by=None, on=at(3, 1).date())
    return person


def say(survey: Survey, person: object, **answers: object) -> None:
    evaluation_api.answer_survey(survey=survey, person=person, answers=answers, now=NOW)  # type: ignore[arg-type]


def test_what_was_said_names_nobody_and_is_said_once(survey: Survey) -> None:
    person = enrolled(survey)
    say(survey, person, e1=5, e14="More data")
    with pytest.raises(AlreadyAnswered):
        say(survey, person, e1=1)
    assert Participation.objects.count() == Response.objects.count() == 1
    fields = {field.name for field in Response._meta.get_fields()}
    assert fields == {"id", "survey", "answers", "day"}


def test_who_was_not_asked_when_it_is_closed_and_nonsense_are_refused(survey: Survey) -> None:
    with pytest.raises(NotAsked):
        say(survey, make_person())
    person = enrolled(survey)
    with pytest.raises(SurveyClosed):
        evaluation_api.answer_survey(survey=survey, person=person, answers={}, now=at(8, 1))  # type: ignore[arg-type]
    for answers in ({"e1": 6}, {"e12": 11}, {"e13": 9}, {"e14": 7}, {"e1": "5"}):
        with pytest.raises(BadAnswer):
            say(survey, person, **answers)
    assert Response.objects.count() == 0


def test_results_wait_for_five_answers(survey: Survey, scene: Scene) -> None:
    browser = enter(scene.who("henrik"))
    browser.cookies["language"] = "en"
    for number in range(1, 6):
        say(survey, enrolled(survey), e1=number, e14=f"Thought {number}")
        page = browser.get("/surveys/e-01/results/").content.decode()
        assert ("The objectives were clear." in page) is (number == 5)
    assert "3.00" in page


def test_a_participant_answers_on_the_page(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    from academy.people.api import RoleCode, grant_role

    person = enrolled(survey)
    grant_role(user=person.user, role=RoleCode.PARTICIPANT, starts_on=at(1, 1).date())  # type: ignore[attr-defined]
    monkeypatch.setattr("courses.evaluation.views.answering.timezone.now", lambda: NOW)
    browser = enter(person.user)  # type: ignore[attr-defined]
    assert browser.post("/my/surveys/e-01/", {"e1": "4", "e14": "Good"}).status_code == 302
    assert Response.objects.get().answers["e1"] == 4
    browser.cookies["language"] = "en"
    assert "You have answered this survey" in browser.post("/my/surveys/e-01/", {"e1": "4"}).content.decode()
