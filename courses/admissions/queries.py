"""Reads of admissions: candidates, readings side by side, places and what happened to them."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from academy.people import api as people_api
from academy.people.api import Person
from courses.admissions.domain import selection
from courses.admissions.domain.selection import Candidate, Outcome
from courses.admissions.models import Application, ApplicationImport, Call, Place, PlaceEvent
from courses.catalogue.api import Edition

COMPARED = ("A", "B")


def calls() -> QuerySet[Call]:
    return Call.objects.select_related("edition__activity").order_by("-deadline")


def open_calls() -> QuerySet[Call]:
    now = timezone.now()
    return calls().filter(opens_at__lte=now, deadline__gte=now)


def applications(call: Call) -> QuerySet[Application]:
    """With person, country and place; in the order in which a person reads them."""
    related = ("person", "country", "place", "duplicate_of")
    return call.applications.select_related(*related).order_by("country__name_en", "national_rank", "pk")


def applications_of(person: Person) -> QuerySet[Application]:
    rows = Application.objects.filter(person=person).exclude(state=Application.State.DRAFT)
    return rows.select_related("call__edition", "country", "place").order_by("-submitted_at")


def needs_by_edition(editions: Iterable[Edition]) -> dict[int, list[str]]:
    """What applicants said they need, by edition: words only, sorted, so that neither name nor order tells who."""
    found: dict[int, list[str]] = {}
    rows = Application.objects.filter(call__edition__in=list(editions)).exclude(state=Application.State.DRAFT)
    for edition, needs in rows.exclude(needs="").values_list("call__edition", "needs"):
        found.setdefault(edition, []).append(needs.strip())
    return {edition: sorted(set(texts)) for edition, texts in found.items()}


def imports(call: Call) -> QuerySet[ApplicationImport]:
    return ApplicationImport.objects.filter(call=call)


def candidates_of(call: Call) -> list[Candidate]:
    """The eligible applications, as the rule sees them; ids are the public tickets."""
    eligible = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE
    ).order_by("ticket")
    return _candidates(call, eligible)


def waiting_candidates(call: Call) -> list[Candidate]:
    """The eligible who hold no place and never gave one back."""
    gone = PlaceEvent.objects.filter(edition=call.edition).exclude(event__in=["offered", "confirmed"])
    eligible = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE, place=None
    )
    return _candidates(call, eligible.exclude(pk__in=gone.values("application")).order_by("ticket"))


def _candidates(call: Call, rows: Iterable[Application]) -> list[Candidate]:
    standings = people_api.standings(on=call.key_date)
    return [
        Candidate(
            id=str(row.ticket),
            country=row.country_id,
            is_pg=standings[row.country_id].pg == "member",
            rank=row.national_rank,
        )
        for row in rows
    ]


def readings(call: Call, *, seed: str = "") -> dict[str, Outcome]:
    """What each reading of the rule would do, side by side, before anything is sealed."""
    candidates = candidates_of(call)
    capacity = call.edition.capacity or len(candidates)
    return {
        reading: selection.select(candidates, capacity=capacity, reading=reading, seed=seed or call.edition.key)
        for reading in COMPARED
    }


def places(edition: Edition) -> QuerySet[Place]:
    return Place.objects.filter(edition=edition).select_related("application__person", "application__country")


def events(edition: Edition) -> QuerySet[PlaceEvent]:
    related = ("application__person", "application__country")
    return PlaceEvent.objects.filter(edition=edition).select_related(*related).order_by("-pk")
