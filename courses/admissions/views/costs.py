"""Grants side by side, exceptional support, one request, envelopes and the report by country."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.lib.tables import as_csv
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.forms.costs import AmountsForm, DecideForm, EnvelopeForm, PayoutForm, ReleaseForm, TermsForm
from courses.admissions.forms.fees import WhyForm, problem_of
from courses.admissions.models import Application, CostRequest, Payout
from courses.admissions.money_refusals import NoSuchYear
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.fees import edition_of
from courses.admissions.views.national_costs import undertaking_form

Kind = CostRequest.Kind


@people_api.needs(Permission.GRANTS_DECIDE)
def grants(request: HttpRequest, key: str) -> HttpResponse:
    """All requests of an edition side by side, with the envelope; until when they are taken."""
    edition = edition_of(key)
    terms = queries.terms_of(edition)
    initial = {"opens_at": terms.opens_at, "requests_until": terms.requests_until} if terms else {}
    form = TermsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            operations.set_terms(edition=edition, by=cast(User, request.user), now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The terms are recorded."))
            return redirect("academy_grants", key)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    rows = queries.cost_rows(queries.requests_of_edition(edition, Kind.GRANT))
    page = {"edition": edition, "terms": terms, "form": form, "now": timezone.now(), **_side_by_side(rows)}
    page["envelope"] = queries.envelope_for(edition, Kind.GRANT)
    return render(request, "admissions/backoffice_grants.html", page)


def _side_by_side(rows: list[queries.Row]) -> dict[str, Any]:
    return {
        "rows": rows,
        "asked": sum(row.asked for row in rows),
        "proposed": sum(row.proposed or 0 for row in rows),
        "granted": sum(row.granted or 0 for row in rows),
    }


@people_api.needs(Permission.GRANTS_DECIDE)
@require_POST
def close_list(request: HttpRequest, key: str) -> HttpResponse:
    """After the deadline: the list of requests is closed, and decisions begin."""
    try:
        operations.close_list(edition=edition_of(key), by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("The list is closed. Each request can now be decided."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_grants", key)


@people_api.needs(Permission.GRANTS_DECIDE)
def support(request: HttpRequest, key: str) -> HttpResponse:
    """Travel and stay: who pays, by application; requests for exceptional support."""
    edition = edition_of(key)
    if queries.asks_fee(edition):
        return redirect("academy_grants", key)
    page = {
        "edition": edition,
        "applications": queries.applications_to_cover(edition),
        "envelope": queries.envelope_for(edition, Kind.SUPPORT),
        **_side_by_side(queries.cost_rows(queries.requests_of_edition(edition, Kind.SUPPORT))),
    }
    return render(request, "admissions/backoffice_support.html", page)


@people_api.needs(Permission.GRANTS_DECIDE)
def undertaking(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Record what an authority pays for one application."""
    rows = Application.objects.select_related("call__edition", "person", "country")
    found = get_object_or_404(rows, call__edition__key=key, pk=pk)
    return undertaking_form(request, found, back="academy_support", key=key, template="backoffice_undertaking")


def _row(pk: int) -> queries.Row:
    return queries.cost_row(get_object_or_404(CostRequest, pk=pk))


@people_api.needs(Permission.GRANTS_DECIDE)
def cost_request(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what is asked and why, the proposal, the decision, what is paid."""
    return _shown(request, _row(pk))


def _shown(request: HttpRequest, row: queries.Row, **bound: forms.Form) -> HttpResponse:
    page = {
        "row": row,
        "request_": row.request,
        "edition": row.request.edition,
        "envelope": queries.envelope_for(row.request.edition, row.request.kind),
        "propose": AmountsForm(row=row, prefix="p", initial={"words": row.request.proposal}),
        "decide": DecideForm(row=row, prefix="d"),
        "pay": PayoutForm(prefix="y", initial={"amount": row.payable}),
        "release": ReleaseForm(prefix="r"),
        "take_back": WhyForm(prefix="t"),
        "why": WhyForm(),
    } | bound
    return render(request, "admissions/backoffice_cost_request.html", page, status=422 if bound else 200)


def _propose(row: queries.Row, form: Any, by: User, now: datetime) -> None:
    words = form.cleaned_data["words"]
    operations.propose(request=row.request, amounts=form.amounts(), words=words, by=by, now=now)


def _decide(row: queries.Row, form: Any, by: User, now: datetime) -> None:
    said = {name: form.cleaned_data[name] for name in ("words", "body", "reference")}
    operations.decide_request(request=row.request, amounts=form.amounts(), by=by, now=now, **said)


def _pay(row: queries.Row, form: Any, by: User, now: datetime) -> None:
    operations.pay_out(request=row.request, by=by, now=now, **form.cleaned_data)


def _release(row: queries.Row, form: Any, by: User, now: datetime) -> None:
    operations.release(request=row.request, by=by, now=now, **form.cleaned_data)


def _take_back(row: queries.Row, form: Any, by: User, now: datetime) -> None:
    operations.take_back(request=row.request, by=by, now=now, **form.cleaned_data)


# What can be done with a request: the form's prefix, the form, the one call.
ACTS: dict[str, tuple[str, type[forms.Form], Callable[[queries.Row, Any, User, datetime], None]]] = {
    "propose": ("p", AmountsForm, _propose),
    "decide": ("d", DecideForm, _decide),
    "pay": ("y", PayoutForm, _pay),
    "release": ("r", ReleaseForm, _release),
    "take_back": ("t", WhyForm, _take_back),
}


@people_api.needs(Permission.GRANTS_DECIDE)
@require_POST
def change_request(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Propose, decide, pay, release or take back; what is wrong is shown at the form."""
    if act not in ACTS:
        raise Http404
    row, (prefix, form_class, call) = _row(pk), ACTS[act]
    more: dict[str, Any] = {"row": row} if issubclass(form_class, AmountsForm) else {}
    form = form_class(request.POST, prefix=prefix, **more)
    if form.is_valid():
        try:
            call(row, form, cast(User, request.user), timezone.now())
            messages.success(request, _("It is recorded."))
            return redirect("academy_cost_request", pk)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
            row = _row(pk)
    return _shown(request, row, **{act: form})


@people_api.needs(Permission.GRANTS_DECIDE)
@require_POST
def reverse_payout(request: HttpRequest, pk: int) -> HttpResponse:
    """The money came back, or the line was wrong."""
    payout = get_object_or_404(Payout.objects.select_related("request"), pk=pk)
    form = WhyForm(request.POST)
    if form.is_valid():
        try:
            words = form.cleaned_data["words"]
            operations.reverse_payout(payout=payout, words=words, by=cast(User, request.user), now=timezone.now())
            messages.success(request, _("The line is reversed; both stay on record."))
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, problem_of(form))
    return redirect("academy_cost_request", payout.request_id)


@people_api.needs(Permission.GRANTS_DECIDE)
def envelopes(request: HttpRequest) -> HttpResponse:
    """Every envelope with what is left, and setting one by a recorded decision."""
    form = EnvelopeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.set_envelope(by=cast(User, request.user), now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The envelope is recorded with its decision."))
            return redirect("academy_envelopes")
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "admissions/backoffice_envelopes.html", {"envelopes": queries.envelopes(), "form": form})


def _asked_for(request: HttpRequest) -> tuple[int, str]:
    """Which year, the latest by default, and which kind. Raises NoSuchYear."""
    years = queries.years_of_requests() or [timezone.localdate().year]
    year, kind = request.GET.get("year") or str(years[0]), request.GET.get("kind", "")
    if year not in map(str, years):
        raise NoSuchYear(year)
    return int(year), kind if kind in Kind.values else Kind.GRANT


def _of_a_year(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A year that has no report is named, and the latest is shown instead."""

    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except NoSuchYear as refusal:
            messages.error(request, str(refusal))
            return redirect("academy_costs_report")

    return shown


@people_api.needs(Permission.REPORTS_READ)
@_of_a_year
def report(request: HttpRequest) -> HttpResponse:
    """Grants or support by country in one year: a picture and a table."""
    year, kind = _asked_for(request)
    lines = queries.by_country(year=year, kind=kind)
    most = max((line.granted for line in lines), default=0) or 1
    drawn = [line for line in lines if line.granted]
    page = {
        "lines": lines,
        "year": year,
        "kind": kind,
        "kinds": Kind.choices,
        "years": queries.years_of_requests() or [year],
        "bars": [
            (str(line.country or "–")[:18], line.granted // 100, 220 * line.granted // most, 26 * place)
            for place, line in enumerate(drawn)
        ],
        "height": 26 * max(1, len(drawn)),
        "total": sum(line.granted for line in lines),
    }
    return render(request, "admissions/backoffice_costs_report.html", page)


@people_api.needs(Permission.REPORTS_READ)
@_of_a_year
def report_csv(request: HttpRequest) -> HttpResponse:
    """The same as a list: amounts in euros, heads apart."""
    year, kind = _asked_for(request)
    heads = queries.HEADS[kind]
    rows: list[list[object]] = [
        ["country", "requests", "granted_to", "asked", "granted", *(str(head) for head in heads), "committed", "paid"]
    ]
    for line in queries.by_country(year=year, kind=kind):
        amounts = [line.asked, line.granted, *(line.by_head[head] for head in heads), line.committed, line.paid]
        code = line.country.pk if line.country else ""
        rows.append([code, line.asked_by, line.granted_to, *(f"{cents / 100:.2f}" for cents in amounts)])
    response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}-{year}.csv"'
    return response
