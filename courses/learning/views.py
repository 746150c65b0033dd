"""A participant's edition: where am I, what is next. The Secretariat's list of who takes part."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import api as catalogue_api
from courses.learning import queries
from courses.learning.models import Enrolment


@people_api.signed_in
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """The modules of my edition in order, each with what is on record."""
    person = people_api.person_of(cast(User, request.user))
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("edition__activity").exclude(state=Enrolment.State.WITHDRAWN),
        edition__key=key,
        person=person,
    )
    facts = list(queries.facts_of(person_uid=enrolment.person.uid, edition=enrolment.edition))
    modules = [
        (module, [fact for fact in facts if fact.module_number == module.number and fact.kind != "attendance"])
        for module in enrolment.edition.modules.all()
    ]
    return render(request, "learning/edition.html", {"enrolment": enrolment, "modules": modules})


@people_api.needs(Permission.FACTS_READ)
def enrolments(request: HttpRequest, key: str) -> HttpResponse:
    """Who takes part in an edition."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    return render(
        request, "learning/backoffice_enrolments.html", {"edition": found, "enrolments": queries.enrolled(found)}
    )
