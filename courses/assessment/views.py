"""Taking a test: one page of questions, saved as one goes, reviewed, submitted, a receipt. Works without JavaScript."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.assessment import operations, queries
from courses.assessment.models import Attempt, Test
from courses.assessment.presentation import Shown, shown
from courses.assessment.questions import types
from courses.assessment.refusals import AssessmentRefused
from courses.learning import api as learning_api


@people_api.needs(Permission.TESTS_TAKE)
def test(request: HttpRequest, key: str) -> HttpResponse:
    """What the test is, the attempts so far, and the start."""
    found = get_object_or_404(Test.objects.filter(is_published=True), key=key)
    user = cast(User, request.user)
    person = people_api.person_of(user)
    enrolment = learning_api.enrolment_for_content(person, found.content_key) if person else None
    if enrolment is None:
        return render(request, "assessment/not_enrolled.html", {"test": found}, status=403)
    if request.method == "POST":
        try:
            attempt = operations.start_attempt(enrolment=enrolment, test=found, by=user, now=timezone.now())
            return redirect("assessment:attempt", attempt.pk)
        except AssessmentRefused as refusal:
            messages.error(request, str(refusal))
    tried = list(queries.attempts(enrolment, found))
    page = {
        "test": found,
        "attempts": tried,
        "left": found.attempts_allowed - len(tried),
        "number": found.questions.count(),
    }
    return render(request, "assessment/test.html", page)


def _attempt(request: HttpRequest, pk: int) -> Attempt:
    mine = Attempt.objects.filter(enrolment__person__user=cast(User, request.user))
    return get_object_or_404(mine.select_related("test", "enrolment__person"), pk=pk)


@people_api.needs(Permission.TESTS_TAKE)
def attempt(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions of an attempt; every save keeps all answers on the page."""
    found = _attempt(request, pk)
    if found.submitted_at is not None:
        return redirect("assessment:result", pk)
    if request.method == "POST":
        try:
            _save(found, request)
        except AssessmentRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("assessment:attempt", pk)
        if request.POST.get("then") == "review":
            return redirect("assessment:review", pk)
        messages.success(request, _("Saved at %s.") % timezone.localtime().strftime("%H:%M"))
        return redirect("assessment:attempt", pk)
    return render(request, "assessment/attempt.html", _page(found))


def _page(found: Attempt) -> dict[str, Any]:
    answers = queries.latest_answers(found, on_time=False)
    questions: list[Shown] = [
        shown(line, number, answers[line["key"]].answer if line["key"] in answers else None)
        for number, line in enumerate(found.snapshot, start=1)
    ]
    return {
        "attempt": found,
        "questions": questions,
        "answered": sum(question.is_answered for question in questions),
        "is_late": found.deadline is not None and timezone.now() > found.deadline,
    }


def _save(found: Attempt, request: HttpRequest) -> None:
    """Keep what the form says, question by question, where it says something new."""
    answers, now = queries.latest_answers(found, on_time=False), timezone.now()
    for line in found.snapshot:
        key = line["key"]
        answer = types()[line["type"]].read(line["body"], key, request.POST.getlist)
        last = answers.get(key)
        if answer == (last.answer if last else None):
            continue
        operations.save_answer(
            attempt=found,
            question_key=key,
            answer=answer,
            version=last.version + 1 if last else 1,
            by=cast(User, request.user),
            now=now,
        )


@people_api.needs(Permission.TESTS_TAKE)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Answered and open questions, before submitting."""
    found = _attempt(request, pk)
    if found.submitted_at is not None:
        return redirect("assessment:result", pk)
    return render(request, "assessment/review.html", _page(found))


@people_api.needs(Permission.TESTS_TAKE)
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _attempt(request, pk)
    operations.submit_attempt(attempt=found, by=cast(User, request.user), now=timezone.now())
    return redirect("assessment:result", pk)


@people_api.needs(Permission.TESTS_TAKE)
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt: points, passed or not, feedback on each question."""
    found = _attempt(request, pk)
    if found.submitted_at is None:
        return redirect("assessment:attempt", pk)
    answers = queries.latest_answers(found, on_time=True)
    rows = [
        (shown(line, number, answers[line["key"]].answer if line["key"] in answers else None), _is_right(line, answers))
        for number, line in enumerate(found.snapshot, start=1)
    ]
    page = {"attempt": found, "rows": rows, "out_of": sum(line["points"] for line in found.snapshot)}
    return render(request, "assessment/result.html", page)


def _is_right(line: dict[str, Any], answers: dict[str, Any]) -> bool:
    saved = answers.get(line["key"])
    return saved is not None and saved.answer is not None and types()[line["type"]].is_right(line["body"], saved.answer)


@people_api.needs(Permission.TESTS_MANAGE)
def tests(request: HttpRequest) -> HttpResponse:
    """Every test with its values and results."""
    return render(request, "assessment/backoffice_tests.html", {"tests": queries.tests_with_results()})
