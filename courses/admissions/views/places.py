"""The board of numbered seats, and one seat: who holds it, until when, what happened, and who would inherit it."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.domain import offers
from courses.admissions.forms import SeatForm
from courses.admissions.models import Call, Place, PlaceEvent, SelectionRun
from courses.admissions.operations import seats
from courses.admissions.place_words import event_name, reason_name, why
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of

Line = tuple[PlaceEvent, str, str, str]


@people_api.needs(Permission.PLACES_MANAGE)
def places(request: HttpRequest, key: str) -> HttpResponse:
    """The board of numbered seats, who is next, and what happened to them."""
    found = call_of(key)
    taken = {place.number: place for place in queries.places(found.edition)}
    run, now = queries.run_of(found), timezone.now()
    page = {
        "call": found,
        "seats": [(number, taken.get(number)) for number in range(1, (found.places or 0) + 1)],
        "countries": len({place.application.country_id for place in taken.values()}),
        "confirmed": sum(place.state == Place.State.CONFIRMED for place in taken.values()),
        "offered": sum(place.state == Place.State.OFFERED for place in taken.values()),
        "soon": now + offers.DAY,
        "now": now,
        "events": lines(list(queries.events(found.edition)[:100])),
        **_free(found, run, len(taken)),
    }
    return render(request, "admissions/backoffice_places.html", page)


def _free(call: Call, run: SelectionRun | None, taken: int) -> dict[str, Any]:
    """What is to be done about places that are free: who waits, and why a place may stay free."""
    free = (call.places or 0) - taken
    if not queries.is_offered(run):
        return {"free": free, "waiting": None}
    kept = seats.why_kept_free(run, on=timezone.localdate())
    now = queries.standing(run)
    return {"free": free, "waiting": len(now.waiting) + len(now.behind), "kept_free": reason_name(kept)}


def lines(events: list[PlaceEvent]) -> list[Line]:
    """Each event with its name, its reason in words, and who acted."""
    names = audit_api.names_of_actors(one.by for one in events)
    return [(one, event_name(one.event), why(one), names.get(one.by, one.by)) for one in events]


@people_api.needs(Permission.PLACES_MANAGE)
def seat(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One place: write down what was said, and see who would inherit it."""
    found, now = call_of(key), timezone.now()
    if not 1 <= number <= (found.places or 0):
        raise Http404
    place = queries.places(found.edition).select_related("edition").filter(number=number).first()
    form = SeatForm(request.POST or None, place=place, now=now) if place else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _record(request, cast(Place, place), form):
            return redirect("academy_places", key)
    run = queries.run_of(found)
    page = {
        "call": found,
        "number": number,
        "place": place,
        "form": form,
        "heir": queries.heir_of(run, place.application.country_id) if run and place else None,
        "kept_free": reason_name(seats.why_kept_free(run, on=timezone.localdate(now))) if run else "",
        "events": lines(list(queries.events(found.edition).filter(number=number))),
    }
    return render(request, "admissions/backoffice_seat.html", page, status=422 if form and form.errors else 200)


def _record(request: HttpRequest, place: Place, form: SeatForm) -> bool:
    """False where it was refused: the refusal stands above the form."""
    said, by, now = dict(form.cleaned_data), cast(User, request.user), timezone.now()
    event = said.pop("event")
    try:
        if event == "confirmed":
            operations.confirm_place(place=place, by=by, now=now, **said)
            messages.success(request, _("Place %s is confirmed.") % place.number)
            return True
        heir = operations.release_place(place=place, event=event, by=by, now=now, **said)
    except AdmissionsRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    if heir:
        words = _("Place %(number)s goes on to %(country)s; the letter is on its way.")
        messages.success(request, words % {"number": place.number, "country": heir.application.country})
    else:
        messages.success(request, _("Place %s stays free; the reason is on record.") % place.number)
    return True
