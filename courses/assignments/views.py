"""A participant hands in; a marker reads, marks, gives feedback."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.uploads import UploadRefused
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.assignments import operations, queries
from courses.assignments.forms import HandInForm, MarkForm
from courses.assignments.models import Assignment, Submission
from courses.assignments.refusals import AssignmentRefused
from courses.learning import api as learning_api

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}


@people_api.needs(Permission.ASSIGNMENTS_SUBMIT)
def assignment(request: HttpRequest, key: str) -> HttpResponse:
    """The brief and its rubric, what I handed in, and the mark."""
    found = get_object_or_404(Assignment.objects.prefetch_related("criteria"), key=key)
    user = cast(User, request.user)
    person = people_api.person_of(user)
    enrolment = learning_api.enrolment_for_content(person, found.content_key) if person else None
    if enrolment is None:
        raise Http404
    form = HandInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            operations.hand_in(
                enrolment=enrolment,
                assignment=found,
                file_name=file.name,
                content=file.read(settings.UPLOAD_MAX_BYTES + 1),
                by=user,
                now=timezone.now(),
            )
            messages.success(request, _("Your file is handed in."))
            return redirect("assignments:assignment", key)
        except (UploadRefused, AssignmentRefused) as refusal:
            form.add_error("file", str(refusal))
    page = {
        "assignment": found,
        "form": form,
        "submissions": queries.submissions().filter(enrolment=enrolment, assignment=found),
    }
    return render(request, "assignments/assignment.html", page)


@people_api.needs(Permission.ASSIGNMENTS_MARK)
def marking(request: HttpRequest) -> HttpResponse:
    """What is to be marked, then what has been."""
    rows = list(queries.submissions_for(cast(User, request.user)))
    page = {"to_mark": [s for s in rows if not s.marks.all()], "marked": [s for s in rows if s.marks.all()]}
    return render(request, "assignments/marking.html", page)


@people_api.needs(Permission.ASSIGNMENTS_MARK)
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """One submission with the rubric."""
    user = cast(User, request.user)
    found = get_object_or_404(queries.submissions_for(user), pk=pk)
    given = next((mark for mark in found.marks.all() if mark.marker_id == user.pk), None)
    initial = {**given.levels, "feedback": given.feedback} if given else None
    form = MarkForm(request.POST or None, criteria=list(found.assignment.criteria.all()), initial=initial)
    if request.method == "POST" and form.is_valid():
        mark = operations.mark(
            submission=found,
            levels=form.levels(),
            feedback=form.cleaned_data["feedback"],
            by=user,
            now=timezone.now(),
        )
        messages.success(request, _("Marked: %s %%.") % (mark.result / 100))
        return redirect("assignments:marking")
    return render(request, "assignments/submission.html", {"submission": found, "form": form, "given": given})


@people_api.needs(Permission.ASSIGNMENTS_SUBMIT, Permission.ASSIGNMENTS_MARK)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file: for its author and for markers of its edition."""
    user = cast(User, request.user)
    found = queries.submissions_for(user).filter(pk=pk).first()
    found = found or Submission.objects.filter(enrolment__person__user=user, pk=pk).first()
    if found is None or not found.stored_as:  # the file of somebody who was erased is gone
        raise Http404
    with storages["private"].open(found.stored_as) as stored:
        response = HttpResponse(stored.read(), content_type=TYPES[found.stored_as.rsplit(".", 1)[1]])
    response["Content-Disposition"] = (
        f'attachment; filename="submission-{found.pk}.{found.stored_as.rsplit(".", 1)[1]}"'
    )
    response["Cache-Control"] = "private, no-store"
    return response
