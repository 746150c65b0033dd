"""The Secretariat's selection from the rule to the record, and the anonymised public page of a sealed run."""

from collections import Counter
from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.lib.bilingual import beside
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.admissions import operations, queries, record, snapshot
from courses.admissions.bundle import bundle
from courses.admissions.domain import case as cases
from courses.admissions.domain import solving
from courses.admissions.domain.case import Case
from courses.admissions.domain.programme import CannotBeMet
from courses.admissions.domain.readings import READINGS
from courses.admissions.domain.selection import EVERYONE, Outcome, objective_of
from courses.admissions.forms import NoticeForm, OverrideForm, RuleForm, SwapForm, ValueForm
from courses.admissions.models import Application, Call, RuleSet, SelectionRun
from courses.admissions.reasons import sentence
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.rule_words import NAMES, conditions, decided_by, of_rule_set
from courses.admissions.tilemap import Tile, arranged
from courses.admissions.views.public import call_of


@people_api.needs(Permission.SELECTION_RUN)
def selection(request: HttpRequest, key: str) -> HttpResponse:
    """Where the selection stands, and the one thing to do next."""
    return _screen(request, call_of(key), {})


def _screen(request: HttpRequest, call: Call, bound: dict[str, forms.Form], status: int = 200) -> HttpResponse:
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
        "declared": call.declarations.filter(user=_by(request)).exists(),
        **_map(call, run, case),
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
            "more": sorted(names[code] for code in served.get(reading, now) - now),
            "fewer": sorted(names[code] for code in now - served.get(reading, now)),
        }
        for reading, outcome in found.items()
    ]


def _map(call: Call, run: SelectionRun | None, case: Case) -> dict[str, Any]:
    """Served by the decision (or, before it, by the reading in force), could be served, not."""
    chosen = queries.final_selection(run) if run else _proposal(case, call.edition.key)
    of = {candidate.id: candidate.country for candidate in case.candidates}
    places, nominees = Counter(of[one] for one in chosen), Counter(of.values())
    codes = {*nominees, *(reason["country"] for reason in case.excluded.values())}
    countries = Country.objects.filter(iso2__in=codes)
    tiles = [Tile(code=c.iso2, name=str(c), places=places[c.iso2], nominees=nominees[c.iso2]) for c in countries]
    silent = [iso2 for iso2 in queries.eligible_countries(call) if iso2 not in nominees]
    placed, width, height = arranged(sorted(tiles, key=lambda tile: tile.name))
    return {
        "tiles": placed,
        "width": width,
        "height": height,
        "without_application": sorted(str(one) for one in Country.objects.filter(iso2__in=silent)),
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
    chosen, waiting = _choices(run, rows, final)
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


def _choices(
    run: SelectionRun, rows: list[Application], final: set[str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
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


Step = Callable[[HttpRequest, Call], tuple[str, forms.Form | None]]


def _rule(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    form = RuleForm(request.POST, call=call)
    if form.is_valid():
        operations.adopt_rule_set(call=call, **form.adoption(), by=_by(request), now=timezone.now())
    return _("The rule is adopted; it can be replaced until the deadline."), form


def _publish(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    form = NoticeForm(request.POST)
    if form.is_valid():
        operations.publish_list(call=call, **form.cleaned_data, by=_by(request), now=timezone.now())
    return _("List and rule are published; the value can be typed in on its day."), form


def _value(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    form = ValueForm(request.POST)
    if form.is_valid():
        operations.enter_value(call=call, **form.cleaned_data, by=_by(request), now=timezone.now())
    return _("The value is on record."), form


def _seal(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    operations.run_selection(call=call, by=_by(request), now=timezone.now())
    return _("The selection is sealed. Nothing is offered before you say so."), None


def _override(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    run = _run(call)
    rows = list(queries.applications(call))
    chosen, waiting = _choices(run, rows, set(queries.final_selection(run)))
    form = OverrideForm(request.POST, chosen=chosen, waiting=waiting)
    if form.is_valid():
        of = {str(row.ticket): row for row in rows}
        operations.override(
            run=run,
            taken_from=of[form.cleaned_data["taken_from"]],
            given_to=of[form.cleaned_data["given_to"]],
            reason=form.cleaned_data["reason"],
            by=_by(request),
            now=timezone.now(),
        )
    return _("Your decision is on record with its reason."), form


def _offer(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    operations.make_offers(run=_run(call), by=_by(request), now=timezone.now())
    return _("The places are offered and the letters are on their way."), None


STEPS: dict[str, Step] = {
    "rule": _rule,
    "publish": _publish,
    "value": _value,
    "seal": _seal,
    "override": _override,
    "offer": _offer,
}


def _by(request: HttpRequest) -> User:
    return cast(User, request.user)


def _run(call: Call) -> SelectionRun:
    run = queries.run_of(call)
    if run is None:
        raise Http404
    return run


@people_api.needs(Permission.SELECTION_RUN)
@require_POST
def selection_step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """One step of the selection; what is wrong is said where it was typed."""
    call = call_of(key)
    if step not in STEPS:
        raise Http404
    try:
        words, form = STEPS[step](request, call)
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("academy_selection", key)
    if form is not None and not form.is_valid():
        return _screen(request, call, {step: form}, status=422)
    messages.success(request, words)
    return redirect("academy_selection", key)


@people_api.needs(Permission.SELECTION_RUN)
def selection_bundle(request: HttpRequest, key: str) -> HttpResponse:
    """Everything an outsider needs to check the run."""
    run = _run(call_of(key))
    return _file(bundle(run), f"selection-{key}-run-{run.pk}.zip", "application/zip")


@people_api.needs(Permission.SELECTION_RUN)
def selection_record(request: HttpRequest, key: str) -> HttpResponse:
    """The record of the decision, in the reader's language."""
    run = _run(call_of(key))
    language = translation.get_language()[:2]
    return _file(record.of_decision(run, language=language), f"record-{key}-{language}.pdf", "application/pdf")


@people_api.needs(Permission.SELECTION_RUN)
def selection_answer(request: HttpRequest, key: str, country: str) -> HttpResponse:
    """One page for a ministry that asks why."""
    run, of = _run(call_of(key)), get_object_or_404(Country, iso2=country)
    language = translation.get_language()[:2]
    content = record.of_country(run, country=of, language=language)
    return _file(content, f"answer-{key}-{country}-{language}.pdf", "application/pdf")


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@people_api.public
def public_selection(request: HttpRequest, key: str) -> HttpResponse:
    """What anybody may know of a selection: countries served, cut-off, how it was drawn; one's own line by ticket.

    Shown once places are offered, so that nobody reads a proposal before it is a decision. Before that, what was
    published for the lot: without it nobody outside could say afterwards that list and rule came first.
    """
    call = call_of(key)
    run = _offered(call)
    if run is None:
        return _announced(request, call)
    ticket = request.GET.get("ticket", "").strip().lower()
    reason = queries.reasons_of(run).get(ticket)
    page: dict[str, Any] = {
        "call": call,
        "run": run,
        "conditions": conditions(run.case["rule"]),
        "decided": _decided_by(run.rule_set),
        "everyone": run.result["method"] == EVERYONE,
        "ticket": ticket,
        "is_known": reason is not None,
        "is_selected": ticket in queries.final_selection(run),
        "sentence": sentence(reason) if reason else "",
        **_map(call, run, cases.of_document(run.case)),
    }
    if run.result["cutoff"]:
        page["cutoff"] = run.result["cutoff"] | {"name": str(Country.objects.get(iso2=run.result["cutoff"]["country"]))}
    return render(request, "admissions/selection.html", page)


def _decided_by(adopted: RuleSet | None) -> str:
    if adopted is None:
        return ""
    decided = decided_by(adopted)
    return f"{decided} ({adopted.reference})" if decided else adopted.reference


def _offered(call: Call) -> SelectionRun | None:
    run = queries.run_of(call)
    return run if queries.is_offered(run) else None


def _announced(request: HttpRequest, call: Call) -> HttpResponse:
    notice = queries.notice_of(call)
    if notice is None:
        raise Http404
    adopted = snapshot.rule_set_of(call)
    page = {"call": call, "notice": notice, "conditions": conditions(notice.rule), "decided": _decided_by(adopted)}
    return render(request, "admissions/lot_announced.html", page)


@people_api.public
def public_bundle(request: HttpRequest, key: str) -> HttpResponse:
    """The file to check the run, for whoever has the ticket of an application: an applicant, or whom she asks.

    Not for everybody: of a country with one application its line would say how that one was screened.
    """
    run = _offered(call_of(key))
    if run is None or request.GET.get("ticket", "").strip().lower() not in run.result["reasons"]:
        raise Http404
    return _file(bundle(run), f"selection-{key}-run-{run.pk}.zip", "application/zip")
