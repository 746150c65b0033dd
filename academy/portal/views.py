"""Homes and the door of the demonstration. Each view translates and makes one call."""

from typing import cast

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import User
from academy.portal import doors, queries

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@people_api.signed_in
def home(request: HttpRequest) -> HttpResponse:
    """My Academy: the next thing for me. Those who work elsewhere see their desks first."""
    user = cast(User, request.user)
    person = people_api.person_of(user)
    return render(
        request,
        "portal/home.html",
        {
            "person": person,
            "desks": doors.desks_of(user),
            "home": queries.home_of(person, now=timezone.now()) if person else None,
        },
    )


@people_api.public
def enter_as(request: HttpRequest) -> HttpResponse:
    """Everybody of the demonstration, one click each. Exists in demonstration mode only."""
    _demonstration_only()
    return render(request, "portal/enter_as.html", {"doors": doors.demonstration_doors()})


@people_api.public
@require_POST
def enter(request: HttpRequest, key: str) -> HttpResponse:
    _demonstration_only()
    door = next((door for door in doors.demonstration_doors() if door.key == key), None)
    user = get_object_or_404(User, email=door.email if door else "")
    login(request, user, backend=BACKEND)
    return redirect(door.home if door else "/my/")


def _demonstration_only() -> None:
    if not settings.DEMONSTRATION:
        raise Http404
