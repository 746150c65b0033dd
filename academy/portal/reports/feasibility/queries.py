"""What the feasibility study counts, in a known number of SQL statements."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from academy.people.api import Country, Institution
from certificates import api as certificates_api
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.evaluation import api as evaluation_api
from courses.evaluation.api import Evaluated, MasterInterest
from courses.learning.api import Enrolment
from credits import api as credits_api


@dataclass(frozen=True, kw_only=True)
class Row:
    """One edition under a component. evaluation: mean of the statements from 1 to 5; None below five answers."""

    component: str
    edition: Edition
    participants: int
    countries: int
    completed: int
    answers: int
    evaluation: float | None


@dataclass(frozen=True, kw_only=True)
class Total:
    """A component over all its editions; a person or country counts once."""

    component: str
    editions: int
    participants: int
    countries: int
    completed: int
    answers: int
    evaluation: float | None


@dataclass(frozen=True, kw_only=True)
class Interest:
    """Who would follow the master. countries and kinds: name and number, the most first."""

    total: int
    countries: list[tuple[str, int]]
    kinds: list[tuple[str, int]]
    followed: list[tuple[str, int]]
    years: float | None


@dataclass(frozen=True, kw_only=True)
class Study:
    on: date
    totals: list[Total]
    rows: list[Row]
    interest: Interest


def study(*, on: date) -> Study:
    """Everything the study shows, as known on the day it is drawn up."""
    under = _editions_by_component()
    people = _people({edition.pk for editions in under.values() for edition in editions})
    evaluated = evaluation_api.evaluated()
    holders = certificates_api.holders_by_edition()
    rows = [
        _row(component, edition, people, holders, evaluated)
        for component, editions in under.items()
        for edition in editions
    ]
    totals = [_total(component, under[component], rows, people, holders) for component in under]
    return Study(on=on, totals=totals, rows=rows, interest=_interest(list(evaluation_api.interests())))


def _editions_by_component() -> dict[str, list[Edition]]:
    """Editions by the law of their last day: an activity that was moved to another component counts there only."""
    editions = list(catalogue_api.editions().exclude(state="cancelled"))
    components = credits_api.components_on_last_day(editions)
    return {
        component: [edition for edition in editions if component in components[edition.pk]] for component in ("I", "II")
    }


People = dict[int, set[tuple[str, str | None]]]


def _people(editions: set[int]) -> People:
    """Edition to (person, country) of who takes part."""
    active = Enrolment.objects.filter(edition__in=editions).exclude(state=Enrolment.State.WITHDRAWN)
    found: People = {pk: set() for pk in editions}
    for edition, uid, country in active.values_list("edition_id", "person__uid", "person__country_id"):
        found[edition].add((str(uid), country))
    return found


Holders = dict[tuple[int, str], set[str]]


def _row(component: str, edition: Edition, people: People, holders: Holders, evaluated: dict[int, Evaluated]) -> Row:
    here, said = people[edition.pk], evaluated.get(edition.pk)
    return Row(
        component=component,
        edition=edition,
        participants=len(here),
        countries=len(_countries(here)),
        completed=len(holders.get((edition.pk, component), ())),
        answers=said.answers if said else 0,
        evaluation=said.average if said else None,
    )


def _countries(people: Iterable[tuple[str, str | None]]) -> set[str]:
    return {country for _uid, country in people if country}


def _total(component: str, editions: list[Edition], rows: list[Row], people: People, holders: Holders) -> Total:
    everybody = {one for edition in editions for one in people[edition.pk]}
    complete = {uid for edition in editions for uid in holders.get((edition.pk, component), ())}
    mine = [row for row in rows if row.component == component]
    weighed = [(row.evaluation, row.answers) for row in mine if row.evaluation is not None]
    answers = sum(count for _mean, count in weighed)
    return Total(
        component=component,
        editions=len(editions),
        participants=len({uid for uid, _country in everybody}),
        countries=len(_countries(everybody)),
        completed=len(complete),
        answers=sum(row.answers for row in mine),
        evaluation=sum(mean * count for mean, count in weighed) / answers if answers else None,
    )


def _interest(found: list[MasterInterest]) -> Interest:
    names = {code: str(label) for code, label in Institution.Kind.choices}
    followed = {"": _("neither"), "I": _("Component I"), "II": _("Component II"), "I,II": _("both")}
    years = [one.years_in_field for one in found if one.years_in_field is not None]
    return Interest(
        total=len(found),
        countries=_ranked(_with_note(one.country) for one in found),
        kinds=_ranked(names[one.institution_kind] for one in found),
        followed=_ranked(followed[one.has_followed] for one in found),
        years=sum(years) / len(years) if years else None,
    )


def _with_note(country: Country) -> str:
    return f"{country} *" if country.footnote_fr else str(country)


def _ranked(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
