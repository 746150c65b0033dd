"""A case as `manage.py select` reads it: rule, countries, applications, who is fixed; and the pool it makes. Pure.

Pool: submitted, eligible, of a country that is a member of the Pompidou Group, the Council of Europe or MedNET or an
admitted observer; one application per person, the latest valid one (the one that holds a place stays).
Source: P-PG (2020) 10, P-PG/Training, items 4 and 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from courses.admissions.domain.fields import (
    CaseRefused,
    Check,
    each,
    flag,
    load,
    members,
    moment,
    one_of,
    optional,
    text,
    trait,
    whole,
)
from courses.admissions.domain.readings import READINGS
from courses.admissions.domain.rule import CRITERIA, Candidate, Group, Rule

STATES = ("submitted", "draft", "withdrawn", "late", "declined", "expired", "no_show", "rejected", "cancelled")
COUNTRY = {"pg": flag, "coe": flag, "mednet": flag, "observer": flag}
RULE: Mapping[str, Check] = {
    "capacity": whole(0),
    "reading": one_of(*READINGS),
    "per_country_cap": optional(whole(1)),
    "inside_country": each(one_of(*CRITERIA)),
    "served_last": each(text),
    "admitted_observers": each(text),
    "members_first": flag,  # false where no decision lets a call consider Pompidou Group members first
    "budget": optional(whole(0)),
    "groups": each(
        lambda value, where: members(
            value,
            where,
            known={"field": text, "value": trait, "min": optional(whole(0)), "max": optional(whole(0))},
            needed=("field", "value"),
        )
    ),
    "together": each(each(text)),
    "replace_after_first_module": flag,
}
APPLICATION: Mapping[str, Check] = {
    "id": text,
    "person": text,
    "country": text,
    "submitted_at": moment,
    "national_rank": optional(whole(1)),
    "merit": optional(whole(0)),
    "first_time": flag,
    "status": one_of(*STATES),
    "eligible": flag,
    "reason": text,  # the code of the rule by which it is not eligible
    "grant": whole(0),
    "gender": optional(trait),
}
OF_COUNTRY = ("pg", "coe", "mednet", "observer", "country")


@dataclass(frozen=True, kw_only=True)
class Case:
    """candidates: the pool. fixed: ids that hold a place. excluded: the reason of everybody who is not in the pool."""

    rule: Rule
    candidates: list[Candidate]
    fixed: frozenset[str]
    excluded: dict[str, dict[str, Any]]


def parse(document: str, *, reading: str | None = None) -> Case:
    return of_document(load(document), reading=reading)


def of_document(document: Any, *, reading: str | None = None) -> Case:
    """reading: overrides the rule's own; "A" where neither says anything."""
    anything: Check = lambda value, where: value  # noqa: E731 - each part is checked below, by name
    parts = members(
        document,
        "case",
        known=dict.fromkeys(("rule", "countries", "applications", "fixed"), anything),
        needed=("rule", "countries", "applications"),
    )
    rule = members(parts["rule"], "rule", known=RULE, needed=("capacity",))
    countries = _countries(parts["countries"])
    fields = dict(APPLICATION) | {group["field"]: optional(trait) for group in rule.get("groups", []) if _is_new(group)}
    rows = each(
        lambda value, where: {"reason": "NOT_ELIGIBLE"} | members(value, where, known=fields, needed=("id", "country"))
    )(parts["applications"], "applications")
    _once_each(rows)
    _one_form_of_time(rows)
    fixed = frozenset(each(text)(parts.get("fixed", []), "fixed"))
    observers = set(rule.get("admitted_observers", []))
    excluded, valid = _screened(rows, countries, observers)
    kept = _one_per_person(valid, fixed, excluded)
    members_first = rule.get("members_first", True)
    candidates = [_candidate(row, countries[row["country"]], fields, members_first) for row in kept]
    _fixed_are_candidates(fixed, candidates, excluded, rule["capacity"])
    return Case(
        rule=_rule(rule, reading, {row["id"] for row in rows}),
        candidates=candidates,
        fixed=fixed,
        excluded=excluded,
    )


def _is_new(group: Mapping[str, Any]) -> bool:
    return group["field"] not in APPLICATION and group["field"] not in OF_COUNTRY


def _countries(value: Any) -> dict[str, dict[str, bool]]:
    if not isinstance(value, dict):
        raise CaseRefused("countries", 'must be an object, e.g. {"P01": {"pg": true}}.')
    return {
        key: dict.fromkeys(COUNTRY, False) | members(one, f"countries.{key}", known=COUNTRY)
        for key, one in value.items()
    }


def _once_each(rows: list[dict[str, Any]]) -> None:
    seen: dict[str, int] = {}
    for i, row in enumerate(rows):
        if row["id"] in seen:
            raise CaseRefused(f"applications[{i}].id", f"{row['id']!r} is the id of applications[{seen[row['id']]}].")
        seen[row["id"]] = i


def _one_form_of_time(rows: list[dict[str, Any]]) -> None:
    forms = {type(row["submitted_at"]) for row in rows if "submitted_at" in row}
    if len(forms) > 1:
        odd = next(i for i, row in enumerate(rows) if isinstance(row.get("submitted_at"), str))
        raise CaseRefused(f"applications[{odd}].submitted_at", "write all of them as numbers or all as dates.")


def _screened(
    rows: list[dict[str, Any]], countries: Mapping[str, Mapping[str, bool]], observers: set[str]
) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    excluded, valid = {}, []
    for row in rows:
        code = _not_considered(row, countries, observers)
        if code:
            excluded[row["id"]] = {"code": code, "country": row["country"]}
        else:
            valid.append(row)
    return excluded, valid


def _not_considered(
    row: Mapping[str, Any], countries: Mapping[str, Mapping[str, bool]], observers: set[str]
) -> str | None:
    state, country = row.get("status", "submitted"), countries.get(row["country"])
    if state != "submitted":
        return f"STATUS_{state.upper()}"
    if not row.get("eligible", True):
        return str(row["reason"])
    if country is None:
        return "COUNTRY_UNKNOWN"
    if not (country["pg"] or country["coe"] or country["mednet"] or row["country"] in observers):
        return "OBSERVER_NOT_ADMITTED"
    return None


def _one_per_person(
    valid: list[dict[str, Any]], fixed: frozenset[str], excluded: dict[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    latest: dict[str, dict[str, Any]] = {}
    # A place that is held stays with the application it was given to; otherwise the latest counts.
    for row in sorted(valid, key=lambda row: (row["id"] in fixed, *_moment(row), row["id"])):
        latest[row.get("person", row["id"])] = row
    for row in valid:
        kept = latest[row.get("person", row["id"])]
        if kept is not row:
            excluded[row["id"]] = {"code": "REPLACED_BY", "by": kept["id"], "country": row["country"]}
    return [row for row in valid if row["id"] not in excluded]


def _moment(row: Mapping[str, Any]) -> tuple[bool, Any]:
    return "submitted_at" in row, row.get("submitted_at", 0)


def _candidate(
    row: Mapping[str, Any], country: Mapping[str, bool], fields: Mapping[str, Check], members_first: bool
) -> Candidate:
    member = country["pg"] or country["coe"] or country["mednet"]
    traits = {key: row[key] for key in fields if row.get(key) is not None}
    return Candidate(
        id=row["id"],
        country=row["country"],
        is_pg=country["pg"] and members_first,
        rank=row.get("national_rank"),
        merit=row.get("merit"),
        is_first_time=row.get("first_time", False),
        grant=row.get("grant", 0),
        traits=traits | dict(country) | {"observer": not member, "country": row["country"]},
    )


def _fixed_are_candidates(
    fixed: frozenset[str], candidates: list[Candidate], excluded: Mapping[str, Mapping[str, Any]], capacity: int
) -> None:
    for one in sorted(fixed - {candidate.id for candidate in candidates}):
        why = f"is not considered ({excluded[one]['code']})" if one in excluded else "is not an application"
        raise CaseRefused("fixed", f"{one!r} {why}; take it out of fixed, or correct the application.")
    if len(fixed) > capacity:
        raise CaseRefused("fixed", f"{len(fixed)} hold places and rule.capacity is {capacity}; correct one of them.")


def _rule(rule: Mapping[str, Any], reading: str | None, known: set[str]) -> Rule:
    for i, ids in enumerate(rule.get("together", [])):
        for j, one in enumerate(ids):
            if one not in known:
                raise CaseRefused(f"rule.together[{i}][{j}]", f"{one!r} is not the id of an application.")
    groups = []
    for i, group in enumerate(rule.get("groups", [])):
        least, most = group.get("min"), group.get("max")
        if least is not None and most is not None and least > most:
            raise CaseRefused(f"rule.groups[{i}].min", f"{least} is above max {most}; lower one or raise the other.")
        groups.append(Group(field=group["field"], value=group["value"], least=least, most=most))
    found = Rule(
        capacity=rule["capacity"],
        reading=reading or rule.get("reading", "A"),
        per_country_cap=rule.get("per_country_cap"),
        served_last=frozenset(rule.get("served_last", [])),
        budget=rule.get("budget"),
        groups=tuple(groups),
        together=tuple(frozenset(ids) for ids in rule.get("together", [])),
        replace_after_first_module=rule.get("replace_after_first_module", False),
    )
    return replace(found, inside_country=tuple(rule["inside_country"])) if "inside_country" in rule else found
