"""A call as a case of the selection: what is frozen in a run, and what an outsider decides again.

Ids are the public tickets; neither name nor institution is in it.
"""

from datetime import UTC
from typing import Any

from academy.people import api as people_api
from courses.admissions.domain.check import digest
from courses.admissions.models import Application, Call, Place, RuleSet

DEFAULT_RULE: dict[str, Any] = {"reading": "A"}


def rule_set_of(call: Call) -> RuleSet | None:
    return call.rule_sets.order_by("-version").first()


def rule_of(call: Call, *, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
    """The rule in full: adopted parameters (or the default), the mandate's places, the observers admitted."""
    adopted = rule_set_of(call)
    chosen = parameters if parameters is not None else (adopted.rule if adopted else DEFAULT_RULE)
    admitted = call.observer_admissions.filter(is_admitted=True).order_by("country_id")
    capacity = call.edition.capacity
    return chosen | {
        "capacity": call.applications.count() if capacity is None else capacity,
        "admitted_observers": list(admitted.values_list("country_id", flat=True)),
    }


def case_of(call: Call, *, rule: dict[str, Any] | None = None) -> dict[str, Any]:
    """Rule, country table as of the key date, and every application that was handed in."""
    rows = call.applications.exclude(state=Application.State.DRAFT).order_by("ticket")
    standings = people_api.standings(on=call.key_date)
    countries = {
        iso2: {body: getattr(standings[iso2], body) == "member" for body in ("pg", "coe", "mednet")}
        for iso2 in sorted({row.country_id for row in rows})
    }
    return {
        "rule": rule_of(call) if rule is None else rule,
        "countries": countries,
        "applications": [_application(row) for row in rows],
    }


def _application(row: Application) -> dict[str, Any]:
    is_eligible = row.screening == Application.Screening.ELIGIBLE
    said: dict[str, Any] = {
        "id": str(row.ticket),
        "country": row.country_id,
        "national_rank": row.national_rank,
        "status": row.state,
        "eligible": is_eligible,
    }
    if row.submitted_at:
        said["submitted_at"] = row.submitted_at.astimezone(UTC).isoformat()
    return said if is_eligible else said | {"reason": row.screening_reason or "NOT_ELIGIBLE"}


def list_hash(case: dict[str, Any]) -> str:
    """The published fingerprint of the list: who is on it, by ticket."""
    return digest(sorted(row["id"] for row in case["applications"]))


def with_holders(call: Call, case: dict[str, Any]) -> dict[str, Any]:
    """The case as it stands now: holders of places fixed, those who left out of the pool."""
    fixed = sorted(map(str, Place.objects.filter(edition=call.edition).values_list("application__ticket", flat=True)))
    return case | {"fixed": fixed}
