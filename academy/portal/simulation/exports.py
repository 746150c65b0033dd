"""A simulation as a list for a spreadsheet. Amounts are numbers, so that a loss is not taken for a formula."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from academy.people.api import Country, Person, User
from academy.portal.simulation.queries import changes_for, may_read_names, opaque
from academy.portal.simulation.queries.certificates import waiting_words
from credits.api import SimulatedChange, Simulation

CHUNK = 2000
Row = Sequence[object]


def people(simulation: Simulation, *, user: User) -> Iterator[Row]:
    """Header and one row per change, read in parts."""
    in_full = may_read_names(user)
    who = [_("Name"), _("Country"), _("Edition")] if in_full else [_("Participant")]
    what = [_("Component"), _("Credits before"), _("Credits after"), _("Difference")]
    certificate = [_("Certificate")] if in_full else []
    yield [*who, *what, _("Complete before"), _("Complete after"), *certificate]
    countries = {country.pk: country for country in Country.objects.all()} if in_full else {}
    changes = changes_for(simulation, user=user).iterator(chunk_size=CHUNK)
    while part := [change for _place, change in zip(range(CHUNK), changes, strict=False)]:
        names = _names(part) if in_full else {}
        waiting = waiting_words(part) if in_full else {}
        for change in part:
            first = _named(change, names, countries) if in_full else [opaque(simulation, change.person_uid)]
            last = [waiting.get((change.person_uid, change.component), "")] if in_full else []
            yield [*first, *_values(change), *last]


def _names(part: Sequence[SimulatedChange]) -> dict[UUID, str]:
    uids = {change.person_uid for change in part}
    return dict(Person.objects.filter(uid__in=uids).values_list("uid", "printed_name"))


def _named(change: SimulatedChange, names: dict[UUID, str], countries: dict[str, Country]) -> list[object]:
    return [names.get(change.person_uid, ""), str(countries.get(change.country, "")), change.edition.key]


def _values(change: SimulatedChange) -> list[object]:
    amounts = [Decimal(amount).scaleb(-2) for amount in (change.before, change.after, change.after - change.before)]
    answers = [_("yes") if one else _("no") for one in (change.complete_before, change.complete_after)]
    return [change.component, *amounts, *answers]
