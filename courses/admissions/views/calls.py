"""The Secretariat opens a call, changes it, and enters ad hoc decisions on countries."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.forms import CallForm, ObserverForm, initial_of
from courses.admissions.models import Call
from courses.admissions.reasons import place_in_text
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import EditionRefused


@people_api.needs(Permission.EDITIONS_MANAGE)
def edit_call(request: HttpRequest, key: str) -> HttpResponse:
    """The call of an edition: opened here, changed here until the selection is sealed."""
    edition = get_object_or_404(catalogue_api.Edition.objects.select_related("activity__mandate"), key=key)
    found = Call.objects.filter(edition=edition).select_related("edition__activity__mandate").first()
    form = CallForm(request.POST or None, initial=initial_of(found) if found else None)
    if request.method == "POST" and form.is_valid():
        by, now = cast(User, request.user), timezone.now()
        try:
            if found is None:
                operations.open_call(edition=edition, by=by, **form.terms())
                messages.success(request, _("The call is recorded; it opens by itself at its hour."))
            else:
                changed = operations.change_call(call=found, terms=form.terms(), by=by, now=now)
                messages.success(request, _("Changed: %s things.") % len(changed) if changed else _("Nothing changed."))
            return redirect("academy_call", key)
        except (AdmissionsRefused, EditionRefused) as refusal:
            form.add_error(None, str(refusal))
    page = {
        "edition": edition,
        "call": found,
        "form": form,
        "observer_form": ObserverForm(),
        "admissions": queries.observer_admissions(found) if found else [],
        "undecided": queries.countries_without_decision(found) if found else [],
        "place": place_in_text(found) if found else "",
        "is_settled": found is not None and queries.is_settled(found),
    }
    return render(request, "admissions/backoffice_call.html", page)


@people_api.needs(Permission.MANDATES_RECORD)
@require_POST
def decide_country(request: HttpRequest, key: str) -> HttpResponse:
    """Enter who decided on a country, when and why; its applications are screened again."""
    found, now = call_of(key), timezone.now()
    form = ObserverForm(request.POST, today=timezone.localdate(now))
    if form.is_valid():
        said = form.cleaned_data | {"is_admitted": form.cleaned_data["is_admitted"] == "yes"}
        try:
            operations.decide_on_country(call=found, by=cast(User, request.user), **said)
            messages.success(request, _("The decision is recorded."))
            return redirect("academy_call", key)
        except AdmissionsRefused as refusal:
            form.add_error("country", str(refusal))
    page = {"call": found, "edition": found.edition, "form": form}
    return render(request, "admissions/backoffice_country.html", page, status=422)
