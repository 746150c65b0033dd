"""The Secretariat takes lists in and screens applications."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.forms import ImportForm
from courses.admissions.models import Application, Call
from courses.admissions.reasons import sentence
from courses.admissions.views.public import call_of


@people_api.needs(Permission.APPLICATIONS_READ)
def applications(request: HttpRequest, key: str) -> HttpResponse:
    """Every application of a call, filtered; import and screening."""
    found = call_of(key)
    page = {
        "call": found,
        "applications": _filtered(request, queries.applications(found)),
        "screenings": Application.Screening.choices,
        "chosen": request.GET.get("screening", ""),
        "form": ImportForm(),
        "imports": queries.imports(found)[:5],
        "sentence": {code: sentence({"code": code}) for code in _codes(found)},
    }
    return render(request, "admissions/backoffice_applications.html", page)


def _codes(found: Call) -> set[str]:
    return set(found.applications.values_list("screening_reason", flat=True))


def _filtered(request: HttpRequest, rows: QuerySet[Application]) -> list[tuple[Application, str]]:
    chosen = request.GET.get("screening", "")
    if chosen in Application.Screening.values:
        rows = rows.filter(screening=chosen)
    return [(row, sentence({"code": row.screening_reason})) for row in rows]


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def import_list(request: HttpRequest, key: str) -> HttpResponse:
    """Take a list in whole, or show what is wrong with it by row and column."""
    found, form = call_of(key), ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file."))
        return redirect("academy_applications", key)
    file = form.cleaned_data["file"]
    if file.size > settings.UPLOAD_MAX_BYTES:
        messages.error(request, _("The file is larger than %s MB.") % (settings.UPLOAD_MAX_BYTES // 2**20))
        return redirect("academy_applications", key)
    done = operations.import_applications(
        call=found, file_name=file.name, content=file.read(), by=cast(User, request.user), now=timezone.now()
    )
    if done.accepted:
        messages.success(request, _("%s applications were taken in.") % done.rows)
        return redirect("academy_applications", key)
    return render(request, "admissions/backoffice_report.html", {"call": found, "done": done}, status=422)


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def screen(request: HttpRequest, key: str) -> HttpResponse:
    counts = operations.screen_all(call=call_of(key), by=cast(User, request.user), now=timezone.now())
    messages.success(request, _("Screened: %(eligible)s eligible, %(needed)s need a decision.") % {
        "eligible": counts["eligible"], "needed": counts["decision_needed"]})  # fmt: skip
    return redirect("academy_applications", key)
