"""Who comes, how and when: the Secretariat's list, its file, and the letter for a visa."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import following_export, queries, visa_letter
from courses.admissions.models import Call, Place
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of
from courses.admissions.views.screening import SORTS


@people_api.needs(Permission.PLACES_MANAGE)
def follow_ups(request: HttpRequest, key: str) -> HttpResponse:
    """Confirmed places with what their people said; who has not answered is named first."""
    found = call_of(key)
    rows = [(place, queries.follow_up_of(place)) for place in queries.participants(found.edition)]
    page = {
        "call": found,
        "rows": rows,
        "missing": sum(said is None for _, said in rows),
        "may_read_needs": people_api.may(request.user, Permission.NEEDS_READ),
        "is_over": found.edition.ends_on < timezone.localdate(),
    }
    return render(request, "admissions/backoffice_follow_ups.html", page)


@people_api.needs(Permission.PLACES_MANAGE)
def export(request: HttpRequest, key: str, sort: str) -> HttpResponse:
    """The list as a file, without what is restricted; that it was taken is recorded."""
    return _file(request, call_of(key), sort, with_needs=False)


@people_api.needs(Permission.NEEDS_READ)
@require_POST
def export_needs(request: HttpRequest, key: str) -> HttpResponse:
    """The list with diet, accessibility and passport numbers, until the edition is over. Each look is recorded."""
    found = call_of(key)
    people_api.check(cast(User, request.user), Permission.PLACES_MANAGE)
    if found.edition.ends_on < timezone.localdate():
        raise Http404
    return _file(request, found, request.POST.get("sort", "csv"), with_needs=True)


def _file(request: HttpRequest, call: Call, sort: str, *, with_needs: bool) -> HttpResponse:
    sort = "xlsx" if sort == "xlsx" else "csv"
    places = list(queries.participants(call.edition))
    response = HttpResponse(following_export.as_file(places, sort, with_needs=with_needs), content_type=SORTS[sort])
    response["Content-Disposition"] = f'attachment; filename="follow-up-{call.edition.key}.{sort}"'
    response["Cache-Control"] = "private, no-store"
    said = {"rows": len(places), "needs": with_needs}
    audit_api.record(action="follow_ups.exported", by=request.user, thing=call, data=said)
    return response


@people_api.needs(Permission.PLACES_MANAGE)
def visa(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The letter for a visa of one participant, in the person's language.

    A link gives it without the passport's number. With the number it is asked for by a form, by those who may read
    such things; that it was read is recorded.
    """
    found, with_passport = call_of(key), request.method == "POST"
    if with_passport:
        people_api.check(cast(User, request.user), Permission.NEEDS_READ)
    place = queries.participants(found.edition).filter(number=number).first()
    if place is None:
        raise Http404
    try:
        letter = visa_file(place, with_passport=with_passport)
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("academy_follow_ups", key)
    audit_api.record(
        action="visa_letter.read", by=request.user, thing=place.application, data={"passport": with_passport}
    )
    return letter


def visa_file(place: Place, *, with_passport: bool) -> HttpResponse:
    """Raises EditionOff, NothingToTravelTo."""
    name = f"visa-letter-{place.edition.key}-{place.number}.pdf"
    content = visa_letter.of(place, now=timezone.now(), with_passport=with_passport)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
