"""The Secretariat's records of the Board: seats with holders and deputies, partners, rules of procedure."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import board_queries, operations
from academy.governance.board_forms import (
    AcademicSeatForm,
    LeaveForm,
    PartnershipForm,
    ProcedureForm,
    SeatForm,
    say_refusal,
)
from academy.governance.models import Partner, Provision, RulesOfProcedure, SeatHolding
from academy.governance.refusals import GovernanceRefused
from academy.governance.views.acting import attempt
from academy.lib.bilingual import apart, in_language
from academy.people import api as people_api
from academy.people.api import Permission, User


@people_api.needs(Permission.MANDATES_RECORD)
def seats(request: HttpRequest) -> HttpResponse:
    """Who sits on the Board, who is deputy, since when, who did before; partners and their state."""
    form = SeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _seat(request, form):
        return redirect("academy_seats")
    return _show(request, form, PartnershipForm())


def _show(request: HttpRequest, form: SeatForm, partner_form: PartnershipForm) -> HttpResponse:
    today = timezone.localdate()
    page = {
        "seats": board_queries.seats_with_history(),
        "today": today,
        "rules": board_queries.rules_on(today),
        "given": _given(),
        "partners": Partner.objects.select_related("institution").order_by("institution", "since", "pk"),
        "form": form,
        "leave_form": LeaveForm(auto_id=False),
        "academic_form": AcademicSeatForm(),
        "partner_form": partner_form,
    }
    return render(request, "governance/backoffice_seats.html", page)


def _given() -> str:
    """The seats that the founding text gives, each with its place there."""
    rows = Provision.objects.filter(key__in=["pc_seats", "partner_seats"]).select_related("mandate")
    return apart(f"{in_language(one, 'text')} ({one.place})" for one in rows)


def _seat(request: HttpRequest, form: SeatForm) -> bool:
    data = form.cleaned_data
    try:
        operations.seat_person(
            seat=data["seat"],
            person=form.person(),
            is_deputy=data["is_deputy"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            institution=data["institution"],
            by=cast(User, request.user),
        )
    except GovernanceRefused as refusal:
        say_refusal(form, refusal)
        return False
    messages.success(request, _("The seat is taken."))
    return True


@people_api.needs(Permission.MANDATES_RECORD)
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day of a holding."""
    holding = get_object_or_404(SeatHolding, pk=pk)
    form = LeaveForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            lambda: operations.leave_seat(
                holding=holding,
                ends_on=form.cleaned_data["ends_on"],
                by=cast(User, request.user),
                today=timezone.localdate(),
            ),
            _("The last day is recorded."),
        )
    else:
        messages.error(request, _("Type the last day of the holding."))
    return redirect("academy_seats")


@people_api.needs(Permission.MANDATES_RECORD)
@require_POST
def add_partner(request: HttpRequest) -> HttpResponse:
    """An institution takes part, or its partnership ends; a refusal keeps what was typed."""
    form = PartnershipForm(request.POST)
    if form.is_valid():
        try:
            operations.record_partnership(**form.cleaned_data, by=cast(User, request.user))
        except GovernanceRefused as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, _("The partnership is recorded."))
            return redirect("academy_seats")
    return _show(request, SeatForm(), form)


@people_api.needs(Permission.MANDATES_RECORD)
@require_POST
def add_seat(request: HttpRequest) -> HttpResponse:
    """Another academic seat, by the Board's recorded choice."""
    form = AcademicSeatForm(request.POST)
    decision = form.cleaned_data["decision"] if form.is_valid() else None
    attempt(
        request,
        lambda: operations.add_academic_seat(decision=decision, by=cast(User, request.user)),
        _("The Board has another academic seat."),
    )
    return redirect("academy_seats")


@people_api.needs(Permission.MANDATES_RECORD)
def procedure(request: HttpRequest) -> HttpResponse:
    """The rules of procedure that the Board has given itself; new ones are recorded here."""
    form = ProcedureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.record_procedure(**form.cleaned_data, by=cast(User, request.user))
        except GovernanceRefused as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, _("The rules of procedure are recorded."))
            return redirect("academy_procedure")
    page = {
        "current": board_queries.rules_on(timezone.localdate()),
        "all_rules": RulesOfProcedure.objects.select_related("decision", "chair").order_by("-applies_from", "-pk"),
        "form": form,
    }
    return render(request, "governance/backoffice_procedure.html", page)
