"""Where a person's applications stand and offers to answer; the Secretariat's selection and its seats."""

from collections import Counter
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.admissions import operations, queries
from courses.admissions.forms import NAMES, ReleaseForm, SelectionForm
from courses.admissions.models import Application, Call, Place, SelectionRun
from courses.admissions.reasons import sentence
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of


@people_api.signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """My applications: where each stands, with its reason; offers to answer."""
    person = people_api.person_of(cast(User, request.user))
    found = list(queries.applications_of(person)) if person else []
    runs = {run.call_id: run for run in SelectionRun.objects.filter(call__in=[a.call_id for a in found])}
    rows = [(a, getattr(a, "place", None), _reason(a, runs.get(a.call_id))) for a in found]
    drafts = queries.drafts_of(person) if person else []
    return render(request, "admissions/mine.html", {"rows": rows, "drafts": drafts})


def _reason(application: Application, run: SelectionRun | None) -> str:
    reasons = run.result["reasons"] if run else {}
    return sentence(reasons.get(str(application.ticket), {"code": application.screening_reason}))


@people_api.signed_in
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take or decline an offered place."""
    user = cast(User, request.user)
    place = get_object_or_404(Place.objects.filter(application__person__user=user), pk=pk)
    try:
        if request.POST.get("answer") == "confirm":
            operations.confirm_place(place=place, by=user, now=timezone.now())
            messages.success(request, _("The place is yours."))
        else:
            operations.decline_place(place=place, by=user, now=timezone.now())
            messages.success(request, _("You have declined; the place goes on to somebody else."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("admissions:mine")


@people_api.signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an application back."""
    user = cast(User, request.user)
    application = get_object_or_404(Application.objects.filter(person__user=user), pk=pk)
    try:
        operations.withdraw_application(application=application, by=user, now=timezone.now())
        messages.success(request, _("Your application is withdrawn."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("admissions:mine")


@people_api.needs(Permission.SELECTION_RUN)
def selection(request: HttpRequest, key: str) -> HttpResponse:
    """Readings side by side, a tile per country, and the seal."""
    found = call_of(key)
    run = found.runs.first()
    form = SelectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            by, now = cast(User, request.user), timezone.now()
            run = operations.run_selection(call=found, **form.cleaned_data, by=by, now=now)
            operations.make_offers(run=run, by=by, now=now)
            messages.success(request, _("The selection is sealed and the places are offered."))
            return redirect("academy_places", key)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    page: dict[str, object] = {
        "call": found,
        "run": run,
        "form": form,
        "readings": _side_by_side(found),
        "tiles": _tiles(found, run),
    }
    if run:
        page |= {"reading": NAMES[run.reading], "reasons": _reasons(found, run)}
    return render(request, "admissions/backoffice_selection.html", page)


def _side_by_side(found: Call) -> list[dict[str, object]]:
    """The same counters for each reading."""
    return [
        {
            "name": NAMES[key],
            "places": outcome.objective[0],
            "countries": outcome.objective[1],
            "members": outcome.objective[2],
            "people": outcome.objective[3],
        }
        for key, outcome in queries.readings(found).items()
    ]


def _tiles(found: Call, run: SelectionRun | None) -> list[tuple[Country, int, int]]:
    """Every country with an eligible application: places it holds, nominees it has."""
    eligible = Counter(candidate.country for candidate in queries.candidates_of(found))
    held = Counter(place.application.country_id for place in queries.places(found.edition))
    countries = Country.objects.filter(iso2__in=eligible).order_by("iso2")
    return [(country, held[country.iso2], eligible[country.iso2]) for country in countries]


def _reasons(found: Call, run: SelectionRun) -> list[tuple[Application, bool, str]]:
    chosen = set(run.result["selected"])
    return [
        (row, str(row.ticket) in chosen, sentence(run.result["reasons"].get(str(row.ticket), {"code": ""})))
        for row in queries.applications(found)
    ]


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
