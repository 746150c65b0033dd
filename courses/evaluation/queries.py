"""Reads of surveys."""

from datetime import date

from django.db.models import Count, QuerySet

from academy.people.api import Person
from courses.evaluation.domain.answers import Summary, summarise
from courses.evaluation.models import Survey


def surveys() -> QuerySet[Survey]:
    """Every survey with how many have answered."""
    found = Survey.objects.select_related("edition").annotate(answered=Count("responses"))
    return found.order_by("-closes_on", "key")


def surveys_for(person: Person, *, on: date) -> QuerySet[Survey]:
    """Open surveys that the person is asked and has not answered."""
    asked = Survey.objects.filter(edition__enrolments__person=person, opens_on__lte=on, closes_on__gte=on)
    return asked.exclude(edition__enrolments__state="withdrawn").exclude(participations__person=person)


def results(survey: Survey) -> list[Summary]:
    """Every item summed up; nothing for fewer than five responses."""
    return summarise(survey.items, list(survey.responses.values_list("answers", flat=True)))
