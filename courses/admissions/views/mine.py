"""Where a person's applications stand, offers to answer, and taking an application back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import User
from courses.admissions import operations, queries
from courses.admissions.models import Application, Place
from courses.admissions.place_words import reason_told
from courses.admissions.refusals import AdmissionsRefused
from courses.catalogue import api as catalogue_api


@people_api.signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """My applications: where each stands, with its reason; offers to answer."""
    person = people_api.person_of(cast(User, request.user))
    found = list(queries.applications_of(person)) if person else []
    runs, events = queries.offered_runs(a.call_id for a in found), queries.events_of_each(found)
    changes = catalogue_api.changes_of([a.call.edition_id for a in found])
    rows = [
        (a, _place(a), reason_told(a, runs.get(a.call_id), events.get(a.pk, ())), changes.get(a.call.edition_id))
        for a in found
    ]
    drafts = queries.drafts_of(person) if person else []
    return render(request, "admissions/mine.html", {"rows": rows, "drafts": drafts})


def _place(application: Application) -> Place | None:
    return getattr(application, "place", None)


@people_api.signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an application back."""
    user = cast(User, request.user)
    application = get_object_or_404(Application.objects.filter(person__user=user), pk=pk)
    try:
        operations.withdraw_application(application=application, by=user, now=timezone.now())
        messages.success(request, _("Your application is withdrawn."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("admissions:mine")
