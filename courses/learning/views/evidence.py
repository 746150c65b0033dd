"""Everything on record about a person in an edition, with who said so and when; what was replaced stays visible."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import api as catalogue_api
from courses.learning import queries
from courses.learning.models import Enrolment
from courses.learning.sources import source_words


@people_api.needs(Permission.FACTS_READ)
def evidence(request: HttpRequest, key: str, uid: UUID) -> HttpResponse:
    """All facts, the newest first, each with its evidence, day, time of recording and author."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    user = cast(User, request.user)
    people_api.check(user, Permission.FACTS_READ, scope="edition", scope_key=str(found.pk))
    enrolment = get_object_or_404(Enrolment.objects.select_related("person"), edition=found, person__uid=uid)
    facts = list(queries.facts_on_record(person_uid=uid, edition=found))
    names = audit_api.names_of_actors({fact.recorded_by for fact in facts})
    page = {
        "edition": found,
        "enrolment": enrolment,
        "facts": [(fact, names.get(fact.recorded_by, fact.recorded_by), source_words(fact)) for fact in facts],
        "may_correct": people_api.works_in_admin(user) and people_api.may(user, Permission.FACTS_RECORD),
    }
    return render(request, "learning/evidence.html", page)
