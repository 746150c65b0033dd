"""Reads of tests and attempts."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from courses.assessment.models import AnswerSaved, Attempt, Test
from courses.assessment.questions import types
from courses.learning.api import Enrolment


def latest_answers(attempt: Attempt, *, on_time: bool) -> dict[str, AnswerSaved]:
    """The last answer of each question; with `on_time`, only those before the deadline."""
    saved = AnswerSaved.objects.filter(attempt=attempt).order_by("version")
    rows = saved.filter(is_late=False) if on_time else saved
    return {row.question_key: row for row in rows}


def attempts(enrolment: Enrolment, test: Test) -> QuerySet[Attempt]:
    return Attempt.objects.filter(enrolment=enrolment, test=test).order_by("number")


def right_answers(attempt: Attempt) -> dict[str, Any]:
    """Right answers by question key, from the frozen snapshot."""
    return {line["key"]: types()[line["type"]].right_answer(line["body"]) for line in attempt.snapshot}


def wrong_answer(attempt: Attempt, key: str) -> Any:
    line = next(line for line in attempt.snapshot if line["key"] == key)
    return types()[line["type"]].wrong_answer(line["body"])


def tests_with_results() -> QuerySet[Test]:
    """Every test with how many questions, attempts and passes."""
    submitted = Q(attempts__submitted_at__isnull=False)
    return Test.objects.annotate(
        questions_count=Count("questions", distinct=True),
        submitted_count=Count("attempts", filter=submitted, distinct=True),
        passed_count=Count("attempts", filter=Q(attempts__passed=True), distinct=True),
    ).order_by("key")
