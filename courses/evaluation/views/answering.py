"""A participant answers; who is responsible reads what all have said together."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.evaluation import operations, queries
from courses.evaluation.domain.answers import FEWEST, Summary
from courses.evaluation.forms import SurveyForm
from courses.evaluation.models import Survey
from courses.evaluation.refusals import SurveyRefused

BAR, STEP = 260, 26


@people_api.needs(Permission.SURVEYS_ANSWER)
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """One page; anonymous; once."""
    person = people_api.person_of(cast(User, request.user))
    survey = get_object_or_404(Survey.objects.filter(edition__enrolments__person=person), key=key)
    form = SurveyForm(request.POST or None, survey=survey)
    if request.method == "POST" and form.is_valid() and person:
        try:
            operations.answer_survey(survey=survey, person=person, answers=form.answers(), now=timezone.now())
            messages.success(request, _("Thank you. Your answers are kept without your name."))
            return redirect("/my/")
        except SurveyRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "evaluation/answer.html", {"survey": survey, "form": form})


@people_api.needs(Permission.SURVEYS_READ)
def results(request: HttpRequest, key: str) -> HttpResponse:
    """What all have said together, from five answers on, and what was concluded from the edition."""
    survey = get_object_or_404(queries.surveys(), key=key)
    page = {
        "survey": survey,
        "rows": [(summary, *_picture(summary)) for summary in queries.results(survey)],
        "fewest": FEWEST,
        "conclusions": queries.conclusions_of(survey.edition),
    }
    return render(request, "evaluation/results.html", page)


def _picture(summary: Summary) -> tuple[str, list[tuple[str, int, int, int]], int]:
    """Title, bars (label, value, width, y) and height of the chart of one item."""
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    item: Any = summary.item
    most = max((count for _, count in summary.counts), default=1)
    bars = [
        (
            str(item["options"][value][language] if item["type"] == "choice" else value),
            count,
            BAR * count // most,
            STEP * row,
        )
        for row, (value, count) in enumerate(summary.counts)
    ]
    return item[language], bars, STEP * max(1, len(bars))
