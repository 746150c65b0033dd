"""Taking a test through its pages: saved, late, twice, by somebody else, after submission."""

import json
from datetime import timedelta

import pytest

from academy.portal.demo import recount
from academy.portal.demo.editions import open_course
from academy.portal.demo.scene import at
from academy.portal.demo.steps.step_5_component_two import COHORT, _content, _person
from courses.assessment import api as assessment_api
from courses.assessment.models import AnswerSaved, Attempt
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(play: Play) -> Enrolment:
    scene = play(2)
    _content()
    person = _person(scene, recount.read(COHORT)[0])
    return learning_api.enrol(person=person, edition=open_course(scene), by=None, on=at(1, 12).date())


@pytest.fixture
def attempt(enrolment: Enrolment) -> Attempt:
    return assessment_api.start_attempt(
        enrolment=enrolment, test=assessment_api.Test.objects.get(), by=user(enrolment), now=at(3, 23)
    )


def user(enrolment: Enrolment):  # type: ignore[no-untyped-def]
    return enrolment.person.user


def save(attempt: Attempt, key: str, answer: object, *, version: int = 1, minutes: int = 1) -> AnswerSaved:
    now = at(3, 23) + timedelta(minutes=minutes)
    by = user(attempt.enrolment)
    return assessment_api.save_answer(attempt=attempt, question_key=key, answer=answer, version=version, by=by, now=now)


def test_an_answer_to_a_question_that_is_not_in_the_attempt_is_refused(attempt: Attempt) -> None:
    with pytest.raises(assessment_api.AssessmentRefused, match="q99"):
        save(attempt, "q99", "a")


def test_what_is_no_answer_is_refused(attempt: Attempt) -> None:
    for nonsense in ("zz", ["a", "a"], {"x": 1}, 7):
        with pytest.raises(assessment_api.AssessmentRefused):
            save(attempt, "q1", nonsense)


def test_the_same_save_twice_has_no_effect_and_an_older_one_never_wins(attempt: Attempt) -> None:
    save(attempt, "q1", "a", version=2)
    save(attempt, "q1", "a", version=2)
    with pytest.raises(assessment_api.AssessmentRefused, match="newer"):
        save(attempt, "q1", "b", version=1)
    assert AnswerSaved.objects.count() == 1


def test_after_submission_nothing_is_taken(attempt: Attempt) -> None:
    assessment_api.submit_attempt(attempt=attempt, by=user(attempt.enrolment), now=at(3, 23))
    with pytest.raises(assessment_api.AssessmentRefused, match="submitted"):
        save(attempt, "q1", "b")


def test_an_answer_after_the_deadline_is_kept_flagged_and_not_scored(attempt: Attempt) -> None:
    save(attempt, "q1", "b", minutes=1)
    late = save(attempt, "q3", "b", minutes=31)
    done = assessment_api.submit_attempt(attempt=attempt, by=user(attempt.enrolment), now=at(3, 23, 11))
    assert late.is_late
    assert done.points == 1


def test_six_points_fail_seven_pass_and_the_third_attempt_is_refused(enrolment: Enrolment) -> None:
    test = assessment_api.Test.objects.get()
    for right, passed in ((6, False), (7, True)):
        attempt = assessment_api.start_attempt(enrolment=enrolment, test=test, by=user(enrolment), now=at(3, 23))
        for key, answer in list(assessment_api.right_answers(attempt).items())[:right]:
            save(attempt, key, answer)
        done = assessment_api.submit_attempt(attempt=attempt, by=user(enrolment), now=at(3, 23))
        assert (done.points, done.passed) == (right, passed)
    with pytest.raises(assessment_api.AssessmentRefused, match="every attempt"):
        assessment_api.start_attempt(enrolment=enrolment, test=test, by=user(enrolment), now=at(3, 24))
    fact = Fact.objects.get(kind="test", replaced_by=None)
    assert (fact.value, fact.passed) == (7, True)


def test_a_whole_attempt_through_the_pages(enrolment: Enrolment) -> None:
    browser = enter(user(enrolment))
    browser.post("/tests/t-intro/")
    attempt = Attempt.objects.get()
    page = browser.get(f"/attempts/{attempt.pk}/").content.decode()
    assert "correct" not in page
    browser.post(f"/attempts/{attempt.pk}/", {"q1": "b", "q4": ["a", "b", "d"], "then": "review"})
    review = browser.get(f"/attempts/{attempt.pk}/review/").content.decode()
    assert "2" in review
    browser.post(f"/attempts/{attempt.pk}/submit/")
    attempt.refresh_from_db()
    assert attempt.points == 2
    assert json.dumps(attempt.snapshot)  # the frozen questions stay readable


def test_somebody_elses_attempt_is_not_found(attempt: Attempt, boris: object) -> None:
    browser = enter(boris.user)  # type: ignore[attr-defined]
    for address in ("", "review/", "result/"):
        assert browser.get(f"/attempts/{attempt.pk}/{address}").status_code == 404
    assert browser.post(f"/attempts/{attempt.pk}/submit/").status_code == 404
