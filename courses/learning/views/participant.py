"""A participant's edition: where am I, what is next."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from academy.people import api as people_api
from academy.people.api import User
from courses.learning import queries
from courses.learning.models import Enrolment, Fact

ELSEWHERE = (Fact.Kind.ATTENDANCE, Fact.Kind.EXTERNAL_AWARD)  # on the programme; by itself


@people_api.signed_in
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """The modules of my edition in order, each with what is on record; then what stands for no single module."""
    person = people_api.person_of(cast(User, request.user))
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("edition__activity").exclude(state=Enrolment.State.WITHDRAWN),
        edition__key=key,
        person=person,
    )
    facts = [
        fact
        for fact in queries.facts_of(person_uid=enrolment.person.uid, edition=enrolment.edition)
        if fact.kind not in ELSEWHERE
    ]
    modules = list(enrolment.edition.modules.all())
    numbers = {module.number for module in modules}
    page = {
        "enrolment": enrolment,
        "modules": [(module, [fact for fact in facts if fact.module_number == module.number]) for module in modules],
        "others": [fact for fact in facts if fact.module_number not in numbers],
        "awards": queries.awards_of(person=enrolment.person, edition=enrolment.edition),
    }
    return render(request, "learning/edition.html", page)
