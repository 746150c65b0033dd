"""Reads of letters."""

from django.db.models import QuerySet

from academy.notifications.models import Letter
from academy.people.api import Person


def letters_of(person: Person) -> QuerySet[Letter]:
    return Letter.objects.filter(person=person)


def letters() -> QuerySet[Letter]:
    """Every letter, newest first."""
    return Letter.objects.select_related("person")
