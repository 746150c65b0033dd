"""The selection: what it would be today by each reading, and what a sealed run decided."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeGuard

from django.db.models import QuerySet

from courses.admissions import snapshot
from courses.admissions.domain import case as cases
from courses.admissions.domain import offers, solving
from courses.admissions.domain.case import Case
from courses.admissions.domain.readings import READINGS
from courses.admissions.domain.selection import Outcome
from courses.admissions.models import Call, ExactReason, LotteryNotice, Override, PlaceEvent, SelectionRun


def as_of_today(call: Call) -> Case:
    return cases.of_document(snapshot.case_of(call))


def readings(call: Call) -> dict[str, Outcome]:
    """Every reading side by side, before anything is sealed, with a trial value for the lots. Raises CannotBeMet."""
    case = as_of_today(call)
    return {name: trial(case, name, seed=call.edition.key) for name in READINGS}


def trial(case: Case, reading: str, *, seed: str) -> Outcome:
    return solving.solve(case.candidates, rule=replace(case.rule, reading=reading), seed=seed, fixed=case.fixed)


def notice_of(call: Call) -> LotteryNotice | None:
    return LotteryNotice.objects.filter(call=call).first()


def run_of(call: Call) -> SelectionRun | None:
    return call.runs.select_related("call__edition", "notice", "rule_set").first()


def is_offered(run: SelectionRun | None) -> TypeGuard[SelectionRun]:
    """Whether the places of a run were offered. Before that it is a proposal, of which no applicant is told anything;
    after it the Secretariat's own decisions go by releases and late admissions."""
    return run is not None and PlaceEvent.objects.filter(run=run, event=offers.OFFERED).exists()


def offered_runs(calls: Iterable[int]) -> dict[int, SelectionRun]:
    """Of these calls those whose run is offered, with it; one SQL statement."""
    told = PlaceEvent.objects.filter(event=offers.OFFERED, run__call__in=list(calls)).values("run")
    return {run.call_id: run for run in SelectionRun.objects.filter(pk__in=told)}


def overrides(run: SelectionRun) -> QuerySet[Override]:
    related = ("taken_from__country", "taken_from__person", "given_to__country", "given_to__person")
    return Override.objects.filter(run=run).select_related(*related)


def final_selection(run: SelectionRun) -> list[str]:
    """The proposal with the Secretariat's overrides, in the order of turns."""
    given = {str(o.taken_from.ticket): str(o.given_to.ticket) for o in overrides(run)}
    return [given.get(ticket, ticket) for ticket in run.result["selected"]]


def exact_reasons(run: SelectionRun) -> dict[str, dict[str, Any]]:
    """What was worked out after the seal, by ticket."""
    rows = ExactReason.objects.filter(run=run).select_related("application")
    return {str(one.application.ticket): one.reason for one in rows}


def reasons_of(run: SelectionRun) -> dict[str, dict[str, Any]]:
    """The reason of every application as it stands: of the sealed run, made exact where that was worked out since, or
    of the Secretariat where it decided."""
    found = dict(run.result["reasons"])
    if any(reason["code"] == "SIDE_CONDITIONS" for reason in found.values()):
        found |= exact_reasons(run)
    for made in overrides(run):
        found[str(made.taken_from.ticket)] = {"code": "DECIDED_AGAINST", "words": made.reason}
        found[str(made.given_to.ticket)] = {"code": "DECIDED_FOR", "words": made.reason}
    return found
