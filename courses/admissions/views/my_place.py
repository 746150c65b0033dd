"""A person's own place: state, reason, deadline, one click to confirm; then how she arrives and what she needs."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import User
from courses.admissions import operations, queries
from courses.admissions.forms import FollowUpForm, GiveBackForm
from courses.admissions.models import Application, Place, PlaceEvent
from courses.admissions.place_words import event_name, reason_told, reason_told_to_person
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.follow_ups import visa_file


def _own(request: HttpRequest, pk: int) -> Application:
    rows = Application.objects.exclude(state=Application.State.DRAFT).filter(person__user=cast(User, request.user))
    return get_object_or_404(rows.select_related("call__edition", "person", "country", "place"), pk=pk)


@people_api.signed_in
def my_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the application stands: an offer to answer, a confirmed place, a rank on the waiting list, or the end."""
    found = _own(request, pk)
    events = list(queries.events_of(found)[:20])
    page = {
        "application": found,
        "place": getattr(found, "place", None),
        "events": [(one, event_name(one.event), reason_told_to_person(one.reason)) for one in events],
        "form": GiveBackForm(),
        "now": timezone.now(),
        "is_over": found.call.edition.ends_on < timezone.localdate(),
        **_selection(found, events),
    }
    return render(request, "admissions/my_place.html", page)


def _selection(application: Application, events: list[PlaceEvent]) -> dict[str, Any]:
    """Reason and rank, once the places are offered: a proposal is no decision."""
    run = queries.run_of(application.call)
    if not queries.is_offered(run):
        return {"is_decided": False, "reason": reason_told(application, None, events)}
    return {
        "is_decided": True,
        "rank": queries.ranks(run).get(str(application.ticket)),
        "reason": reason_told(application, run, events),
    }


@people_api.signed_in
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the offered place, decline it, or give the confirmed one up."""
    user = cast(User, request.user)
    rows = Place.objects.filter(application__person__user=user).select_related("application", "edition")
    place = get_object_or_404(rows, pk=pk)
    said = request.POST.get("answer")
    if said not in {"confirm", "decline"}:
        messages.error(request, _("Say whether you take the place or give it back; nothing is changed."))
        return redirect("admissions:my_place", place.application_id)
    try:
        if said == "confirm":
            operations.confirm_place(place=place, by=user, now=timezone.now())
            messages.success(request, _("The place is yours. Please tell us how you arrive and what you need."))
            return redirect("admissions:follow_up", place.application_id)
        operations.give_back(place=place, by=user, now=timezone.now(), reason=request.POST.get("reason", ""))
        messages.success(request, _("It is on record. The place goes on to somebody else."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("admissions:my_place", place.application_id)


@people_api.signed_in
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Arrival, departure, lodging, visa, diet and accessibility: opens when the place is confirmed."""
    found = _own(request, pk)
    place = getattr(found, "place", None)
    if place is None or place.state != Place.State.CONFIRMED:
        return redirect("admissions:my_place", pk)
    form = FollowUpForm(request.POST or None, initial=_given(found))
    if request.method == "POST" and form.is_valid():
        try:
            operations.save_follow_up(
                application=found, answers=form.open_answers(), restricted=form.restricted(),
                by=cast(User, request.user), now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Saved. You can change it until the training ends."))
            return redirect("admissions:my_place", pk)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"application": found, "place": place, "form": form}
    return render(request, "admissions/follow_up.html", page, status=422 if form.errors else 200)


def _given(application: Application) -> dict[str, Any]:
    """What was said already: in this form, or in the application."""
    saved = getattr(application, "follow_up", None)
    kept = getattr(application, "restricted", None)
    names = ("arrives_at", "leaves_at", "travel", "lodging", "lodging_wish", "needs_visa")
    said = {name: getattr(saved, name) for name in names} if saved else {}
    return {**(kept.answers if kept and not kept.erased_at else {}), **said}


@people_api.signed_in
def visa(request: HttpRequest, pk: int) -> HttpResponse:
    """The own letter for a visa."""
    found = _own(request, pk)
    place = queries.participants(found.call.edition).filter(application=found).first()
    if place is None:
        raise Http404
    try:
        return visa_file(place, with_passport=True)
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("admissions:my_place", pk)
