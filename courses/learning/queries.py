"""Reads of enrolments, lessons and facts."""

from uuid import UUID

from django.db.models import QuerySet

from academy.people.api import Person
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment, Fact, LessonProgress


def enrolments_of(person: Person) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(person=person).select_related("edition__activity").order_by("-edition__starts_on")


def enrolled(edition: Edition) -> QuerySet[Enrolment]:
    """Who takes part in an edition, by name."""
    active = Enrolment.objects.filter(edition=edition).exclude(state=Enrolment.State.WITHDRAWN)
    return active.select_related("person__country").order_by("person__family_name", "person__given_name", "pk")


def enrolment_for_content(person: Person, content_key: str) -> Enrolment | None:
    """The person's newest enrolment in an edition whose modules use this content."""
    enrolments = Enrolment.objects.filter(person=person, edition__modules__content_key=content_key)
    active = enrolments.exclude(state=Enrolment.State.WITHDRAWN)
    return active.select_related("edition", "person__user").order_by("-edition__starts_on").first()


def lessons_read(enrolment: Enrolment, content_key: str) -> set[str]:
    rows = LessonProgress.objects.filter(enrolment=enrolment, content_key=content_key)
    return set(rows.values_list("lesson_key", flat=True))


def facts_of(*, person_uid: UUID, edition: Edition | None = None) -> QuerySet[Fact]:
    """The facts on record about a person that no later fact replaces."""
    facts = Fact.objects.filter(person_uid=person_uid, replaced_by__isnull=True)
    return facts.filter(edition=edition) if edition else facts


def facts_of_edition(edition: Edition) -> QuerySet[Fact]:
    return Fact.objects.filter(edition=edition, replaced_by__isnull=True)
