"""Lists that are taken in: participants, results. Where something is wrong, rows and columns are named."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.learning import operations, queries
from courses.learning.forms import ParticipantsForm, ResultsForm


@people_api.needs(Permission.EDITIONS_MANAGE)
def participants(request: HttpRequest, key: str) -> HttpResponse:
    """The Secretariat takes a list of participants in."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    form = ParticipantsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        done = operations.import_participants(
            edition=found, file_name=file.name, content=file.read(), by=cast(User, request.user), now=timezone.now()
        )
        if done.accepted:
            messages.success(request, _("%s people take part.") % done.rows)
            return redirect("academy_enrolments", key)
        return render(request, "learning/backoffice_report.html", {"edition": found, "done": done}, status=422)
    page = {"edition": found, "form": form, "imports": queries.participants_imports(found)[:5]}
    return render(request, "learning/backoffice_participants.html", page)


@people_api.needs(Permission.FACTS_RECORD)
def results(request: HttpRequest, key: str) -> HttpResponse:
    """The Secretariat takes results in."""
    return _results(request, key, template="learning/backoffice_results.html", back="academy_results")


@people_api.needs(Permission.FACTS_RECORD)
def teaching_results(request: HttpRequest, key: str) -> HttpResponse:
    """A trainer takes results of the own edition in."""
    return _results(request, key, template="learning/teaching_results.html", back="learning:teaching_results")


def _results(request: HttpRequest, key: str, *, template: str, back: str) -> HttpResponse:
    found = get_object_or_404(catalogue_api.editions(), key=key)
    user = cast(User, request.user)
    people_api.check(user, Permission.FACTS_RECORD, scope="edition", scope_key=str(found.pk))
    form = ResultsForm(request.POST or None, request.FILES or None)
    page: dict[str, Any] = {"edition": found, "form": form}
    if request.method == "POST" and form.is_valid():
        done = _take_in(found, form, by=user)
        if done.accepted:
            messages.success(request, _("%s rows were taken in.") % done.rows)
            return redirect(back, key)
        page["refused"] = done
    page |= {"imports": queries.results_imports(found)[:5], "asked": queries.subjects_asked(found)}
    return render(request, template, page, status=422 if "refused" in page else 200)


def _take_in(edition: Edition, form: ResultsForm, *, by: User) -> Any:
    file = form.cleaned_data["file"]
    return operations.import_results(
        edition=edition, file_name=file.name, content=file.read(), by=by, now=timezone.now()
    )
