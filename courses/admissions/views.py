"""Calls for everybody, applications of a person, and the Secretariat's screens from the list to the seats."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.admissions import operations, queries
from courses.admissions.domain import eligibility
from courses.admissions.forms import ApplicationForm, CountryForm, ImportForm, ReleaseForm
from courses.admissions.models import Application, Call, Place, SelectionRun
from courses.admissions.operations.applying import Form
from courses.admissions.operations.screening import cases_of
from courses.admissions.reasons import sentence
from courses.admissions.refusals import AdmissionsRefused


@people_api.public
def calls(request: HttpRequest) -> HttpResponse:
    """Open calls first, then the others."""
    now = timezone.now()
    found = list(queries.calls())
    page = {
        "open_calls": [call for call in found if call.opens_at <= now <= call.deadline],
        "other_calls": [call for call in found if not call.opens_at <= now <= call.deadline],
    }
    return render(request, "admissions/calls.html", page)


@people_api.public
def call(request: HttpRequest, key: str) -> HttpResponse:
    """May I apply? A country picker answers with the rule that says so."""
    found = _call(key)
    form = CountryForm(request.GET if request.GET.get("country") else None)
    answer = None
    if form.is_bound and form.is_valid():
        country: Country = form.cleaned_data["country"]
        screening, reason = eligibility.of_country(cases_of(found)[country.iso2])
        answer = {"country": country, "screening": screening, "sentence": sentence({"code": reason})}
    now = timezone.now()
    page = {"call": found, "form": form, "answer": answer, "is_open": found.opens_at <= now <= found.deadline}
    return render(request, "admissions/call.html", page)


def _call(key: str) -> Call:
    return get_object_or_404(queries.calls(), edition__key=key)


@people_api.signed_in
def apply(request: HttpRequest, key: str) -> HttpResponse:
    """The application form; submitting again replaces, until the deadline."""
    found, user = _call(key), cast(User, request.user)
    person = people_api.person_of(user)
    if person is None:
        messages.error(request, _("Please fill in your profile first, with your name as on certificates."))
        return redirect("/my/profile/")
    known = Application.objects.filter(call=found, person=person, source="form").first()
    initial = (
        {name: getattr(known, name) for name in ApplicationForm.base_fields} if known else {"country": person.country}
    )
    form = ApplicationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            operations.submit_application(
                call=found, person=person, form=Form(**form.cleaned_data), by=user, now=timezone.now()
            )
            messages.success(request, _("Your application is submitted. A receipt has been sent to you."))
            return redirect("admissions:mine")
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "admissions/apply.html", {"call": found, "form": form, "known": known})


@people_api.signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """My applications: where each stands, with its reason; offers to answer."""
    person = people_api.person_of(cast(User, request.user))
    found = list(queries.applications_of(person)) if person else []
    runs = {run.call_id: run for run in SelectionRun.objects.filter(call__in=[a.call_id for a in found])}
    rows = [(a, getattr(a, "place", None), _reason(a, runs.get(a.call_id))) for a in found]
    return render(request, "admissions/mine.html", {"rows": rows})


def _reason(application: Application, run: SelectionRun | None) -> str:
    reasons = queries.reasons_of(run) if run else {}
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


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def of_my_country(request: HttpRequest) -> HttpResponse:
    """The applications of a Correspondent's own country, by call."""
    keys = people_api.scopes_of(cast(User, request.user), Permission.APPLICATIONS_ENDORSE, "country")
    related = ("call__edition", "person", "country")
    found = Application.objects.filter(country__in=keys).exclude(state=Application.State.DRAFT).select_related(*related)
    return render(request, "admissions/of_my_country.html", {"applications": found.order_by("call", "national_rank")})


@people_api.needs(Permission.APPLICATIONS_READ)
def applications(request: HttpRequest, key: str) -> HttpResponse:
    """Every application of a call, filtered; import and screening."""
    found = _call(key)
    page = {
        "call": found,
        "applications": _filtered(request, queries.applications(found)),
        "screenings": Application.Screening.choices,
        "chosen": request.GET.get("screening", ""),
        "form": ImportForm(),
        "imports": queries.imports(found)[:5],
        "sentence": {code: sentence({"code": code}) for code in _codes(found)},
    }
    return render(request, "admissions/backoffice_applications.html", page)


def _codes(found: Call) -> set[str]:
    return set(found.applications.values_list("screening_reason", flat=True))


def _filtered(request: HttpRequest, rows: QuerySet[Application]) -> list[tuple[Application, str]]:
    chosen = request.GET.get("screening", "")
    if chosen in Application.Screening.values:
        rows = rows.filter(screening=chosen)
    return [(row, sentence({"code": row.screening_reason})) for row in rows]


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def import_list(request: HttpRequest, key: str) -> HttpResponse:
    """Take a list in whole, or show what is wrong with it by row and column."""
    found, form = _call(key), ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file."))
        return redirect("academy_applications", key)
    file = form.cleaned_data["file"]
    if file.size > settings.UPLOAD_MAX_BYTES:
        messages.error(request, _("The file is larger than %s MB.") % (settings.UPLOAD_MAX_BYTES // 2**20))
        return redirect("academy_applications", key)
    done = operations.import_applications(
        call=found, file_name=file.name, content=file.read(), by=cast(User, request.user), now=timezone.now()
    )
    if done.accepted:
        messages.success(request, _("%s applications were taken in.") % done.rows)
        return redirect("academy_applications", key)
    return render(request, "admissions/backoffice_report.html", {"call": found, "done": done}, status=422)


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def screen(request: HttpRequest, key: str) -> HttpResponse:
    counts = operations.screen_all(call=_call(key), by=cast(User, request.user), now=timezone.now())
    messages.success(request, _("Screened: %(eligible)s eligible, %(needed)s need a decision.") % {
        "eligible": counts["eligible"], "needed": counts["decision_needed"]})  # fmt: skip
    return redirect("academy_applications", key)


@people_api.needs(Permission.PLACES_MANAGE)
def places(request: HttpRequest, key: str) -> HttpResponse:
    """The board of numbered seats, and what happened to them."""
    found = _call(key)
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
    found = _call(key)
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
