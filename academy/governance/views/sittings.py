"""Sittings of the Board: convene one, its agenda, open its vote, its minutes."""

from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import board_queries, operations
from academy.governance.board_forms import AgendaForm, ConveneForm, MinutesForm, say_refusal
from academy.governance.models import Resolution, RulesOfProcedure, Sitting
from academy.governance.refusals import GovernanceRefused
from academy.governance.views.acting import attempt
from academy.governance.words import chair_words, phase_words, result_words, rules_words, tone
from academy.people import api as people_api
from academy.people.api import Permission, User


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def convene(request: HttpRequest) -> HttpResponse:
    """A meeting or a written procedure."""
    form = ConveneForm(request.POST or None, initial={"procedure": "meeting"})
    if request.method == "POST" and form.is_valid():
        try:
            sitting = operations.convene_sitting(**form.cleaned_data, by=cast(User, request.user))
        except GovernanceRefused as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, _("The sitting is convened. Put resolutions on its agenda."))
            return redirect("governance:sitting", pk=sitting.pk)
    return render(request, "governance/convene.html", {"form": form}, status=422 if form.errors else 200)


@people_api.needs(Permission.GOVERNANCE_READ)
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where, what is on the agenda and how it went, who was there, the minutes."""
    found = get_object_or_404(Sitting, pk=pk)
    return render(request, "governance/sitting.html", _page(found, cast(User, request.user), timezone.now()))


def _page(found: Sitting, user: User, now: datetime) -> dict[str, Any]:
    today, day = timezone.localdate(now), timezone.localdate(found.opened_at or found.opens_at)
    rules = board_queries.rules_of(found, on=day)
    may_draft = people_api.may(user, Permission.RESOLUTIONS_DRAFT)
    may_record = people_api.may(user, Permission.MANDATES_RECORD)
    presides = board_queries.presides(user, on=today, rules=board_queries.rules_of(found, on=today))
    items = _items(found, rules, now)
    return {
        "sitting": found,
        "items": items,
        "is_counted": bool(items) and all(one.decided_at for one, *_told in items),
        "present": board_queries.present_at(found),
        "rules_words": rules_words(rules) if rules else "",
        "chair_words": chair_words(rules) if rules else "",
        "who_presides": board_queries.who_presides(rules, on=day),
        "is_voting": board_queries.is_voting(found, now=now),
        "is_over": found.closes_at < now,
        "has_begun": found.opens_at <= now,
        "may_open": presides and found.opened_at is None and found.opens_at <= now <= found.closes_at,
        "agenda_form": AgendaForm(sitting=found) if may_draft and found.closes_at > now else None,
        "earlier_minutes": found.versions.all()[1:],
        "minutes_form": _minutes_form(found) if may_record else None,
    }


def _items(found: Sitting, rules: RulesOfProcedure | None, now: datetime) -> list[tuple[Resolution, str, str, str]]:
    """Each resolution with its phase in words, the tone of it, and the count once it is made."""
    today = timezone.localdate(now)
    items = []
    for one in board_queries.resolutions().filter(sitting=found).order_by("tabled_at", "pk"):
        result = board_queries.result_of(one, rules=rules) if one.decided_at else None
        phase = board_queries.phase_of(one, on=today)
        items.append((one, phase_words(phase), tone(phase), result_words(result) if result else ""))
    return items


def _minutes_form(found: Sitting, data: Any = None) -> MinutesForm:
    day = timezone.localdate(found.opened_at or found.opens_at)
    initial = {
        "attended": found.attended.all(),
        "minutes_fr": found.minutes_fr,
        "minutes_en": found.minutes_en,
    }
    return MinutesForm(data, initial=initial, holdings=board_queries.holders(on=day))


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def open_vote(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Sitting, pk=pk)
    attempt(
        request,
        lambda: operations.open_vote(sitting=found, by=cast(User, request.user), now=timezone.now()),
        _("The vote is open."),
    )
    return redirect("governance:sitting", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft, or a tabled resolution, on the agenda."""
    found = get_object_or_404(Sitting, pk=pk)
    form = AgendaForm(request.POST, sitting=found)
    if not form.is_valid():
        messages.error(request, _("Choose a draft, or a resolution on which nobody has voted."))
        return redirect("governance:sitting", pk=pk)
    chosen: Resolution = form.cleaned_data["resolution"]
    user, now = cast(User, request.user), timezone.now()
    put = operations.table_resolution if chosen.state == Resolution.State.DRAFT else operations.put_on_agenda
    attempt(
        request,
        lambda: put(resolution=chosen, sitting=found, by=user, now=now),
        _("The resolution is on the agenda; its content cannot change any more."),
    )
    return redirect("governance:sitting", pk=pk)


@people_api.needs(Permission.MANDATES_RECORD)
@require_POST
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was there and what was said."""
    found = get_object_or_404(Sitting, pk=pk)
    form = _minutes_form(found, request.POST)
    if form.is_valid():
        by = cast(User, request.user)
        operations.write_minutes(sitting=found, **form.cleaned_data, by=by, now=timezone.now())
        messages.success(request, _("The minutes are saved; what was written before is kept beside them."))
    else:
        messages.error(request, _("Choose who was present among the holders and deputies of that day."))
    return redirect("governance:sitting", pk=pk)
