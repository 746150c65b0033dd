"""The organiser's desk: own editions, participants, attendance, and nothing else."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from academy.portal.organising.forms import AttendanceForm, ParticipantsForm
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.seminars import api as seminars_api


def _own(user: User) -> Any:
    """The editions that the account organises: each by a grant of its own, never by one for everywhere."""
    keys = people_api.scopes_of(user, Permission.EDITION_ORGANISE, "edition") - {"*"}
    return catalogue_api.editions().filter(pk__in=[int(key) for key in keys if key.isdigit()])


def _edition(request: HttpRequest, key: str) -> Edition:
    """An edition of somebody else is not there."""
    found: Edition = get_object_or_404(_own(cast(User, request.user)), key=key)
    return found


@people_api.needs(Permission.EDITION_ORGANISE)
def desk(request: HttpRequest) -> HttpResponse:
    """The editions I organise."""
    return render(request, "portal/organising/desk.html", {"editions": _own(cast(User, request.user))})


@people_api.needs(Permission.EDITION_ORGANISE)
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """Who takes part, who was there, and the two lists I send."""
    return render(request, "portal/organising/edition.html", _page(_edition(request, key)))


def _page(found: Edition, **more: Any) -> dict[str, Any]:
    contact, rows = seminars_api.attendance_grid(found)
    present = [(enrolment, share, sum(1 for cell in cells if cell)) for enrolment, cells, _confirmed, share in rows]
    return {
        "edition": found,
        "sessions": seminars_api.sessions(found),
        "contact_count": len(contact),
        "rows": present,
        "participants_form": ParticipantsForm(),
        "attendance_form": AttendanceForm(),
        "imports": learning_api.participants_imports(found)[:5],
        "attendance_imports": seminars_api.imports(found)[:5],
    } | more


@people_api.needs(Permission.EDITION_ORGANISE)
@require_POST
def participants(request: HttpRequest, key: str) -> HttpResponse:
    """Take the list of participants in, or say which rows and columns are wrong."""
    found = _edition(request, key)
    form = ParticipantsForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "portal/organising/edition.html", _page(found, participants_form=form), status=422)
    file = form.cleaned_data["file"]
    done = learning_api.import_participants(
        edition=found, file_name=file.name, content=file.read(), by=cast(User, request.user), now=timezone.now()
    )
    return _answer(request, found, done, _("%s people take part."))


@people_api.needs(Permission.EDITION_ORGANISE)
@require_POST
def attendance(request: HttpRequest, key: str) -> HttpResponse:
    """Take an attendance list in, or say which rows and columns are wrong."""
    found = _edition(request, key)
    form = AttendanceForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "portal/organising/edition.html", _page(found, attendance_form=form), status=422)
    file = form.cleaned_data["file"]
    done = seminars_api.import_attendance(
        edition=found, file_name=file.name, content=file.read(), by=cast(User, request.user), now=timezone.now()
    )
    return _answer(request, found, done, _("%s rows were taken in."))


def _answer(request: HttpRequest, found: Edition, done: Any, words: str) -> HttpResponse:
    if done.accepted:
        messages.success(request, words % done.rows)
        return redirect("organising:edition", found.key)
    page = {"edition": found, "done": done}
    return render(request, "portal/organising/report.html", page, status=422)
