"""Inviting somebody: a person, an account without password, a role, a letter. The letter's link is never the right."""

from django.db import transaction

from academy.audit import api as audit_api
from academy.people.domain.delegation import Held
from academy.people.domain.names import clean_name
from academy.people.domain.vocabulary import Permission
from academy.people.models import Country, Institution, Person, RoleGrant, User
from academy.people.operations.persons import ensure_person
from academy.people.operations.roles import write_grant
from academy.people.permissions import check
from academy.people.refusals import BadDates, OwnRights, UnknownScope
from academy.people.signals import person_invited


@transaction.atomic
def invite(*, email: str, given_name: str, family_name: str, language: str, asked: Held, by: User) -> RoleGrant:
    """Give a role to the person with this address, who is made known if she is not; she is told by letter, once."""
    check(by, Permission.PEOPLE_MANAGE)
    _check_scope(asked)
    if asked.ends_on and asked.ends_on < asked.starts_on:
        raise BadDates
    if email.strip().lower() == by.email:
        raise OwnRights
    printed = clean_name(f"{given_name} {family_name}")
    person = ensure_person(
        email=email, given_name=given_name, family_name=family_name, by=by, printed_name=printed, language=language
    )
    grant, created = write_grant(user=account_of(person), asked=asked, by=by, granted_by=audit_api.actor_key(by))
    if created:
        person_invited.send(sender=Person, person=person, grant=grant)
    return grant


def account_of(person: Person) -> User:
    if person.user is None:
        raise ValueError("This person has no account.")
    return person.user


def _check_scope(asked: Held) -> None:
    key = asked.scope_key
    match asked.scope:
        case "":
            known = key == ""
        case "edition":
            known = key.isdigit()  # editions live in an app above: that it is a number is all that is asked
        case "institution":
            known = Institution.objects.filter(key=key).exists()
        case "country":
            known = Country.objects.filter(iso2=key).exists()
        case _:
            known = False
    if not known:
        raise UnknownScope
