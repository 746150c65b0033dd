"""A simulation as somebody may see it: figures, pictures, people; pending certificates from the app above credits."""

import heapq
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from academy.governance.api import Resolution
from academy.lib import charts
from academy.lib.charts import Picture
from academy.lib.names import folded
from academy.people import api as people_api
from academy.people.api import Country, Permission, Person, User
from academy.portal.simulation import sentences
from academy.portal.simulation.small_groups import FEWEST, Shown, shown
from certificates import api as certificates_api
from courses.catalogue.api import Edition
from credits import api as credits_api
from credits.api import Contrast, Figures, SimulatedChange, Simulation

CHANGES = ("gain", "lose", "reach", "leave")
COLUMNS = ("people", *CHANGES)
FIRST_ROWS = 12  # countries that stand open in the table; the others unfold
# Crockford's alphabet: no letter that is read as a figure.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, kw_only=True)
class CountryRow:
    country: Country | None
    counts: Mapping[str, Shown]

    @property
    def is_untouched(self) -> bool:
        """Nobody of the country gains, loses or changes status, and that may be said."""
        return all(self.counts[name].value == 0 for name in CHANGES)

    @property
    def changed(self) -> int:
        """How much stands in the row, as far as it may be seen: the order of the table tells no more than its cells."""
        return sum(self.counts[name].value or 0 for name in CHANGES)


@dataclass(frozen=True, kw_only=True)
class EditionRow:
    """gained, lost: hundredths; None where it is not shown how many people they are of."""

    edition: Edition
    counts: Mapping[str, Shown]
    gained: int | None
    lost: int | None


@dataclass(frozen=True, kw_only=True)
class ComponentRow:
    component: str
    gain: int
    lose: int
    reach: int
    leave: int
    bars: list[tuple[str, int, int, int]]
    height: int


@dataclass(frozen=True, kw_only=True)
class Pending:
    """Certificates that wait to be asked for: complete, and none issued.

    kept: issued ones of people who would no longer be complete; no draft takes them away.
    """

    component: str
    more: int
    fewer: int
    kept: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """Everything a finished simulation shows, except the list of people.

    countries: those where something changes, most first; more_countries: the rest of them, which unfold;
    untouched: in how many other countries nothing changes.
    """

    sentence: str
    figures: Figures
    unchanged: int
    countries: list[CountryRow]
    more_countries: list[CountryRow]
    untouched: int
    picture: Picture
    is_partly_hidden: bool
    editions: list[EditionRow]
    components: list[ComponentRow]
    pending: list[Pending]


def may_read_names(user: User) -> bool:
    return people_api.may(user, Permission.CREDITS_READ_ALL)


def found(simulation: Simulation, *, user: User, longest: int = 0) -> Found:
    """Six statements. longest: the count that fills half of the picture, for two pictures on one scale."""
    figures, in_full = simulation.summary, may_read_names(user)
    countries, editions = _countries(figures, in_full=in_full), _editions(figures, in_full=in_full)
    touched = sorted((row for row in countries if not row.is_untouched), key=lambda row: -row.changed)
    return Found(
        sentence=sentences.in_one_sentence(figures),
        figures=figures,
        unchanged=credits_api.unchanged(figures),
        countries=touched[:FIRST_ROWS],
        more_countries=touched[FIRST_ROWS:],
        untouched=len(countries) - len(touched),
        picture=charts.diverging(pairs(countries, figures), longest=longest),
        is_partly_hidden=_is_partly_hidden([*touched, *editions]),
        editions=editions,
        components=[_component(*item, in_full=in_full) for item in sorted(figures.get("components", {}).items())],
        pending=_pending(simulation),
    )


def _is_partly_hidden(rows: Sequence[CountryRow | EditionRow]) -> bool:
    return any(one.value is None for row in rows for one in row.counts.values())


# By country ----------------------------------------------------------------------------------------------------------


def _countries(figures: Figures, *, in_full: bool) -> list[CountryRow]:
    """Who gains in one component and loses in another is counted on both sides."""
    by_country = {code: _sides(one) for code, one in figures.get("countries", {}).items()}
    counts = _shown(by_country, COLUMNS, in_full=in_full)
    known = Country.objects.in_bulk(list(by_country))
    rows = [CountryRow(country=known.get(code), counts=counts[code]) for code in by_country]
    return sorted(rows, key=lambda row: (row.country is None, folded(str(row.country))))


def _shown(
    rows: Mapping[str, Mapping[str, int]], columns: Sequence[str], *, in_full: bool
) -> dict[str, dict[str, Shown]]:
    """Column by column, as somebody may see it."""
    by_column = {name: shown({key: one[name] for key, one in rows.items()}, in_full=in_full) for name in columns}
    return {key: {name: by_column[name][key] for name in columns} for key in rows}


def _sides(one: Figures) -> dict[str, int]:
    both = one.get("both", 0)
    counts = {name: int(one.get(name, 0)) for name in COLUMNS}
    return counts | {"gain": counts["gain"] + both, "lose": counts["lose"] + both}


def pairs(rows: Sequence[CountryRow], figures: Figures) -> list[tuple[str, charts.Pair]]:
    """What the picture draws. Countries whose counts are not shown stand together: their sum gives nobody away,

    since it is the total less what is shown.
    """
    shown_rows = [row for row in rows if None not in _pair(row)]
    found = [(str(row.country or _("no country")), _pair(row)) for row in shown_rows]
    if len(shown_rows) == len(rows):
        return found
    totals = _sides(figures)
    lose, gain = (totals[name] - sum(row.counts[name].value or 0 for row in shown_rows) for name in ("lose", "gain"))
    return [*found, (_("countries with few, together"), (lose, gain))]


def _pair(row: CountryRow) -> charts.Pair:
    return row.counts["lose"].value, row.counts["gain"].value


# By edition and component --------------------------------------------------------------------------------------------


def _editions(figures: Figures, *, in_full: bool) -> list[EditionRow]:
    rows = figures.get("editions", {})
    counts = _shown({pk: _sides(one) for pk, one in rows.items()}, CHANGES, in_full=in_full)
    editions = Edition.objects.filter(pk__in=[int(pk) for pk in rows]).order_by("starts_on", "pk")
    return [_edition(edition, counts[str(edition.pk)], rows[str(edition.pk)]) for edition in editions]


def _edition(edition: Edition, counts: Mapping[str, Shown], one: Figures) -> EditionRow:
    """What one or two people gain is as telling as that they do."""
    gained, lost = (
        None if counts[kind].value is None else int(one.get(sums, 0))
        for kind, sums in (("gain", "gained"), ("lose", "lost"))
    )
    return EditionRow(edition=edition, counts=counts, gained=gained, lost=lost)


BAR, STEP = 260, 26


def _component(component: str, one: Figures, *, in_full: bool) -> ComponentRow:
    """Without bars where so few change that their length would be somebody's."""
    changed = int(one.get("gain", 0)) + int(one.get("lose", 0))
    bars = _bars(one) if in_full or changed >= FEWEST else []
    counts = {name: int(one.get(name, 0)) for name in CHANGES}
    return ComponentRow(component=component, bars=bars, height=STEP * max(1, len(bars)), **counts)


def _bars(one: Figures) -> list[tuple[str, int, int, int]]:
    """By how much, how many people, and where the bar stands."""
    bins = charts.bins({int(amount): people for amount, people in one.get("differences", {}).items()})
    most = max((people for _first, _last, people in bins), default=1)
    return [
        (sentences.bin_words(first, last), people, max(2, BAR * people // most), STEP * row)
        for row, (first, last, people) in enumerate(bins)
    ]


# Certificates --------------------------------------------------------------------------------------------------------


def _pending(simulation: Simulation) -> list[Pending]:
    """By component, from the people whose status changes; one statement, and one for each component."""
    rows = credits_api.status_changes(simulation)
    by_component: dict[str, list[tuple[UUID, bool]]] = defaultdict(list)
    for uid, component, is_complete in rows:
        by_component[component].append((uid, is_complete))
    return [_pending_of(component, changes) for component, changes in sorted(by_component.items())]


def _pending_of(component: str, changes: Sequence[tuple[UUID, bool]]) -> Pending:
    holders = certificates_api.holders([uid for uid, _is_complete in changes], component=component)
    return Pending(
        component=component,
        more=sum(is_complete and uid not in holders for uid, is_complete in changes),
        fewer=sum(not is_complete and uid not in holders for uid, is_complete in changes),
        kept=sum(not is_complete and uid in holders for uid, is_complete in changes),
    )


# People --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """who: a name, or a number that says nothing. country, and the edition, are only for who may read names."""

    who: str
    country: Country | None
    change: SimulatedChange

    @property
    def difference(self) -> str:
        return sentences.signed(self.change.after - self.change.before)


def changes_for(simulation: Simulation, *, user: User) -> QuerySet[SimulatedChange]:
    """The list of people that somebody may read.

    Without names it leaves out a component in which very few change: in the edition of one or two people that runs
    there, their line would be theirs. One statement when it is built, none for who may read names.
    """
    found = credits_api.changes_of(simulation)
    return found if may_read_names(user) else found.exclude(component__in=_small_components(simulation))


def _small_components(simulation: Simulation) -> set[str]:
    counted = simulation.changes.order_by().values("component").annotate(people=Count("person_uid", distinct=True))
    return {row["component"] for row in counted if row["people"] < FEWEST}


def person_rows(changes: Sequence[SimulatedChange], *, simulation: Simulation, user: User) -> list[PersonRow]:
    """Two statements for who may read names, none for others."""
    if not may_read_names(user):
        return [PersonRow(who=opaque(simulation, change.person_uid), country=None, change=change) for change in changes]
    uids = {change.person_uid for change in changes}
    people = {person.uid: person for person in Person.objects.filter(uid__in=uids).select_related("country")}
    return [_named(people.get(change.person_uid), change) for change in changes]


def _named(person: Person | None, change: SimulatedChange) -> PersonRow:
    return PersonRow(
        who=person.printed_name if person else _("erased"), country=person.country if person else None, change=change
    )


def opaque(simulation: Simulation, uid: UUID) -> str:
    """The same person has the same number within the simulations of a draft's scope, and nobody can turn it back."""
    digest = salted_hmac("credits.simulation", f"{_family(simulation)}:{uid}", algorithm="sha256").digest()
    number = int.from_bytes(digest[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def _family(simulation: Simulation) -> str:
    """What two simulations have in common that are laid side by side."""
    return f"{simulation.against_id}:{simulation.data_from}:{simulation.data_to}"


# Side by side --------------------------------------------------------------------------------------------------------


MOST_ROWS = 100


@dataclass(frozen=True, kw_only=True)
class ContrastRow:
    who: str
    edition: Edition | None
    one: Contrast

    @property
    def difference(self) -> str:
        return sentences.signed(self.one.second - self.one.first)


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """people: for how many the two differ. rows: the greatest differences first, at most MOST_ROWS."""

    first: Found
    second: Found
    people: int
    rows: list[ContrastRow]
    left_out: int


def side_by_side(first: Simulation, second: Simulation, *, user: User) -> SideBySide:
    """Both with one scale for their pictures, and the people for whom they differ."""
    in_full = may_read_names(user)
    counts = [pairs(_countries(one.summary, in_full=in_full), one.summary) for one in (first, second)]
    longest = charts.greatest(pair for side in counts for _label, pair in side)
    left_out = set() if in_full else _small_components(first) | _small_components(second)
    people, total, greatest = _greatest_contrasts(first, second, without=left_out)
    return SideBySide(
        first=found(first, user=user, longest=longest),
        second=found(second, user=user, longest=longest),
        people=people,
        rows=_contrast_rows(greatest, simulation=first, user=user),
        left_out=total - len(greatest),
    )


def _greatest_contrasts(
    first: Simulation, second: Simulation, *, without: Container[str]
) -> tuple[int, int, list[Contrast]]:
    """How many people, how many lines, and the lines with the greatest differences; memory does not grow.

    without: components whose lines are counted among the people and not shown.
    """
    people = total = 0
    last: UUID | None = None
    kept: list[tuple[int, int, Contrast]] = []
    for one in credits_api.contrasts(first, second):  # sorted by person
        people += one.person_uid != last
        last = one.person_uid
        if one.component in without:
            continue
        total += 1
        row = (abs(one.second - one.first), -total, one)
        if len(kept) < MOST_ROWS:
            heapq.heappush(kept, row)
        else:
            heapq.heappushpop(kept, row)
    return people, total, [one for _size, _place, one in sorted(kept, key=lambda row: row[:2], reverse=True)]


def _contrast_rows(contrasts: Sequence[Contrast], *, simulation: Simulation, user: User) -> list[ContrastRow]:
    editions = Edition.objects.in_bulk([one.edition for one in contrasts])
    names = _names([one.person_uid for one in contrasts]) if may_read_names(user) else {}
    return [
        ContrastRow(
            who=names.get(one.person_uid) or opaque(simulation, one.person_uid),
            edition=editions.get(one.edition),
            one=one,
        )
        for one in contrasts
    ]


def _names(uids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Person.objects.filter(uid__in=set(uids)).values_list("uid", "printed_name"))


# With the draft ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Past:
    """A simulation in the list of a draft. is_stale: the draft has changed since."""

    simulation: Simulation
    sentence: str
    is_stale: bool


def past(resolution: Resolution, *, most: int = 50) -> list[Past]:
    """The newest ones; seven statements, one where there is none."""
    simulations = list(credits_api.simulations_of(resolution)[:most])
    digest = credits_api.content_digest(resolution) if simulations else ""
    return [
        Past(
            simulation=one,
            sentence=sentences.in_one_sentence(one.summary) if one.state == Simulation.State.DONE else "",
            is_stale=one.content_digest != digest,
        )
        for one in simulations
    ]
