"""Persons and their accounts."""

from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import normalize

from allauth.account.models import EmailAddress
from django.db import transaction

from academy.audit import api as audit_api
from academy.people.domain.names import clean_name
from academy.people.models import Country, Institution, Person, User

BATCH = 500  # within SQLite's limit of parameters


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


@transaction.atomic
def ensure_people(entries: Sequence[Mapping[str, Any]], *, by: User | None) -> dict[str, Person]:
    """Everybody of a list, by address, in a number of statements that does not grow with each person.

    entries: what `ensure_person` takes, without `by`. Who is known stays as she is; of two lines with one address the
    first makes the person.
    """
    first: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        first.setdefault(entry["email"].strip().lower(), entry)
    users = _accounts(first)
    known = _known(list(users.values()))
    fresh = [_new_person(entry, users[address]) for address, entry in first.items() if users[address].pk not in known]
    Person.objects.bulk_create(fresh, batch_size=BATCH)
    if fresh:
        audit_api.record(
            action="people.recorded",
            by=by,
            object_type="people.person",
            data={"persons": [person.pk for person in fresh]},
        )
    people = known | {person.user_id: person for person in fresh}
    return {address: people[user.pk] for address, user in users.items()}


def _known(users: Sequence[User]) -> dict[int | None, Person]:
    known: dict[int | None, Person] = {}
    for start in range(0, len(users), BATCH):
        rows = Person.objects.filter(user__in=users[start : start + BATCH])
        known |= {person.user_id: person for person in rows}
    return known


def _accounts(first: Mapping[str, Mapping[str, Any]]) -> dict[str, User]:
    """The accounts of these addresses; those that are missing are made, as `_new_account` makes one."""
    users: dict[str, User] = {}
    addresses = list(first)
    for start in range(0, len(addresses), BATCH):
        users |= {user.email: user for user in User.objects.filter(email__in=addresses[start : start + BATCH])}
    fresh = [User(email=address, language=first[address]["language"]) for address in addresses if address not in users]
    for user in fresh:
        user.set_unusable_password()
    User.objects.bulk_create(fresh, batch_size=BATCH)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=user, email=user.email, primary=True, verified=False) for user in fresh], batch_size=BATCH
    )
    made = {user.email: user for user in fresh}
    return {address: users.get(address) or made[address] for address in addresses}


def _new_person(entry: Mapping[str, Any], user: User) -> Person:
    given, family = entry["given_name"].strip(), entry["family_name"].strip()
    return Person(
        user=user,
        given_name=given,
        family_name=family,
        printed_name=normalize("NFC", entry["printed_name"].strip() or f"{given} {family}"),
        email=user.email,
        language=entry["language"],
        country=entry["country"],
    )


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
