"""The anonymised public page of a sealed selection; before it, what was published for the lot."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from academy.people import api as people_api
from academy.people.api import Country
from courses.admissions import queries, snapshot
from courses.admissions.bundle import bundle
from courses.admissions.domain import case as cases
from courses.admissions.domain.selection import EVERYONE
from courses.admissions.models import Call, RuleSet, SelectionRun
from courses.admissions.reasons import sentence
from courses.admissions.rule_words import conditions, decided_by
from courses.admissions.views.public import call_of
from courses.admissions.views.selection_screen import as_file, country_map


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
        **country_map(call, run, cases.of_document(run.case)),
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
    return as_file(bundle(run), f"selection-{key}-run-{run.pk}.zip", "application/zip")
