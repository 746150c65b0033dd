"""Independent recounts: plain reading of the input files, nothing of the Academy's rules or tables.

Everything here is deliberately simple-minded; where it disagrees with the Academy, the main job stops.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
COUNTRIES = HOUSE / "people" / "data" / "countries.csv"
MANDATES = HOUSE / "governance" / "data" / "mandates.csv"

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rows(path: Path) -> int:
    return len(read(path))


def mandates_in_force(day: date) -> int:
    return sum(row["mandate_end"] >= day.isoformat() for row in read(MANDATES))


def members_on_1_july_2020(column: str) -> int:
    return sum(row[column] == "Y" for row in read(COUNTRIES))


def eligible_applications(
    applications: Path, *, deadline: datetime, admitted_observers: Iterable[str], kinds: Iterable[str]
) -> list[Row]:
    """Applications in time, of an admitted institution kind and country, the latest one of each e-mail address."""
    countries = _by_any_name(read(COUNTRIES))
    observers, allowed = set(admitted_observers), set(kinds)
    latest: dict[str, Row] = {}
    for row in read(applications):
        country = countries[row["country"].strip().casefold()]
        open_to = (
            country["pg_status_latest"] == "member"
            or country["coe_member_latest"] == "Y"
            or country["mednet_2020"] == "Y"
            or country["iso2"] in observers
        )
        in_time = datetime.fromisoformat(row["submitted_at"]) <= deadline
        if open_to and in_time and row["institution_kind"] in allowed:
            known = latest.get(row["email"].casefold())
            if known is None or known["submitted_at"] <= row["submitted_at"]:
                latest[row["email"].casefold()] = row | {"iso2": country["iso2"], "pg": country["pg_status_latest"]}
    return list(latest.values())


def countries_served(eligible: Iterable[Mapping[str, str]], *, places: int, members_first: bool) -> int:
    """How many countries get a place: one each in turn (countries first), or every member's nominee first."""
    waiting: Counter[str] = Counter(row["iso2"] for row in eligible)
    member = {row["iso2"] for row in eligible if row["pg"] == "member"}
    if not members_first:
        return min(places, len(waiting))
    taken = min(places, sum(waiting[country] for country in member))
    served = min(taken, len(member))
    return served + min(places - taken, len(waiting) - len(member))


def shares(attendance: Path, *, contact_minutes: int) -> dict[str, float]:
    """Per e-mail address, minutes present as a share of the contact minutes."""
    minutes: Counter[str] = Counter()
    for row in read(attendance):
        minutes[row["email"]] += int(row["minutes"])
    return {email: present / contact_minutes for email, present in minutes.items()}


def _by_any_name(countries: Iterable[Row]) -> dict[str, Row]:
    names = ("iso2", "iso3", "name_en", "name_fr")
    return {row[name].casefold(): row for row in countries for name in names}
