"""The trainer's desk; the participant's seminar; the Secretariat's attendance grid."""

from typing import cast

from django.conf import settings
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
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from courses.seminars import operations, queries
from courses.seminars.forms import AttendanceForm


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
    _, rows = queries.attendance_grid(found)
    page = {"edition": found, "sessions": queries.sessions(found), "rows": rows}
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
    operations.confirm_participation(
        enrolment=enrolment,
        confirmed=request.POST.get("confirmed") == "yes",
        by=cast(User, request.user),
        now=timezone.now(),
    )
    messages.success(request, _("Recorded for %s.") % enrolment.person)
    return redirect("seminars:edition", key)


@people_api.signed_in
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """A participant's programme of an edition, with the own attendance."""
    person = people_api.person_of(cast(User, request.user))
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("edition").exclude(state="withdrawn"), edition__key=key, person=person
    )
    mine = {
        fact.subject_key: fact
        for fact in learning_api.facts_of(person_uid=enrolment.person.uid, edition=enrolment.edition)
    }
    rows = [(session, mine.get(session.key)) for session in queries.sessions(enrolment.edition)]
    return render(request, "seminars/programme.html", {"edition": enrolment.edition, "rows": rows})


@people_api.needs(Permission.ATTENDANCE_RECORD)
def attendance(request: HttpRequest, key: str) -> HttpResponse:
    """Sessions by people, and the import."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    form = AttendanceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > settings.UPLOAD_MAX_BYTES:
            form.add_error("file", _("The file is larger than %s MB.") % (settings.UPLOAD_MAX_BYTES // 2**20))
        else:
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
