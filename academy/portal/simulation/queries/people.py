"""The people whom a simulation concerns, by name only for who may read names."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Country, Permission, Person, User
from academy.portal.simulation import sentences
from academy.portal.simulation.queries.certificates import waiting_words
from academy.portal.simulation.small_groups import FEWEST
from credits import api as credits_api
from credits.api import SimulatedChange, Simulation

# Crockford's alphabet: no letter that is read as a figure.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def may_read_names(user: User) -> bool:
    return people_api.may(user, Permission.CREDITS_READ_ALL)


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """who: a name, or a number that says nothing. country, the edition and the certificate: for who may read names."""

    who: str
    country: Country | None
    change: SimulatedChange
    certificate: str = ""

    @property
    def difference(self) -> str:
        return sentences.signed(self.change.after - self.change.before)


def changes_for(simulation: Simulation, *, user: User) -> QuerySet[SimulatedChange]:
    """The list of people that somebody may read.

    Without names it leaves out a component in which very few change: in the edition of one or two people that runs
    there, their line would be theirs. One statement when it is built, none for who may read names.
    """
    found = credits_api.changes_of(simulation)
    return found if may_read_names(user) else found.exclude(component__in=small_components(simulation))


def small_components(simulation: Simulation) -> set[str]:
    counted = simulation.changes.order_by().values("component").annotate(people=Count("person_uid", distinct=True))
    return {row["component"] for row in counted if row["people"] < FEWEST}


def person_rows(changes: Sequence[SimulatedChange], *, simulation: Simulation, user: User) -> list[PersonRow]:
    """Two statements for who may read names and one for each component, none for others."""
    if not may_read_names(user):
        return [PersonRow(who=opaque(simulation, change.person_uid), country=None, change=change) for change in changes]
    uids = {change.person_uid for change in changes}
    people = {person.uid: person for person in Person.objects.filter(uid__in=uids).select_related("country")}
    waiting = waiting_words(changes)
    return [
        _named(people.get(change.person_uid), change, waiting.get((change.person_uid, change.component), ""))
        for change in changes
    ]


def _named(person: Person | None, change: SimulatedChange, certificate: str) -> PersonRow:
    return PersonRow(
        who=person.printed_name if person else _("erased"),
        country=person.country if person else None,
        change=change,
        certificate=certificate,
    )


def opaque(simulation: Simulation, uid: UUID) -> str:
    """The same person has the same number within the simulations of a draft's scope, and nobody can turn it back."""
    digest = salted_hmac("credits.simulation", f"{_family(simulation)}:{uid}", algorithm="sha256").digest()
    number = int.from_bytes(digest[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def _family(simulation: Simulation) -> str:
    """What two simulations have in common that are laid side by side."""
    return f"{simulation.against_id}:{simulation.data_from}:{simulation.data_to}"
