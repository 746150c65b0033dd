"""The Secretariat's attendance grid and the programme of an edition."""

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
from courses.seminars import operations, queries
from courses.seminars.forms import AttendanceForm, ProgrammeForm, SessionForm
from courses.seminars.models import Session
from courses.seminars.refusals import SeminarRefused, SessionRefused


@people_api.needs(Permission.ATTENDANCE_RECORD)
def attendance(request: HttpRequest, key: str) -> HttpResponse:
    """Sessions by people, and the import."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    form = AttendanceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        done = operations.import_attendance(
            edition=found, file_name=file.name, content=file.read(), by=cast(User, request.user), now=timezone.now()
        )
        if done.accepted:
            messages.success(request, _("%s rows were taken in.") % done.rows)
            return redirect("academy_attendance", key)
        return render(request, "seminars/backoffice_report.html", {"edition": found, "done": done}, status=422)
    contact, rows = queries.attendance_grid(found)
    page = {"edition": found, "form": form, "sessions": contact, "rows": rows, "imports": queries.imports(found)[:5]}
    return render(request, "seminars/backoffice_attendance.html", page)


@people_api.needs(Permission.EDITIONS_MANAGE)
def sessions(request: HttpRequest, key: str) -> HttpResponse:
    """The programme of an edition; sessions come one by one, or as a list."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    form = SessionForm(request.POST or None, edition=found)
    if request.method == "POST" and form.is_valid():
        try:
            session = operations.add_session(edition=found, spec=form.spec(), by=cast(User, request.user))
            messages.success(request, _("“%s” is in the programme.") % session)
            return redirect("academy_sessions", key)
        except SessionRefused as refusal:
            form.add_error(refusal.column, str(refusal))
    return _programme(request, found, form=form)


def _programme(request: HttpRequest, edition: Edition, *, form: SessionForm) -> HttpResponse:
    page = {
        "edition": edition, "sessions": queries.sessions(edition), "form": form, "list_form": ProgrammeForm(),
    }  # fmt: skip
    return render(request, "seminars/backoffice_sessions.html", page)


@people_api.needs(Permission.EDITIONS_MANAGE)
@require_POST
def programme_list(request: HttpRequest, key: str) -> HttpResponse:
    """Take a list of sessions in; where something is wrong, its rows and columns are named and nothing is taken in."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    form = ProgrammeForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("academy_sessions", key)
    file = form.cleaned_data["file"]
    report = operations.import_programme(
        edition=found, file_name=file.name, content=file.read(), by=cast(User, request.user)
    )
    if not report.problems:
        messages.success(request, _("%s rows were taken in.") % report.rows)
        return redirect("academy_sessions", key)
    page = {"edition": found, "file": file.name, "report": [problem.as_dict() for problem in report.problems]}
    return render(request, "seminars/backoffice_programme_report.html", page, status=422)


@people_api.needs(Permission.EDITIONS_MANAGE)
@require_POST
def remove_session(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a session out of the programme."""
    session = get_object_or_404(Session.objects.select_related("module__edition"), pk=pk, module__edition__key=key)
    try:
        operations.remove_session(session=session, by=cast(User, request.user))
        messages.success(request, _("“%s” is no longer in the programme.") % session)
    except SeminarRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_sessions", key)
