"""The people of the house, and ways to make more.

Amina is a participant from Morocco, Boris one from North Macedonia; Chen is a stranger with an account and no role;
Dolores works in the Secretariat; Esi is an officer of the University of Malta.
"""

from collections.abc import Callable
from datetime import date
from itertools import count
from time import time

import pytest
from django.test import Client

from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Country, Institution, Person, User
from academy.people.operations import grant_role, load_roles

START = date(2020, 1, 1)
_number = count(1)


def make_user(email: str = "", *, language: str = "en") -> User:
    return User.objects.create_user(email or f"person{next(_number)}@example.org", language=language)


def make_country(iso2: str = "MA") -> Country:
    names = {"name_fr": f"Pays {iso2}", "name_en": f"Country {iso2}", "iso3": f"{iso2}X"}
    return Country.objects.get_or_create(iso2=iso2, defaults=names)[0]


def make_institution(key: str = "", *, kind: str = "governmental", name_fr: str = "", name_en: str = "") -> Institution:
    key = key or f"institution-{next(_number)}"
    defaults = {"name_fr": name_fr or f"Établissement {key}", "name_en": name_en or f"Institution {key}", "kind": kind}
    return Institution.objects.get_or_create(key=key, defaults=defaults)[0]


def make_person(
    given: str = "", family: str = "", *, user: User | None = None, country: str | None = None, language: str = "en"
) -> Person:
    number = next(_number)
    given, family = given or f"Given{number}", family or f"Family{number}"
    return Person.objects.create(
        user=user,
        given_name=given,
        family_name=family,
        printed_name=f"{given} {family}",
        email=user.email if user else f"{given.lower()}@example.org",
        language=language,
        country=make_country(country) if country else None,
    )


def person_with_role(
    given: str,
    family: str,
    role: RoleCode | None,
    *,
    country: str | None = None,
    scope: str = "",
    scope_key: str = "",
    language: str = "en",
) -> Person:
    load_roles()
    user = make_user(f"{given.lower()}@example.org", language=language)
    if role:
        grant_role(user=user, role=role, starts_on=START, scope=scope, scope_key=scope_key)
    return make_person(given, family, user=user, country=country, language=language)


def show_second_factor(browser: Client, user: User) -> None:
    """What allauth writes into the session of somebody who has just typed the code of her authenticator app."""
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time(), "type": "totp"}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


@pytest.fixture
def amina(db: None) -> Person:
    return person_with_role("Amina", "Benali", RoleCode.PARTICIPANT, country="MA", language="fr")


@pytest.fixture
def boris(db: None) -> Person:
    return person_with_role("Boris", "Trajkovski", RoleCode.PARTICIPANT, country="MK")


@pytest.fixture
def chen(db: None) -> Person:
    return person_with_role("Chen", "Wei", None)


@pytest.fixture
def dolores(db: None) -> Person:
    return person_with_role("Dolores", "Ibarra", RoleCode.SECRETARIAT)


@pytest.fixture
def esi(db: None) -> Person:
    make_institution(
        "university-of-malta", name_fr="Université de Malte", name_en="University of Malta", kind="university"
    )
    return person_with_role(
        "Esi", "Mensah", RoleCode.INSTITUTION_OFFICER, scope="institution", scope_key="university-of-malta"
    )


def enter(user: User) -> Client:
    """A browser in which the account has entered, second factor shown."""
    browser = Client()
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    show_second_factor(browser, user)
    return browser


@pytest.fixture
def as_() -> Callable[[Person], Client]:
    """`as_(amina)` is a browser in which Amina has entered, second factor shown."""

    def enter_as(person: Person) -> Client:
        assert person.user is not None
        return enter(person.user)

    return enter_as
