"""The Secretariat's screen for the organiser of an edition."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks

from academy.people import api as people_api
from academy.people.api import PeopleRefusal, Permission, User
from academy.portal.organising import operations
from academy.portal.organising.forms import AppointmentForm
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition


@people_api.needs(Permission.PEOPLE_MANAGE)
def organiser(request: HttpRequest, key: str) -> HttpResponse:
    """Who organises the edition; appointing her, or ending the appointment."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    if request.method == "POST" and "end" in request.POST:
        _end(request, found)
        return redirect("academy_organiser", key)
    form = AppointmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            grant = operations.appoint(
                edition=found, **form.cleaned_data, by=cast(User, request.user), on=timezone.localdate()
            )
            messages.success(request, _("%s organises this edition and is told by letter.") % grant.user)
            return redirect("academy_organiser", key)
        except PeopleRefusal as refusal:
            form.add_error(None, str(refusal))
    page = {
        "edition": found, "grant": operations.organiser_of(found, on=timezone.localdate()), "form": form,
    }  # fmt: skip
    return render(request, "portal/organising/backoffice_organiser.html", page)


def _end(request: HttpRequest, found: Edition) -> None:
    """The appointment ends with yesterday, so that it no longer opens anything today."""
    today = timezone.localdate()
    grant = operations.organiser_of(found, on=today)
    if grant is None:
        return
    try:
        people_api.end_grant(grant=grant, last_day=today - timedelta(days=1), by=cast(User, request.user))
        messages.success(request, _("The appointment has ended."))
    except PeopleRefusal as refusal:
        messages.error(request, str(refusal))


@hooks.register("register_admin_urls")
def organiser_urls() -> list[URLPattern]:
    return [path("academy/organiser/<slug:key>/", organiser, name="academy_organiser")]
