"""Loading tests, taking them, scoring them. The clock is passed in; scoring reads the frozen snapshot only."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.api import User
from courses.assessment.models import AnswerSaved, Attempt, Question, Test
from courses.assessment.queries import latest_answers
from courses.assessment.questions import types
from courses.assessment.refusals import (
    AlreadySubmitted,
    BadTest,
    NewerAnswerKept,
    NoAttemptLeft,
    NotAnAnswer,
    NotInTheAttempt,
    NotYourAttempt,
)
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact


@transaction.atomic
def load_test(data: Mapping[str, Any]) -> Test:
    """A test with its questions, made once by key; raises BadTest naming the question and what is wrong with it."""
    known = Test.objects.filter(key=data["key"]).first()
    if known:
        return known
    for line in data["questions"]:
        wrong = types()[line["type"]].problems(line["body"]) if line["type"] in types() else ["type: unknown"]
        if wrong:
            raise BadTest(f"{line['key']}: {'; '.join(wrong)}")
    fields = {name: value for name, value in data.items() if name not in {"questions", "label"}}
    test = Test.objects.create(**fields)
    Question.objects.bulk_create(
        Question(test=test, order=order, **line) for order, line in enumerate(data["questions"], start=1)
    )
    return test


@transaction.atomic
def start_attempt(*, enrolment: Enrolment, test: Test, by: User, now: datetime) -> Attempt:
    """Open an attempt with the questions frozen in this person's order; an open one is continued."""
    _own(enrolment, by)
    Enrolment.objects.select_for_update(no_key=True).get(pk=enrolment.pk)
    attempts = Attempt.objects.filter(enrolment=enrolment, test=test)
    current = attempts.filter(submitted_at__isnull=True).first()
    if current:
        return current
    used = attempts.count()
    if used >= test.attempts_allowed:
        raise NoAttemptLeft(test.attempts_allowed)
    minutes = test.minutes_allowed
    attempt = Attempt.objects.create(
        enrolment=enrolment,
        test=test,
        number=used + 1,
        snapshot=_snapshot(test, seed=f"{enrolment.pk}:{test.pk}:{used + 1}"),
        started_at=now,
        deadline=now + timedelta(minutes=minutes) if minutes else None,
    )
    audit_api.record(action="attempt.started", by=by, thing=attempt)
    return attempt


def _snapshot(test: Test, *, seed: str) -> list[dict[str, Any]]:
    chance = Random(seed)  # noqa: S311 - an order to show, not a secret
    questions = list(test.questions.all())
    if test.shuffles:
        chance.shuffle(questions)
    return [
        {
            "key": question.key,
            "type": question.type,
            "points": question.points,
            "body": types()[question.type].shuffled(question.body, chance) if test.shuffles else question.body,
        }
        for question in questions
    ]


@transaction.atomic
def save_answer(
    *, attempt: Attempt, question_key: str, answer: Any, version: int, by: User, now: datetime
) -> AnswerSaved:
    """Keep an answer in the journal. The same save twice has no effect; after the deadline it is kept and flagged.

    version: counts up per question on the side of the person; an older version never replaces a newer one.
    """
    attempt = Attempt.objects.select_for_update(no_key=True).select_related("enrolment__person").get(pk=attempt.pk)
    _own(attempt.enrolment, by)
    question = next((line for line in attempt.snapshot if line["key"] == question_key), None)
    if question is None:
        raise NotInTheAttempt(question_key)
    if attempt.submitted_at is not None:
        raise AlreadySubmitted
    if answer is not None and not types()[question["type"]].is_well_formed(question["body"], answer):
        raise NotAnAnswer(question_key)
    last = AnswerSaved.objects.filter(attempt=attempt, question_key=question_key).order_by("-version").first()
    if last and (last.answer == answer or version == last.version):
        if last.answer != answer:
            raise NewerAnswerKept(question_key)
        return last
    if last and version < last.version:
        raise NewerAnswerKept(question_key)
    is_late = attempt.deadline is not None and now > attempt.deadline
    return AnswerSaved.objects.create(
        attempt=attempt, question_key=question_key, answer=answer, version=version, is_late=is_late, saved_at=now
    )


@transaction.atomic
def submit_attempt(*, attempt: Attempt, by: User, now: datetime) -> Attempt:
    """Score on the server and record the fact; submitting twice has no effect. The best attempt counts."""
    attempt = (
        Attempt.objects.select_for_update(no_key=True).select_related("enrolment__person", "test").get(pk=attempt.pk)
    )
    _own(attempt.enrolment, by)
    if attempt.submitted_at is not None:
        return attempt
    attempt.points = _score(attempt)
    attempt.passed = attempt.points >= attempt.test.pass_points
    attempt.submitted_at = now
    attempt.save(update_fields=["points", "passed", "submitted_at"])
    audit_api.record(action="attempt.submitted", by=by, thing=attempt, data={"points": attempt.points})
    _record_best(attempt, by=by, now=now)
    return attempt


def _score(attempt: Attempt) -> int:
    answers = latest_answers(attempt, on_time=True)
    return sum(
        line["points"]
        for line in attempt.snapshot
        if answers.get(line["key"]) is not None
        and types()[line["type"]].is_right(line["body"], answers[line["key"]].answer)
    )


def _record_best(attempt: Attempt, *, by: User, now: datetime) -> None:
    submitted = Attempt.objects.filter(enrolment=attempt.enrolment, test=attempt.test, submitted_at__isnull=False)
    best = submitted.order_by("-points", "number").first()
    if best is None or best.points is None:
        return
    enrolment = attempt.enrolment
    module = enrolment.edition.modules.filter(content_key=attempt.test.content_key).first()
    learning_api.record_fact(
        person=enrolment.person,
        edition=enrolment.edition,
        kind=Fact.Kind.TEST,
        subject_key=attempt.test.key,
        value=best.points,
        out_of=sum(line["points"] for line in best.snapshot),
        passed=best.passed,
        activity_date=timezone.localdate(best.submitted_at or now),
        evidence=f"attempt:{best.pk}",
        module_number=module.number if module else None,
        by=by,
        now=now,
    )


def _own(enrolment: Enrolment, by: User) -> None:
    if enrolment.person.user_id != by.pk:
        raise NotYourAttempt
