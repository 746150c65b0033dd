"""The board of numbered seats."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.forms import ReleaseForm
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of


@people_api.needs(Permission.PLACES_MANAGE)
def places(request: HttpRequest, key: str) -> HttpResponse:
    """The board of numbered seats, and what happened to them."""
    found = call_of(key)
    taken = {place.number: place for place in queries.places(found.edition)}
    page = {
        "call": found,
        "seats": [(number, taken.get(number)) for number in range(1, (found.edition.capacity or 0) + 1)],
        "countries": len({place.application.country_id for place in taken.values()}),
        "events": queries.events(found.edition)[:100],
        "form": ReleaseForm(),
    }
    return render(request, "admissions/backoffice_places.html", page)


@people_api.needs(Permission.PLACES_MANAGE)
@require_POST
def change_place(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Confirm a place on somebody's word, or free it; a freed place goes on by the rule."""
    found = call_of(key)
    place = queries.places(found.edition).filter(number=number).first()
    if place is None:
        raise Http404
    by, now = cast(User, request.user), timezone.now()
    try:
        if request.POST.get("event") == "confirmed":
            operations.confirm_place(place=place, by=by, now=now)
            messages.success(request, _("Place %s is confirmed.") % number)
        else:
            form = ReleaseForm(request.POST)
            if form.is_valid():
                heir = operations.release_place(place=place, event=form.cleaned_data["event"], by=by, now=now)
                country = heir.application.country if heir else _("nobody")
                messages.success(
                    request, _("Place %(number)s goes on to %(country)s.") % {"number": number, "country": country}
                )
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_places", key)
