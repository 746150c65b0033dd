"""The figures of a simulation as somebody may see them: by country, edition and component, with their pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from academy.lib import charts
from academy.lib.charts import Picture
from academy.lib.names import folded
from academy.people.api import Country, User
from academy.portal.simulation import sentences
from academy.portal.simulation.queries.certificates import Pending, pending
from academy.portal.simulation.queries.people import may_read_names
from academy.portal.simulation.small_groups import FEWEST, Shown, shown
from courses.catalogue.api import Edition
from credits import api as credits_api
from credits.api import Figures, Simulation

CHANGES = ("gain", "lose", "reach", "leave")
COLUMNS = ("people", *CHANGES)
FIRST_ROWS = 12  # countries that stand open in the table; the others unfold


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


def found(simulation: Simulation, *, user: User, longest: int = 0) -> Found:
    """Six statements. longest: the count that fills half of the picture, for two pictures on one scale."""
    figures, in_full = simulation.summary, may_read_names(user)
    countries, editions = countries_of(figures, in_full=in_full), _editions(figures, in_full=in_full)
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
        pending=pending(simulation),
    )


def _is_partly_hidden(rows: Sequence[CountryRow | EditionRow]) -> bool:
    return any(one.value is None for row in rows for one in row.counts.values())


# By country ----------------------------------------------------------------------------------------------------------


def countries_of(figures: Figures, *, in_full: bool) -> list[CountryRow]:
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
