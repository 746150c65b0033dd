"""Countries and what is known of them, with dates, precision and source."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.domain.vocabulary import Permission
from academy.people.models import Country, CountryStatus, User
from academy.people.permissions import check

DATA = Path(__file__).resolve().parents[1] / "data" / "countries.csv"
Body, State, Precision = CountryStatus.Body, CountryStatus.State, CountryStatus.Precision

# The days for which the shipped table says yes or no.
TEXT_DAY = date(2020, 7, 1)
LAST_COUNT = date(2025, 5, 1)

FOOTNOTES = {
    "PS": (
        "Cette dénomination ne saurait être interprétée comme une reconnaissance d’un État de Palestine et est sans "
        "préjudice de la position de chaque État membre du Conseil de l’Europe sur cette question.",
        "This designation shall not be construed as recognition of a State of Palestine and is without prejudice to "
        "the individual positions of Council of Europe member States on this issue.",
    )
}


@dataclass(frozen=True, kw_only=True)
class _Said:
    body: str
    state: str
    as_at: date
    precision: str


def load_countries() -> int:
    """Bring the shipped countries and their dated status in; what is there stays. Returns how many there are."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with transaction.atomic():
        for row in rows:
            _load(row)
    return Country.objects.count()


def _load(row: dict[str, str]) -> None:
    note_fr, note_en = FOOTNOTES.get(row["iso2"], ("", ""))
    country, created = Country.objects.get_or_create(
        iso2=row["iso2"],
        defaults={
            "iso3": row["iso3"],
            "name_fr": row["name_fr"],
            "name_en": row["name_en"],
            "footnote_fr": note_fr,
            "footnote_en": note_en,
        },
    )
    if created or not country.statuses.exists():
        CountryStatus.objects.bulk_create(
            CountryStatus(
                country=country,
                body=said.body,
                state=said.state,
                as_at=said.as_at,
                precision=said.precision,
                source=f"{row['source']} ({row['confidence']})",
                recorded_at=timezone.now(),
            )
            for said in _assertions(row)
        )


def _assertions(row: dict[str, str]) -> Iterator[_Said]:
    yield from _period(Body.POMPIDOU_GROUP, row["pompidou_group_from"], row["pompidou_group_to"])
    yield _seen(Body.POMPIDOU_GROUP, row["pg_member_2020_07_01"] == "Y", TEXT_DAY)
    yield _seen(Body.POMPIDOU_GROUP, row["pg_status_latest"] == "member", LAST_COUNT)
    yield from _period(Body.COUNCIL_OF_EUROPE, row["council_of_europe_from"], row["council_of_europe_to"])
    yield _seen(Body.COUNCIL_OF_EUROPE, row["coe_member_2020_07_01"] == "Y", TEXT_DAY)
    yield _seen(Body.COUNCIL_OF_EUROPE, row["coe_member_latest"] == "Y", LAST_COUNT)
    yield from _period(Body.MEDNET, row["mednet_from"], row["mednet_to"])
    yield _seen(Body.MEDNET, row["mednet_2020"] == "Y", TEXT_DAY)
    yield _seen(Body.OBSERVER, row["pg_status_latest"] == "observer_or_adhoc", TEXT_DAY)


def _seen(body: str, yes: bool, on: date) -> _Said:
    """A list of that day named the country, or did not."""
    state = State.MEMBER if yes else State.NOT_MEMBER
    return _Said(body=body, state=state, as_at=on, precision=Precision.AT_LATEST if yes else Precision.DAY)


def _period(body: str, start: str, end: str) -> Iterator[_Said]:
    for text, state in ((start, State.MEMBER), (end, State.NOT_MEMBER)):
        if text:
            as_at, precision = _dated(text)
            yield _Said(body=body, state=state, as_at=as_at, precision=precision)


def _dated(text: str) -> tuple[date, str]:
    """ "2014" is the last day of 2014 (member at the latest by then), "2014-11-03" a day."""
    if len(text) == 4:
        return date(int(text), 12, 31), Precision.YEAR
    return date.fromisoformat(text), Precision.DAY


@transaction.atomic
def assert_status(
    *, country: Country, body: str, state: str, as_at: date, precision: str, source: str, by: User
) -> CountryStatus:
    """The Secretariat states what a country is from a day on, with its source; earlier statements stay on record."""
    check(by, Permission.COUNTRIES_EDIT)
    status = CountryStatus.objects.create(
        country=country,
        body=body,
        state=state,
        as_at=as_at,
        precision=precision,
        source=source,
        recorded_by=audit_api.actor_key(by),
    )
    audit_api.record(
        action="country.status_asserted",
        by=by,
        thing=status,
        data={"country": country.iso2, "body": body, "state": state, "as_at": as_at.isoformat()},
    )
    return status
