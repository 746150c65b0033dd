"""The rules for everybody, the Board's room, the Correspondents' desk, the Secretariat's records."""

from collections.abc import Callable
from datetime import date
from typing import cast

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import operations, queries
from academy.governance.differences import differences
from academy.governance.forms import (
    DayForm,
    DecisionForm,
    EndorseForm,
    RenewalForm,
    SeatForm,
    VoteForm,
)
from academy.governance.models import (
    Component,
    Decision,
    Mandate,
    Partner,
    Provision,
    Resolution,
    RulesOfProcedure,
    Seat,
    SeatHolding,
)
from academy.governance.reading import read_out
from academy.governance.refusals import GovernanceRefused
from academy.governance.soundness import problems_of
from academy.people import api as people_api
from academy.people.api import Permission, User


@people_api.public
def rules(request: HttpRequest) -> HttpResponse:
    """What governs an activity of a day: activities, values, levels, with the resolution's number."""
    form = DayForm(request.GET if "on" in request.GET else {"on": timezone.localdate().isoformat()})
    on: date = form.cleaned_data["on"] if form.is_valid() else timezone.localdate()
    page = {
        "form": form,
        "on": on,
        "resolutions": [(row, read_out(row)) for row in queries.credit_list(on=on)],
        "provisions": Provision.objects.select_related("mandate").order_by("mandate", "component", "key"),
        "components": [(code, *queries.component_state(code)) for code in Component.values],
    }
    return render(request, "governance/rules.html", page)


@people_api.needs(Permission.GOVERNANCE_READ)
def board(request: HttpRequest) -> HttpResponse:
    """What is tabled, what needs my vote, what is law."""
    user = cast(User, request.user)
    holding = _holding(user)
    resolutions = list(Resolution.objects.select_related("endorsement").prefetch_related("votes__seat"))
    voted = {
        vote.resolution_id for r in resolutions for vote in r.votes.all() if holding and vote.seat_id == holding.seat_id
    }
    page = {
        "holding": holding,
        "tabled": [(r, r.pk in voted) for r in resolutions if r.state == Resolution.State.TABLED],
        "drafts": [r for r in resolutions if r.state == Resolution.State.DRAFT],
        "decided": [r for r in resolutions if r.state in (Resolution.State.ADOPTED, Resolution.State.REJECTED)],
        "may_draft": people_api.may(user, Permission.RESOLUTIONS_DRAFT),
        "procedure": RulesOfProcedure.objects.select_related("decision").last(),
        "seats": _seats(),
    }
    return render(request, "governance/board.html", page)


def _holding(user: User) -> SeatHolding | None:
    person = people_api.person_of(user)
    return queries.holding_of(person, on=timezone.localdate()) if person else None


def _seats() -> list[Seat]:
    open_holdings = SeatHolding.objects.filter(ends_on__isnull=True).select_related("person")
    return list(Seat.objects.order_by("kind", "number").prefetch_related(Prefetch("holdings", queryset=open_holdings)))


@people_api.needs(Permission.GOVERNANCE_READ)
def resolution(request: HttpRequest, pk: int) -> HttpResponse:
    """One resolution: what it says, what changes, who voted how."""
    found = get_object_or_404(Resolution.objects.select_related("endorsement"), pk=pk)
    user = cast(User, request.user)
    against = _law_before(found)
    page = {
        "resolution": found,
        "content": read_out(found),
        "votes": found.votes.select_related("seat", "holding__person").order_by("seat__kind", "seat__number"),
        "against": against,
        "changes": differences(against, found) if against else [],
        "may_draft": people_api.may(user, Permission.RESOLUTIONS_DRAFT),
        "may_vote": _may_vote(found, user),
        "vote_form": VoteForm(),
        "problems": problems_of(found) if found.state == Resolution.State.DRAFT else [],
    }
    return render(request, "governance/resolution.html", page)


def _law_before(found: Resolution) -> Resolution | None:
    adopted = Resolution.objects.filter(state=Resolution.State.ADOPTED, applies_from__lt=found.applies_from)
    return adopted.order_by("-applies_from").first()


def _may_vote(found: Resolution, user: User) -> bool:
    holding = _holding(user)
    if found.state != Resolution.State.TABLED or holding is None:
        return False
    return not found.votes.filter(seat=holding.seat).exists()


@people_api.needs(Permission.RESOLUTIONS_VOTE)
@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    form = VoteForm(request.POST)
    if form.is_valid():
        _try(
            request,
            lambda: operations.cast_vote(
                resolution=found, choice=form.cleaned_data["choice"], by=cast(User, request.user), now=timezone.now()
            ),
            _("Your vote is recorded under your seat."),
        )
    else:
        messages.error(request, _("Choose for, against or abstention."))
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def table(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    _try(
        request,
        lambda: operations.table_resolution(resolution=found, by=cast(User, request.user), now=timezone.now()),
        _("The resolution is before the Board; its content cannot change any more."),
    )
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    _try(
        request,
        lambda: operations.close_vote(resolution=found, by=cast(User, request.user), now=timezone.now()),
        _("The vote is closed."),
    )
    return redirect("governance:resolution", pk=pk)


@people_api.needs(Permission.LIST_ENDORSE)
def correspondent(request: HttpRequest) -> HttpResponse:
    """Lists that wait for the Correspondents' endorsement."""
    waiting = Resolution.objects.filter(state=Resolution.State.ADOPTED, endorsement=None)
    page = {
        "waiting": waiting.prefetch_related("designated_activities"),
        "endorsed": Resolution.objects.exclude(endorsement=None).select_related("endorsement"),
        "form": EndorseForm(),
    }
    return render(request, "governance/correspondent.html", page)


@people_api.needs(Permission.LIST_ENDORSE)
@require_POST
def endorse(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    form = EndorseForm(request.POST)
    if form.is_valid():
        _try(
            request,
            lambda: operations.endorse_list(
                resolution=found, decision=form.cleaned_data["decision"], by=cast(User, request.user)
            ),
            _("The list is endorsed."),
        )
    else:
        messages.error(request, _("Choose the recorded decision by which the list is endorsed."))
    return redirect("governance:correspondent")


@people_api.needs(Permission.MANDATES_RECORD)
def mandates(request: HttpRequest) -> HttpResponse:
    """The mandates, what they fix, until when they run; a renewal is recorded here."""
    form = RenewalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        _try(
            request,
            lambda: operations.renew_mandate(
                code=data["mandate"].code,
                decision=data["decision"],
                starts_on=data["starts_on"],
                ends_on=data["ends_on"],
                by=cast(User, request.user),
            ),
            _("The renewal is recorded."),
        )
        return redirect("academy_mandates")
    rows = Mandate.objects.prefetch_related("provisions", "renewals__decision")
    return render(request, "governance/backoffice_mandates.html", {"mandates": rows, "form": form})


@people_api.needs(Permission.MANDATES_RECORD)
def decisions(request: HttpRequest) -> HttpResponse:
    """Acts of bodies, newest first; a new one is recorded here."""
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.record_decision(**form.cleaned_data, by=cast(User, request.user))
        messages.success(request, _("The decision is recorded."))
        return redirect("academy_decisions")
    page = {"decisions": Decision.objects.order_by("-decided_on", "-pk"), "form": form}
    return render(request, "governance/backoffice_decisions.html", page)


@people_api.needs(Permission.MANDATES_RECORD)
def seats(request: HttpRequest) -> HttpResponse:
    """Who sits on the Board; partners and their state."""
    form = SeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.seat_person(
            seat=form.cleaned_data["seat"],
            person=form.person(),
            starts_on=form.cleaned_data["starts_on"],
            by=cast(User, request.user),
        )
        messages.success(request, _("The seat is taken."))
        return redirect("academy_seats")
    page = {"seats": _seats(), "partners": Partner.objects.select_related("institution"), "form": form}
    return render(request, "governance/backoffice_seats.html", page)


def _try(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    """Do it and say so, or say why not."""
    try:
        act()
        messages.success(request, done)
    except GovernanceRefused as refusal:
        messages.error(request, str(refusal))
