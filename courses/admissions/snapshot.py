"""A call as a case of the selection: what is frozen in a run, and what an outsider decides again.

Ids are the public tickets; neither name nor institution is in it. What a person said of herself, or an officer of her,
is in it only where the adopted rule decides by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from academy.people import api as people_api
from courses.admissions import facts as known
from courses.admissions.domain.check import digest, listed
from courses.admissions.domain.rule import CRITERIA
from courses.admissions.models import Application, Call, MeritScore, RuleSet

DEFAULT_RULE: dict[str, Any] = {"reading": "A"}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """By application, what the rule decides by; a mapping is None where it decides by nothing of the kind."""

    merits: Mapping[int, MeritScore] | None = None
    first_times: Mapping[int, bool] | None = None
    grants: Mapping[int, int] | None = None
    genders: Mapping[int, str] | None = None
    traits: tuple[str, ...] = field(default=())


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
    rule = _rule(call, {row.country_id for row in rows if _is_considered(row)} & of_no_body)
    facts = _facts(call, rows, rule)
    return {
        "rule": rule,
        "countries": countries,
        "applications": [_application(row, facts) | first.get(row.pk, {}) for row in rows],
    }


def _rule(call: Call, decided: set[str]) -> dict[str, Any]:
    """The rule in full: adopted parameters (or the default), the mandate's places, what the call says, who is bound.

    decided: countries of no body from which an officer let somebody take part, by hand or because places remained.
    """
    adopted = rule_set_of(call)
    admitted = set(call.observer_admissions.filter(is_admitted=True).values_list("country_id", flat=True))
    capacity = call.places
    said = (adopted.rule if adopted else DEFAULT_RULE) | {
        "capacity": call.applications.count() if capacity is None else capacity,
        "admitted_observers": sorted(admitted | decided),
    }
    if adopted and adopted.takes_joint:
        said |= {"together": _bound(call)}
    return said if call.considers_members_first else said | {"members_first": False}


def _bound(call: Call) -> list[list[str]]:
    """The joint nominations that stand, by ticket; in an order that follows from the tickets alone."""
    joint = known.joint_nominations(call)
    return sorted(sorted(str(member.application.ticket) for member in one.members.all()) for one in joint)


def _facts(call: Call, rows: list[Application], rule: Mapping[str, Any]) -> Facts:
    criteria = rule.get("inside_country", CRITERIA)
    groups = {group["field"] for group in rule.get("groups", ())}
    first_times = known.first_times(call, rows) if {"first_time"} & {*criteria, *groups} else None
    if first_times and "first_time" not in groups and all(first_times.values()):
        first_times = None  # alike for everybody: it decides nothing
    return Facts(
        merits=known.merits_of(call) if "merit" in criteria else None,
        first_times=first_times,
        grants=known.support_in_euros(call) if rule.get("budget") is not None else None,
        genders=known.genders_of(call) if "gender" in groups else None,
        traits=("institution_kind",) if "institution_kind" in groups else (),
    )


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


def _application(row: Application, facts: Facts) -> dict[str, Any]:
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
        return said | _counted_by(row, facts)
    return said | {"reason": "CONSULTANT" if row.is_consultant else row.screening_reason or "NOT_ELIGIBLE"}


def _counted_by(row: Application, facts: Facts) -> dict[str, Any]:
    """What of an eligible application the rule decides by; a key is absent where nothing is known or said."""
    said: dict[str, Any] = {name: getattr(row, name) for name in facts.traits if getattr(row, name)}
    if facts.merits and row.pk in facts.merits:
        said["merit"] = facts.merits[row.pk].points
    if facts.first_times and facts.first_times.get(row.pk):
        said["first_time"] = True
    if facts.grants and facts.grants.get(row.pk):
        said["grant"] = facts.grants[row.pk]
    if facts.genders and row.pk in facts.genders:
        said["gender"] = facts.genders[row.pk]
    return said


def row_of(row: Application) -> tuple[dict[str, Any], dict[str, bool]]:
    """One application, and its country as of the key date, as a case says them."""
    run = row.call.runs.first()
    rule = run.case["rule"] if run else _rule(row.call, set())
    standing = people_api.standings(on=row.call.key_date)[row.country_id]
    of_country = {body: getattr(standing, body) == "member" for body in ("pg", "coe", "mednet")}
    rows = list(row.call.applications.exclude(state=Application.State.DRAFT))
    return _application(row, _facts(row.call, rows, rule)), of_country


def list_hash(case: dict[str, Any]) -> str:
    """The published fingerprint of the list: who is on it, by ticket, with country, rank and screening."""
    return digest(listed(case))
