"""Reads of assignments."""

from django.db.models import Prefetch, QuerySet

from courses.assignments.models import Mark, Submission


def submissions() -> QuerySet[Submission]:
    """Every submission with its author, assignment and marks; newest first."""
    marks = Prefetch("marks", queryset=Mark.objects.select_related("marker").order_by("-marked_at"))
    related = ("enrolment__person", "enrolment__edition", "assignment")
    return Submission.objects.select_related(*related).prefetch_related(marks).order_by("-submitted_at", "-pk")
