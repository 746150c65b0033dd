"""The side conditions of a rule one by one: which of them decided on a person, and which would have to give way. Pure.

A condition stands in a reason as {"kind": "budget", "cap", "min", "max" or "together", ...}: plain values that are
sealed with the run; `courses.admissions.rule_words` says them to people.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from courses.admissions.domain.rule import Group, Rule

Given = dict[str, Any]


def of_rule(rule: Rule, *, cap: int | None) -> list[Given]:
    """Every condition beside the number of places. cap: the per-country cap, where it stands."""
    found: list[Given] = [] if rule.budget is None else [{"kind": "budget", "number": rule.budget}]
    if cap is not None:
        found.append({"kind": "cap", "number": cap})
    for i, group in enumerate(rule.groups):
        named = {"index": i, "field": group.field, "value": group.value}
        if group.least:
            found.append({"kind": "min", **named, "number": group.least})
        if group.most is not None:
            found.append({"kind": "max", **named, "number": group.most})
    return found + ([{"kind": "together"}] if rule.together else [])


def without(rule: Rule, dropped: Mapping[str, Any]) -> Rule:
    """The rule as it would be without this condition; all joint nominations count as one condition."""
    kind = dropped["kind"]
    if kind == "budget":
        return replace(rule, budget=None)
    if kind == "cap":
        return replace(rule, per_country_cap=None)
    if kind == "together":
        return replace(rule, together=())
    groups = [_without_bound(group, kind) if i == dropped["index"] else group for i, group in enumerate(rule.groups)]
    return replace(rule, groups=tuple(groups))


def _without_bound(group: Group, kind: str) -> Group:
    return replace(group, least=None) if kind == "min" else replace(group, most=None)


def in_case_words(given: Mapping[str, Any]) -> str:
    """What has to give way and by how much, in the words of a case, e.g. "raise rule.budget from 10 by 4"."""
    kind, number, by = given["kind"], given.get("number"), given.get("by")
    if kind == "held":
        return "those who hold a place leave no selection: correct fixed or rule.capacity"
    if kind == "budget":
        return f"raise rule.budget from {number} by {by}"
    if kind == "together":
        return f"drop rule.together[{given['index']}]"
    verb = "raise" if kind == "max" else "lower"
    name = f"rule.groups[{given['index']}] ({given['field']} = {given['value']})"
    return f"{verb} the {kind} of {name} from {number} by {by}"
