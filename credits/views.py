"""My credits: what I hold and what is missing, every line down to its facts. The Secretariat's tally."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import api as catalogue_api
from courses.learning import api as learning_api
from credits import operations, queries


@people_api.needs(Permission.CREDITS_READ_OWN)
def mine(request: HttpRequest) -> HttpResponse:
    """One sentence and one picture per component; every line opens to its evidence and resolution."""
    person = people_api.person_of(cast(User, request.user))
    statuses = queries.statement_for(person).statuses if person else []
    return render(request, "credits/mine.html", {"statuses": statuses})


@people_api.needs(Permission.CREDITS_READ_ALL)
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """Who is complete and why, who is not and what is missing; the tally."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    user = cast(User, request.user)
    if request.method == "POST":
        written = operations.tally(edition=found, by=user, now=timezone.now())
        messages.success(request, _("Tallied: %s entries written.") % written)
        return redirect("academy_credits", key)
    people = {enrolment.person.uid: enrolment.person for enrolment in learning_api.enrolled(found)}
    tables = [
        (
            component,
            [(people[uid], status) for uid, status in queries.statuses(edition=found, component=component).items()],
        )
        for component in queries.components_of(found)
    ]
    page = {"edition": found, "tables": tables, "entries": queries.entries_of(found)}
    return render(request, "credits/backoffice_edition.html", page)
