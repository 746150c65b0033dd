"""On the page of an application: merit points, first participation, and the exact reason of a run under conditions."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.jobs import api as jobs_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.forms.weighing import FirstTimeForm, MeritForm
from courses.admissions.models import Application
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views import one


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def merit(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Merit points by a grid, with words; what is wrong is said where it was typed."""
    found, form = one.application_of(key, pk), MeritForm(request.POST)

    def keep(**said: Any) -> object:
        return operations.score_merit(application=found, **said)

    if form.is_valid() and _kept(request, form, keep, form.cleaned_data):
        messages.success(request, _("The points are on record."))
        return redirect("academy_application", key, pk)
    return one.page_of(request, found, {"merit_form": form}, status=422)


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def first_time(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Correct whether it is the first participation, with the source."""
    found, form = one.application_of(key, pk), FirstTimeForm(request.POST)

    def keep(**said: Any) -> object:
        return operations.note_first_time(application=found, **said)

    if form.is_valid() and _kept(request, form, keep, form.said()):
        messages.success(request, _("The note is on record."))
        return redirect("academy_application", key, pk)
    return one.page_of(request, found, {"first_time_form": form}, status=422)


def _kept(request: HttpRequest, form: forms.Form, act: Any, said: dict[str, Any]) -> bool:
    try:
        act(**said, by=cast(User, request.user), now=timezone.now())
    except AdmissionsRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@people_api.needs(Permission.SELECTION_RUN)
@require_POST
def exact_reason(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Have the exact reason worked out, or take the work up again where its process ended."""
    found: Application = one.application_of(key, pk)
    run = queries.run_of(found.call)
    if run is None:
        raise Http404
    try:
        job = operations.ask_exact_reason(run=run, application=found, by=cast(User, request.user), now=timezone.now())
        jobs_api.go_on(job.key)
        messages.success(request, _("The exact reason is being worked out; it will stand on this page."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_application", key, pk)
