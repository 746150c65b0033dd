"""The rule in force as the form of a rule shows it, so that adopting another one begins with it."""

from typing import Any

from academy.people.api import Institution
from courses.admissions.domain.rule import CRITERIA
from courses.admissions.models import RuleSet
from courses.admissions.rule_words import GROUPS

ORDER = ("first", "second", "third")
KEYS: dict[str, tuple[str, Any]] = {
    "women": ("gender", "f"),
    "men": ("gender", "m"),
    **{field: (field, value) for field, value in GROUPS if field != "gender"},
    **{f"kind_{kind}": ("institution_kind", kind) for kind in Institution.Kind.values},
}


def initial_of(adopted: RuleSet | None) -> dict[str, Any]:
    """What every field shows first; the default rule where none was adopted. Who decided is asked anew."""
    if adopted is None:
        return {"reading": "A", **dict(zip(ORDER, CRITERIA, strict=True))}
    rule = adopted.rule
    said: dict[str, Any] = {
        name: rule.get(name) for name in ("reading", "per_country_cap", "budget", "replace_after_first_module")
    }
    criteria = rule.get("inside_country", CRITERIA)
    said |= {name: criteria[i] if i < len(criteria) else "" for i, name in enumerate(ORDER)}
    said |= {"takes_joint": adopted.takes_joint, "rotation": "served_last" in rule}
    said |= {"served_last": rule.get("served_last", []), "served_last_reason": adopted.served_last_reason}
    by_value = {value: key for key, value in KEYS.items()}
    for group in rule.get("groups", ()):
        is_country = group["field"] == "country"
        key = "country" if is_country else by_value.get((group["field"], group["value"]))
        if key:
            said |= {f"{key}_least": group.get("min"), f"{key}_most": group.get("max")}
        if is_country:
            said["country"] = group["value"]
    return said
