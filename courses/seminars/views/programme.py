"""A participant's seminar."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from academy.people import api as people_api
from academy.people.api import User
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from courses.seminars import queries


@people_api.signed_in
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """A participant's programme of an edition, with the own attendance."""
    person = people_api.person_of(cast(User, request.user))
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("edition").exclude(state="withdrawn"), edition__key=key, person=person
    )
    mine = {
        fact.subject_key: fact
        for fact in learning_api.facts_of(person_uid=enrolment.person.uid, edition=enrolment.edition)
    }
    rows = [(session, mine.get(session.key)) for session in queries.sessions(enrolment.edition)]
    return render(request, "seminars/programme.html", {"edition": enrolment.edition, "rows": rows})
