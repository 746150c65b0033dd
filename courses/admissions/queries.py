"""Reads of admissions: candidates, readings side by side, places and what happened to them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from academy.people.api import Person
from courses.admissions import snapshot
from courses.admissions.domain import case as cases
from courses.admissions.domain import solving
from courses.admissions.domain.case import Case
from courses.admissions.domain.selection import Candidate, Outcome
from courses.admissions.models import Application, ApplicationImport, Call, Override, Place, PlaceEvent, SelectionRun
from courses.catalogue.api import Edition

COMPARED = ("A", "A_even", "B")


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
    return cases.of_document(snapshot.case_of(call)).candidates


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


def final_selection(run: SelectionRun) -> list[str]:
    """The proposal with the Secretariat's overrides, in the order of turns."""
    given = {str(o.taken_from.ticket): str(o.given_to.ticket) for o in overrides(run)}
    return [given.get(ticket, ticket) for ticket in run.result["selected"]]


def reasons_of(run: SelectionRun) -> dict[str, dict[str, Any]]:
    """The reason of every application as it stands: of the sealed run, or of the Secretariat where it decided."""
    found = dict(run.result["reasons"])
    for made in overrides(run):
        found[str(made.taken_from.ticket)] = {"code": "DECIDED_AGAINST", "words": made.reason}
        found[str(made.given_to.ticket)] = {"code": "DECIDED_FOR", "words": made.reason}
    return found


def overrides(run: SelectionRun) -> QuerySet[Override]:
    related = ("taken_from__country", "taken_from__person", "given_to__country", "given_to__person")
    return Override.objects.filter(run=run).select_related(*related)


def run_of(call: Call) -> SelectionRun | None:
    return call.runs.select_related("call__edition", "notice", "rule_set").first()


def as_of_today(call: Call) -> Case:
    return cases.of_document(snapshot.case_of(call))


def readings(call: Call) -> dict[str, Outcome]:
    """The readings side by side, before anything is sealed, with a trial value for the lots. Raises CannotBeMet."""
    case = as_of_today(call)
    return {name: trial(case, name, seed=call.edition.key) for name in COMPARED}


def trial(case: Case, reading: str, *, seed: str) -> Outcome:
    return solving.solve(case.candidates, rule=replace(case.rule, reading=reading), seed=seed, fixed=case.fixed)


def places(edition: Edition) -> QuerySet[Place]:
    return Place.objects.filter(edition=edition).select_related("application__person", "application__country")


def events(edition: Edition) -> QuerySet[PlaceEvent]:
    related = ("application__person", "application__country")
    return PlaceEvent.objects.filter(edition=edition).select_related(*related).order_by("-pk")
