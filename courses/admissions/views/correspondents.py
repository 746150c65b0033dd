"""The national channel: a Permanent Correspondent and the applications of the own country."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions.models import Application


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def of_my_country(request: HttpRequest) -> HttpResponse:
    """The applications of a Correspondent's own country, by call."""
    keys = people_api.scopes_of(cast(User, request.user), Permission.APPLICATIONS_ENDORSE, "country")
    related = ("call__edition", "person", "country")
    found = Application.objects.filter(country__in=keys).exclude(state=Application.State.DRAFT).select_related(*related)
    return render(request, "admissions/of_my_country.html", {"applications": found.order_by("call", "national_rank")})
