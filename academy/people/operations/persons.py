"""Persons and their accounts."""

from typing import Any

from django.db import transaction

from academy.audit import api as audit_api
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
    user = User.objects.filter(email=address).first() or User.objects.create_user(address, language=language)
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
