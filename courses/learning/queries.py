"""Reads of enrolments, lessons and facts."""

from uuid import UUID

from django.db.models import QuerySet

from academy.governance import api as governance_api
from academy.governance.api import Component, Requirement
from academy.people.api import Person
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment, ExternalAward, Fact, LessonProgress, ParticipantsImport, ResultsImport

# Where a requirement names what a result is about.
SUBJECT_SETTINGS = {
    "test": "test",
    "assignment": "assignment",
    "presentation": "subject",
    "thesis": "subject",
    "other": "subject",
}


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


def facts_on_record(*, person_uid: UUID, edition: Edition) -> QuerySet[Fact]:
    """Every fact about a person in an edition, also those that were replaced, the newest first."""
    found = Fact.objects.filter(person_uid=person_uid, edition=edition).select_related("replaced_by")
    return found.order_by("-recorded_at", "-pk")


def person_of_fact(fact: Fact) -> Person | None:
    return Person.objects.filter(uid=fact.person_uid).first()


def awards_of(*, person: Person, edition: Edition | None = None) -> QuerySet[ExternalAward]:
    """Titles that universities have awarded to a person."""
    awards = (
        ExternalAward.objects.filter(person=person).select_related("institution", "decision").order_by("awarded_on")
    )
    return awards.filter(edition=edition) if edition else awards


def participants_imports(edition: Edition) -> QuerySet[ParticipantsImport]:
    return ParticipantsImport.objects.filter(edition=edition)


def results_imports(edition: Edition) -> QuerySet[ResultsImport]:
    return ResultsImport.objects.filter(edition=edition)


def subjects_asked(edition: Edition) -> list[tuple[Requirement, str]]:
    """What the law of the edition's last day asks that a list of results can answer, with the subject to name."""
    found: list[tuple[Requirement, str]] = []
    for component in Component.values:
        law = governance_api.law_for(activity_key=edition.activity.key, component=component, day=edition.ends_on)
        for one in law.requirements if law else ():
            if one.kind in SUBJECT_SETTINGS:
                found.append((one, str(one.settings.get(SUBJECT_SETTINGS[one.kind]) or one.key)))
    return found
