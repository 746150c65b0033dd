"""Reads about people and countries."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet

from academy.audit import api as audit_api
from academy.lib.names import folded
from academy.people.domain import erasure
from academy.people.domain.standing import Assertion, Standing, standing_on
from academy.people.domain.vocabulary import STRONG_ROLES
from academy.people.models import Country, CountryStatus, ErasureRequest, Person, RoleGrant, User
from academy.people.parts import taking_part


def person_of(user: User | AnonymousUser) -> Person | None:
    """The human being behind an account; one SQL statement, remembered on the account."""
    return getattr(user, "person", None)


def people(*, search: str = "", role: str = "", on: date) -> QuerySet[Person]:
    """Everybody who has a name; `search` looks into names and addresses, `role` asks who holds it on a day."""
    found = (
        Person.objects.filter(erased_at=None)
        .select_related("user", "country", "institution")
        .prefetch_related(
            Prefetch(
                "user__role_grants", RoleGrant.objects.in_force(on=on).select_related("role"), to_attr="roles_today"
            )
        )
    )
    for word in search.split():
        within = ("given_name", "family_name", "printed_name", "email")
        found = found.filter(reduce(or_, (Q(**{f"{field}__icontains": word}) for field in within)))
    if role:
        holders = RoleGrant.objects.in_force(on=on).filter(role=role).values("user")
        found = found.filter(user__in=holders)
    return found.order_by("family_name", "given_name", "pk")


def grants_on_record(user: User) -> QuerySet[RoleGrant]:
    """Every grant, past and to come, latest first."""
    return RoleGrant.objects.filter(user=user).select_related("role", "on_behalf_of").order_by("-starts_on", "-pk")


def holders_of(role: str, *, scope: str, scope_key: str, on: date) -> QuerySet[RoleGrant]:
    """Who holds a role in a scope on a day, in her own right, or will from a later day on."""
    here = RoleGrant.objects.filter(role=role, scope=scope, scope_key=scope_key, on_behalf_of=None)
    running = here.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return running.select_related("user__person").order_by("starts_on", "pk")


def history_of(person: Person) -> QuerySet[Any]:
    """What the audit holds on a person and her account, newest first."""
    own = audit_api.records(thing=f"people.person:{person.pk}")
    return own | audit_api.records(thing=f"people.user:{person.user_id}") if person.user_id else own


def names_of(person: Person) -> tuple[str, ...]:
    """By which a person can be known in free text."""
    return tuple(name for name in (person.family_name, person.printed_name, person.email) if name)


def held_of(person: Person) -> list[erasure.Holding]:
    """What every app holds of a person and what becomes of it, in the language that is spoken now."""
    return erasure.held_of(taking_part(), person)


def hindrances_of(person: Person, *, on: date) -> list[str]:
    """What stands in the way of erasing a person on a day, in sentences; [] where nothing does."""
    return [words for part in taking_part() for words in part.hinders(person, on)]


def held_alone(person: Person, *, on: date) -> list[RoleGrant]:
    """Roles of those who decide, held on a day by this person and by nobody else in the same scope."""
    running = RoleGrant.objects.in_force(on=on).filter(on_behalf_of=None, role__in=STRONG_ROLES, user__is_active=True)
    own = running.filter(user=person.user_id).select_related("role") if person.user_id else []
    others = set(running.exclude(user=person.user_id).values_list("role", "scope", "scope_key")) if own else set()
    return [one for one in own if (one.role_id, one.scope, one.scope_key) not in others]


def waiting_erasures() -> QuerySet[ErasureRequest]:
    """Requests that wait for an answer, the most urgent first."""
    waiting = ErasureRequest.objects.filter(state=ErasureRequest.State.ASKED)
    return waiting.select_related("person").order_by("due_on", "pk")


def erasure_requests_of(person: Person) -> QuerySet[ErasureRequest]:
    """Every request of a person, the latest first."""
    return ErasureRequest.objects.filter(person=person).order_by("-asked_at", "-pk")


def assertions_on(country: Country) -> QuerySet[CountryStatus]:
    """What was stated of a country, latest day first."""
    return country.statuses.order_by("-as_at", "body", "-recorded_at")


def find_country(text: str) -> Country | None:
    """The country with this ISO code or name, in either language, whatever the case or accents."""
    wanted = text.strip()
    exact = Q(iso2__iexact=wanted) | Q(iso3__iexact=wanted) | Q(name_en__iexact=wanted) | Q(name_fr__iexact=wanted)
    return Country.objects.filter(exact).first() or _by_folded_name(wanted)


def _by_folded_name(wanted: str) -> Country | None:
    plain = folded(wanted)
    return next((c for c in Country.objects.all() if plain in (folded(c.name_en), folded(c.name_fr))), None)


def standing(country: Country, *, on: date) -> Standing:
    return standing_on(map(_assertion, country.statuses.all()), on=on)


def standings(*, on: date) -> dict[str, Standing]:
    """Every country's standing on a day, by iso2; two SQL statements."""
    by_country: dict[str, list[Assertion]] = {iso2: [] for iso2 in Country.objects.values_list("iso2", flat=True)}
    for status in CountryStatus.objects.all():
        by_country[status.country_id].append(_assertion(status))
    return {iso2: standing_on(assertions, on=on) for iso2, assertions in by_country.items()}


def _assertion(status: CountryStatus) -> Assertion:
    return Assertion(body=status.body, state=status.state, as_at=status.as_at, order=status.pk)
