"""Reads of letters."""

from django.db.models import QuerySet

from academy.notifications.models import Letter
from academy.people.api import Person


def letters_of(person: Person) -> QuerySet[Letter]:
    return Letter.objects.filter(person=person)


def letters(*, state: str = "") -> QuerySet[Letter]:
    """Every letter, newest first, or those in one state."""
    found = Letter.objects.select_related("person")
    return found.filter(state=state) if state else found
