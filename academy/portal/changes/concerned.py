"""Who is concerned by a change of an edition, each person once, with the closest tie she has to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from academy.people.api import Person, RoleCode, RoleGrant
from courses.admissions.api import Application, Place
from courses.catalogue.api import Edition, steering_group_of
from courses.learning.api import Enrolment

ENROLLED, PLACE, APPLICANT, STEERING, TRAINER, ORGANISER, CORRESPONDENT = (
    "enrolled", "place", "applicant", "steering_group", "trainer", "organiser", "correspondent",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Concerned:
    """A person and her tie: enrolled, place, applicant, steering_group, trainer, organiser or correspondent."""

    person: Person
    tie: str


def concerned_by(edition: Edition, *, on: date) -> list[Concerned]:
    """Everybody concerned, by family name; in a known number of SQL statements."""
    ties: dict[int, Concerned] = {}
    for tie, people in _by_tie(edition, on):
        for person in people:
            ties.setdefault(person.pk, Concerned(person=person, tie=tie))
    return sorted(ties.values(), key=lambda one: (one.person.family_name, one.person.given_name, one.person.pk))


def _by_tie(edition: Edition, on: date) -> Iterable[tuple[str, list[Person]]]:
    enrolled = [
        one.person
        for one in Enrolment.objects.filter(edition=edition).exclude(state="withdrawn").select_related("person")
    ]
    holding = [one.application.person for one in _places(edition)]
    applications = list(
        Application.objects.filter(call__edition=edition).exclude(state="withdrawn").select_related("person")
    )
    yield ENROLLED, enrolled
    yield PLACE, holding
    yield APPLICANT, [one.person for one in applications]
    group = steering_group_of(edition).running(on=on)  # type: ignore[attr-defined]
    yield STEERING, [one.person for one in group]
    yield TRAINER, _in_role(RoleCode.TRAINER, "edition", {"", str(edition.pk)}, on)
    yield ORGANISER, _in_role(RoleCode.ORGANISER, "edition", {str(edition.pk)}, on)
    countries = {one.country_id for one in applications} | {one.country_id for one in enrolled if one.country_id}
    countries |= {edition.country_id} if edition.country_id else set()
    yield CORRESPONDENT, _in_role(RoleCode.PERMANENT_CORRESPONDENT, "country", countries, on)


def _places(edition: Edition) -> Iterable[Place]:
    return Place.objects.filter(edition=edition).select_related("application__person")


def _in_role(role: RoleCode, scope: str, keys: Iterable[str], on: date) -> list[Person]:
    """Holders of a role in these scopes; the key "" is a role held everywhere."""
    grants = RoleGrant.objects.in_force(on=on).filter(
        role=role, scope__in=["", scope], scope_key__in=set(keys), user__person__isnull=False
    )
    return [grant.user.person for grant in grants.select_related("user__person").order_by("pk")]
