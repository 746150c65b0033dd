"""The Secretariat opens surveys and records what it concludes."""

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.evaluation import operations, queries
from courses.evaluation.forms import ConclusionForm, OpenSurveyForm, SurveyOfEditionForm
from courses.evaluation.models import Survey
from courses.evaluation.refusals import SurveyRefused


@people_api.needs(Permission.SURVEYS_READ)
def surveys(request: HttpRequest) -> HttpResponse:
    """Every survey with its answers counted; another is opened for any edition."""
    form = SurveyOfEditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _opened(request, form, **form.cleaned_data):
        return redirect("academy_surveys")
    return render(request, "evaluation/backoffice_surveys.html", {"surveys": queries.surveys(), "form": form})


def _opened(
    request: HttpRequest, asked: forms.Form, *, edition: Edition, form: str, opens_on: date, closes_on: date
) -> Survey | None:
    """The survey, or None with the reason on the form."""
    try:
        survey = operations.open_survey(
            edition=edition, form=form, opens_on=opens_on, closes_on=closes_on, by=cast(User, request.user)
        )
    except SurveyRefused as refusal:
        asked.add_error(None, str(refusal))
        return None
    messages.success(request, _("The survey “%s” is open to the participants.") % survey)
    return survey


@people_api.needs(Permission.EDITIONS_MANAGE)
def evaluation(request: HttpRequest, key: str) -> HttpResponse:
    """The evaluation of one edition: surveys with their results, and the conclusions in both languages."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    act = request.POST.get("act", "")
    survey_form = OpenSurveyForm(request.POST if act == "open" else None)
    form = ConclusionForm(request.POST if act == "conclude" else None)
    if (
        act == "open"
        and survey_form.is_valid()
        and _opened(request, survey_form, edition=found, **survey_form.cleaned_data)
    ):
        return redirect("academy_conclusions", key)
    if act == "conclude" and form.is_valid():
        operations.conclude(edition=found, **form.cleaned_data, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("The conclusions are recorded."))
        return redirect("academy_conclusions", key)
    page: dict[str, Any] = {
        "edition": found,
        "surveys": queries.surveys_of(found),
        "conclusions": queries.conclusions_of(found),
        "survey_form": survey_form,
        "form": form,
    }
    return render(request, "evaluation/backoffice_evaluation.html", page)
