"""Reads of assignments."""

from django.db.models import Prefetch, QuerySet

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.assignments.models import Mark, Submission


def submissions() -> QuerySet[Submission]:
    """Every submission with its author, assignment and marks; newest first."""
    marks = Prefetch("marks", queryset=Mark.objects.select_related("marker").order_by("-marked_at"))
    related = ("enrolment__person", "enrolment__edition", "assignment")
    return Submission.objects.select_related(*related).prefetch_related(marks).order_by("-submitted_at", "-pk")


def submissions_for(marker: User) -> QuerySet[Submission]:
    """The submissions that the account may mark: of every edition, or of the editions it is appointed to."""
    keys = people_api.scopes_of(marker, Permission.ASSIGNMENTS_MARK, "edition")
    found = submissions()
    return found if "*" in keys else found.filter(enrolment__edition__in=[key for key in keys if key.isdigit()])
