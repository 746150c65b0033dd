"""A call as a case of the selection: what is frozen in a run, and what an outsider decides again.

Ids are the public tickets; neither name nor institution is in it.
"""

from datetime import UTC
from typing import Any

from academy.people import api as people_api
from courses.admissions.domain.check import digest, listed
from courses.admissions.models import Application, Call, RuleSet

DEFAULT_RULE: dict[str, Any] = {"reading": "A"}


def rule_set_of(call: Call) -> RuleSet | None:
    return call.rule_sets.order_by("-version").first()


def case_of(call: Call) -> dict[str, Any]:
    """Rule, country table as of the key date, and every application that was handed in."""
    rows = list(call.applications.exclude(state=Application.State.DRAFT).order_by("ticket"))
    standings = people_api.standings(on=call.key_date)
    countries = {
        iso2: {body: getattr(standings[iso2], body) == "member" for body in ("pg", "coe", "mednet")}
        for iso2 in sorted({row.country_id for row in rows})
    }
    first = _several_by_one_person(rows)
    of_no_body = {iso2 for iso2, member in countries.items() if not any(member.values())}
    return {
        "rule": _rule(call, {row.country_id for row in rows if _is_considered(row)} & of_no_body),
        "countries": countries,
        "applications": [_application(row) | first.get(row.pk, {}) for row in rows],
    }


def _rule(call: Call, decided: set[str]) -> dict[str, Any]:
    """The rule in full: adopted parameters (or the default), the mandate's places, and what the call says.

    decided: countries of no body from which an officer let somebody take part, by hand or because places remained.
    """
    adopted = rule_set_of(call)
    admitted = set(call.observer_admissions.filter(is_admitted=True).values_list("country_id", flat=True))
    capacity = call.places
    said = (adopted.rule if adopted else DEFAULT_RULE) | {
        "capacity": call.applications.count() if capacity is None else capacity,
        "admitted_observers": sorted(admitted | decided),
    }
    return said if call.considers_members_first else said | {"members_first": False}


def _several_by_one_person(rows: list[Application]) -> dict[int, dict[str, str]]:
    """Where one person has handed in more than once, "person" is the ticket of the first: only the latest counts."""
    by_person: dict[int, list[Application]] = {}
    for row in rows:
        by_person.setdefault(row.person_id, []).append(row)
    several = [mine for mine in by_person.values() if len(mine) > 1]
    return {row.pk: {"person": str(mine[0].ticket)} for mine in several for row in mine}


def _is_considered(row: Application) -> bool:
    """Eligible, and no consultant: these are nominated by no State and take none of its places."""
    return row.screening == Application.Screening.ELIGIBLE and not row.is_consultant


def _application(row: Application) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": str(row.ticket),
        "country": row.country_id,
        "national_rank": row.national_rank,
        "status": row.state,
        "eligible": _is_considered(row),
    }
    if row.submitted_at:
        said["submitted_at"] = row.submitted_at.astimezone(UTC).isoformat()
    if said["eligible"]:
        return said
    return said | {"reason": "CONSULTANT" if row.is_consultant else row.screening_reason or "NOT_ELIGIBLE"}


def row_of(row: Application) -> tuple[dict[str, Any], dict[str, bool]]:
    """One application, and its country as of the key date, as a case says them."""
    standing = people_api.standings(on=row.call.key_date)[row.country_id]
    return _application(row), {body: getattr(standing, body) == "member" for body in ("pg", "coe", "mednet")}


def list_hash(case: dict[str, Any]) -> str:
    """The published fingerprint of the list: who is on it, by ticket, with country, rank and screening."""
    return digest(listed(case))
