"""The waiting list in its order, places that are free, admissions after the seal, and the letters about places."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from academy.lib.names import in_order_of_names
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.admissions import operations, queries
from courses.admissions.domain import offers
from courses.admissions.forms import LateForm
from courses.admissions.models import Application, Call, LateAdmission, SelectionRun
from courses.admissions.operations import place_letters, seats
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of

LETTERS_A_PAGE = 20
LETTERS = (*place_letters.TOLD, "place_offered", *place_letters.OF_OPEN_OFFERS)


@people_api.needs(Permission.PLACES_MANAGE)
def waiting(request: HttpRequest, key: str) -> HttpResponse:
    """Who is next for each situation; under side conditions, for the country that is asked."""
    found = call_of(key)
    run = queries.run_of(found)
    page: dict[str, object] = {"call": found, "list": queries.waiting_list(run) if run else None}
    if run:
        page |= _asked(request, run) | {
            "holding": _holding(found),
            "late": LateAdmission.objects.filter(run=run).select_related("application__person", "application__country"),
        }
    return render(request, "admissions/backoffice_waiting.html", page)


def _holding(call: Call) -> QuerySet[Country]:
    held = queries.places(call.edition).values("application__country")
    return Country.objects.filter(pk__in=held).order_by(in_order_of_names())


def _asked(request: HttpRequest, run: SelectionRun) -> dict[str, object]:
    country = Country.objects.filter(iso2=request.GET.get("country", "")[:2]).first()
    return {"asked": country, "heir": queries.heir_of(run, country.iso2)} if country else {}


@people_api.needs(Permission.PLACES_MANAGE)
@require_POST
def fill(request: HttpRequest, key: str) -> HttpResponse:
    """Offer what is free to whom the rule names next."""
    try:
        made = operations.fill_places(call=call_of(key), by=cast(User, request.user), now=timezone.now())
        words = ngettext("%s place is offered.", "%s places are offered.", len(made)) % len(made)
        messages.success(request, words if made else _("Nothing is offered: no place is free for anybody who waits."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_places", key)


@people_api.needs(Permission.PLACES_MANAGE)
def admit_late(request: HttpRequest, key: str) -> HttpResponse:
    """An application joins the waiting list after the seal, by a decision with words."""
    found = call_of(key)
    form = LateForm(request.POST or None, choices=_admissible(found))
    if request.method == "POST" and form.is_valid():
        try:
            operations.admit_late(by=cast(User, request.user), now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The admission is on record; free places are offered by the rule."))
            return redirect("academy_waiting", key)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    status = 422 if form.errors else 200
    return render(request, "admissions/backoffice_late.html", {"call": found, "form": form}, status=status)


def _admissible(call: Call) -> object:
    """Handed in, without a place, and not on the waiting list."""
    run = queries.run_of(call)
    waits = list(queries.ranks(run)) if run else []
    rows = call.applications.filter(state=Application.State.SUBMITTED, place=None).exclude(ticket__in=waits)
    return rows.select_related("person", "country").order_by("person__family_name", "pk")


@people_api.needs(Permission.PLACES_MANAGE)
def letters(request: HttpRequest, key: str) -> HttpResponse:
    """Each letter as it will be read, then queued. An offer's letter is queued by the offer itself."""
    found, by, now = call_of(key), cast(User, request.user), timezone.now()
    template = request.POST.get("letter") or request.GET.get("letter") or place_letters.WAITING
    if template not in LETTERS:
        raise Http404
    if request.method == "POST" and template in place_letters.TOLD:
        try:
            written = operations.tell_places(call=found, template=template, by=by, now=now)
            messages.success(request, _("Queued: %s letters.") % len(written))
            return redirect("academy_letters")
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("academy_place_letters", key)
    page = {
        "call": found,
        "letter": template,
        "choices": [
            (place_letters.WAITING, _("waiting list, with the own rank")),
            (place_letters.NOT_SELECTED, _("not selected: the list is closed")),
            ("place_offered", _("place offered (written when you offer the places)")),
            (place_letters.REMINDER, _("reminder (written before an open offer ends)")),
            (place_letters.EXPIRED, _("offer ended (written when nobody answered in time)")),
        ],
        "can_queue": template in place_letters.TOLD,
        **_previews(found, template, request.GET.get("page")),
    }
    return render(request, "admissions/backoffice_place_letters.html", page)


def _previews(call: Call, template: str, number: str | None) -> dict[str, object]:
    """One page of the letters, as they would be written now."""
    if template in place_letters.TOLD:
        page = _page_of(len(place_letters.to_be_told(call, template)), number)
        shown = place_letters.previews(call, template, start=page.object_list.start, limit=LETTERS_A_PAGE)
        return {"count": page.paginator.count, "page": page, "previews": shown}
    if template in place_letters.OF_OPEN_OFFERS:
        page = _page_of(place_letters.open_offers(call.edition).count(), number)
        start = page.object_list.start
        shown = place_letters.reminders_to_come(call.edition, template, start=start, limit=LETTERS_A_PAGE)
        return {"count": page.paginator.count, "page": page, "previews": shown}
    run, now = queries.run_of(call), timezone.now()
    if run is None or queries.is_offered(run):
        return {"count": 0, "previews": []}
    starts_at = seats.starts_at(call.edition)
    until = offers.until(now=now, starts_at=starts_at, days=call.offer_days, hours=call.urgent_hours)
    page = _page_of(len(queries.final_selection(run)), number)
    shown = place_letters.offers_to_come(run, until=until, start=page.object_list.start, limit=LETTERS_A_PAGE)
    return {"count": page.paginator.count, "page": page, "previews": shown}


def _page_of(count: int, number: str | None) -> Any:
    """The page of so many letters; its objects are their numbers from nought."""
    return Paginator(range(count), LETTERS_A_PAGE).get_page(number)
