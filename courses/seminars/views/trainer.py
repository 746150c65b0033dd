"""The trainer's desk."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment, LearningRefused
from courses.seminars import operations, queries


def _editions(user: User) -> list[Edition]:
    """The editions in which the account teaches."""
    keys = people_api.scopes_of(user, Permission.PARTICIPATION_CONFIRM, "edition")
    found = catalogue_api.editions().filter(modules__kind="residential").distinct()
    return list(found if "*" in keys else found.filter(pk__in=keys))


@people_api.needs(Permission.PARTICIPATION_CONFIRM)
def teaching(request: HttpRequest) -> HttpResponse:
    """The editions I teach in."""
    return render(request, "seminars/teaching.html", {"editions": _editions(cast(User, request.user))})


@people_api.needs(Permission.PARTICIPATION_CONFIRM)
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """Programme, attendance so far, and who took an active part."""
    found = _own(request, key)
    _sessions, rows = queries.attendance_grid(found)
    may_record = people_api.may(
        cast(User, request.user), Permission.FACTS_RECORD, scope="edition", scope_key=str(found.pk)
    )
    page = {"edition": found, "sessions": queries.sessions(found), "rows": rows, "may_record": may_record}
    return render(request, "seminars/edition.html", page)


def _own(request: HttpRequest, key: str) -> Edition:
    found = get_object_or_404(catalogue_api.editions(), key=key)
    people_api.check(
        cast(User, request.user), Permission.PARTICIPATION_CONFIRM, scope="edition", scope_key=str(found.pk)
    )
    return found


@people_api.needs(Permission.PARTICIPATION_CONFIRM)
@require_POST
def confirm(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Confirm active participation, or take it back."""
    found = _own(request, key)
    enrolment = get_object_or_404(Enrolment.objects.select_related("person", "edition"), pk=pk, edition=found)
    try:
        operations.confirm_participation(
            enrolment=enrolment,
            confirmed=request.POST.get("confirmed") == "yes",
            by=cast(User, request.user),
            now=timezone.now(),
        )
        messages.success(request, _("Recorded for %s.") % enrolment.person)
    except LearningRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("seminars:edition", key)
