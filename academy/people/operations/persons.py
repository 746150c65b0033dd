"""Persons and their accounts."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from academy.audit import api as audit_api
from academy.people.domain.names import clean_name
from academy.people.models import Country, Institution, Person, User


@transaction.atomic
def ensure_person(
    *,
    email: str,
    given_name: str,
    family_name: str,
    by: User | None,
    printed_name: str = "",
    language: str = "fr",
    country: Country | None = None,
    institution: Institution | None = None,
) -> Person:
    """The person with this e-mail address, made once with an account that enters by a code sent by e-mail.

    What is there already is returned as it is: a list never overwrites what a person said about herself.
    """
    address = email.strip().lower()
    user = User.objects.filter(email=address).first() or _new_account(address, language=language)
    fields: dict[str, Any] = {
        "given_name": given_name.strip(),
        "family_name": family_name.strip(),
        "printed_name": printed_name.strip(),
        "email": address,
        "language": language,
        "country": country,
        "institution": institution,
    }
    person, created = Person.objects.get_or_create(user=user, defaults=fields)
    if created:
        audit_api.record(action="person.recorded", by=by, thing=person)
    return person


def _new_account(address: str, *, language: str) -> User:
    """An account whose address waits for its first code; without this row allauth would ask for two codes."""
    user = User.objects.create_user(address, language=language)
    EmailAddress.objects.create(user=user, email=address, primary=True, verified=False)
    return user


@transaction.atomic
def update_profile(*, user: User, given_name: str, family_name: str, printed_name: str, language: str) -> Person:
    """A person says herself how her name is printed and in which language she reads; makes her known if she is not.

    Raises NameRefused. Certificates that were issued keep the name they were issued with.
    """
    printed = clean_name(printed_name)
    person = ensure_person(
        email=user.email, given_name=given_name, family_name=family_name, by=user, printed_name=printed
    )
    changed = [
        name for name, value in (("printed_name", printed), ("language", language)) if getattr(person, name) != value
    ]
    person.printed_name, person.language = printed, language
    person.save(update_fields=["printed_name", "language"])
    User.objects.filter(pk=user.pk).update(language=language)
    audit_api.record(action="person.profile_changed", by=user, thing=person, data={"changed": changed})
    return person
