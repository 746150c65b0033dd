"""The Secretariat's screen of a selection: where it stands, readings side by side, the map, what a swap costs."""

from collections import Counter
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from academy.lib.bilingual import beside
from academy.lib.names import folded
from academy.people.api import Country, User
from courses.admissions import queries
from courses.admissions.domain import case as cases
from courses.admissions.domain import solving
from courses.admissions.domain.case import Case
from courses.admissions.domain.programme import CannotBeMet
from courses.admissions.domain.readings import READINGS
from courses.admissions.domain.selection import Outcome, objective_of
from courses.admissions.forms import NoticeForm, OverrideForm, RuleForm, SwapForm, ValueForm
from courses.admissions.models import Application, Call, SelectionRun
from courses.admissions.reasons import sentence
from courses.admissions.rule_words import NAMES, decided_by, of_rule_set
from courses.admissions.tilemap import Tile, arranged


def screen(request: HttpRequest, call: Call, bound: dict[str, forms.Form], status: int = 200) -> HttpResponse:
    """The page as it stands. bound: forms that were sent and are wrong, by step."""
    run = queries.run_of(call)
    case = cases.of_document(run.case) if run else queries.as_of_today(call)
    notice = queries.notice_of(call)
    page: dict[str, Any] = {
        "call": call,
        "run": run,
        "notice": notice,
        "values": notice.values.count() if notice else 0,
        "rule_sets": [(one, of_rule_set(one), decided_by(one)) for one in call.rule_sets.select_related("decision")],
        "rule_open": timezone.now() < call.deadline,
        "rule_form": bound.get("rule") or RuleForm(call=call),
        "notice_form": bound.get("publish") or NoticeForm(),
        "value_form": bound.get("value") or ValueForm(),
        "readings": _side_by_side(case, call.edition.key),
        "declared": call.declarations.filter(user=cast(User, request.user)).exists(),
        **country_map(call, run, case),
    }
    page["needs_lot"] = not solving.everyone_fits(case.candidates, rule=case.rule)
    if run:
        page |= _decided(request, run, bound)
    return render(request, "admissions/backoffice_selection.html", page, status=status)


def _side_by_side(case: Case, seed: str) -> list[dict[str, Any]]:
    """The same counts for each reading, and which countries it serves otherwise than the one in force.

    A reading whose conditions exclude each other says so.
    """
    of = {candidate.id: candidate.country for candidate in case.candidates}
    found: dict[str, Outcome | None] = {}
    for reading in READINGS:
        try:
            found[reading] = queries.trial(case, reading, seed=seed)
        except CannotBeMet:
            found[reading] = None
    in_force = found[case.rule.reading]
    served = {reading: {of[one] for one in outcome.selected} for reading, outcome in found.items() if outcome}
    now = served.get(case.rule.reading, set()) if in_force else set()
    names = {country.iso2: str(country) for country in Country.objects.filter(iso2__in=set().union(*served.values()))}
    return [
        {
            "name": NAMES[reading],
            "is_in_force": reading == case.rule.reading,
            "counts": outcome.objective if outcome else None,
            "more": sorted((names[code] for code in served.get(reading, now) - now), key=folded),
            "fewer": sorted((names[code] for code in now - served.get(reading, now)), key=folded),
        }
        for reading, outcome in found.items()
    ]


def country_map(call: Call, run: SelectionRun | None, case: Case) -> dict[str, Any]:
    """Served by the decision (or, before it, by the reading in force), could be served, not."""
    chosen = queries.final_selection(run) if run else _proposal(case, call.edition.key)
    of = {candidate.id: candidate.country for candidate in case.candidates}
    places, nominees = Counter(of[one] for one in chosen), Counter(of.values())
    codes = {*nominees, *(reason["country"] for reason in case.excluded.values())}
    countries = Country.objects.filter(iso2__in=codes)
    tiles = [Tile(code=c.iso2, name=str(c), places=places[c.iso2], nominees=nominees[c.iso2]) for c in countries]
    silent = [iso2 for iso2 in queries.eligible_countries(call) if iso2 not in nominees]
    placed, width, height = arranged(sorted(tiles, key=lambda tile: folded(tile.name)))
    return {
        "tiles": placed,
        "width": width,
        "height": height,
        "without_application": sorted((str(one) for one in Country.objects.filter(iso2__in=silent)), key=folded),
        "eligible": len(case.candidates),
        "places_given": len(chosen),
        "countries_served": len(places),
        "members_served": len({c.country for c in case.candidates if c.id in set(chosen) and c.is_pg}),
    }


def _proposal(case: Case, seed: str) -> list[str]:
    try:
        return queries.trial(case, case.rule.reading, seed=seed).selected
    except CannotBeMet:
        return []


def _decided(request: HttpRequest, run: SelectionRun, bound: dict[str, forms.Form]) -> dict[str, Any]:
    rows = list(queries.applications(run.call))
    final, reasons = set(queries.final_selection(run)), queries.reasons_of(run)
    chosen, waiting = choices(run, rows, final)
    swap = SwapForm(request.GET if "given_to" in request.GET else None, chosen=chosen, waiting=waiting)
    return {
        "reading": NAMES[run.reading],
        "offered": queries.is_offered(run),
        "overrides": queries.overrides(run),
        "rows": [
            (row, str(row.ticket) in final, sentence(reasons.get(str(row.ticket), {"code": ""})))
            for row in rows
            if row.state != Application.State.DRAFT
        ],
        "swap_form": swap,
        "cost": _cost(run, final, swap) if swap.is_bound and swap.is_valid() else None,
        "override_form": bound.get("override")
        or OverrideForm(initial=request.GET.dict(), chosen=chosen, waiting=waiting),
    }


def choices(
    run: SelectionRun, rows: list[Application], final: set[str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(who was proposed and holds a place now, who is eligible and holds none), as a form offers them."""
    pool = {candidate.id for candidate in cases.of_document(run.case).candidates}
    named = [(str(row.ticket), beside(str(row.country), row.person.printed_name)) for row in rows]
    proposed = set(run.result["selected"])
    return (
        [choice for choice in named if choice[0] in final & proposed],
        [choice for choice in named if choice[0] in pool - final],
    )


def _cost(run: SelectionRun, final: set[str], swap: SwapForm) -> dict[str, Any]:
    """The counts with the swap beside those without it."""
    pool = {candidate.id: candidate for candidate in cases.of_document(run.case).candidates}
    after = (final - {swap.cleaned_data["taken_from"]}) | {swap.cleaned_data["given_to"]}
    now_counts, then = (objective_of(pool[one] for one in some) for some in (final, after))
    parts = {"before": now_counts, "after": then}
    return parts | {"countries": then[1] - now_counts[1], "members": then[2] - now_counts[2]}


def as_file(content: bytes, name: str, kind: str) -> HttpResponse:
    """To be kept under this name."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
