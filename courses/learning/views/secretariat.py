"""The Secretariat's list of who takes part."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from academy.people import api as people_api
from academy.people.api import Permission
from courses.catalogue import api as catalogue_api
from courses.learning import queries


@people_api.needs(Permission.FACTS_READ)
def enrolments(request: HttpRequest, key: str) -> HttpResponse:
    """Who takes part in an edition; from each, the evidence and the decisions about her."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    page = {"edition": found, "enrolments": queries.enrolled(found)}
    return render(request, "learning/backoffice_enrolments.html", page)
