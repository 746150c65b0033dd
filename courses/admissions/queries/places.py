"""Places, who holds and who waits, and what happened."""

from django.db.models import QuerySet

from courses.admissions.domain.case import Case
from courses.admissions.domain.selection import Candidate
from courses.admissions.models import Application, Place, PlaceEvent, SelectionRun
from courses.catalogue.api import Edition


def places(edition: Edition) -> QuerySet[Place]:
    return Place.objects.filter(edition=edition).select_related("application__person", "application__country")


def events(edition: Edition) -> QuerySet[PlaceEvent]:
    related = ("application__person", "application__country")
    return PlaceEvent.objects.filter(edition=edition).select_related(*related).order_by("-pk")


def holding_and_waiting(run: SelectionRun, found: Case) -> tuple[list[Candidate], list[Candidate]]:
    """Of the sealed pool: who holds a place now, and who waits and never gave one back.

    Who was screened out or withdrew since waits no longer.
    """
    call = run.call
    gone = PlaceEvent.objects.filter(edition=call.edition).exclude(event__in=["offered", "confirmed"])
    eligible = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE, place=None
    ).exclude(pk__in=gone.values("application"))
    waiting = {str(ticket) for ticket in eligible.values_list("ticket", flat=True)}
    held = {str(t) for t in Place.objects.filter(edition=call.edition).values_list("application__ticket", flat=True)}
    pool = found.candidates
    return [c for c in pool if c.id in held], [c for c in pool if c.id in waiting]
