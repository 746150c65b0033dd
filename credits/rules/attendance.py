"""Present for at least a share of the contact minutes. settings: module (number or None for all), share_percent."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result

KIND = "attendance"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    """Minutes of sessions that nobody has listed yet count as not attended."""
    module, needed = settings.get("module"), int(settings["share_percent"])
    facts = [fact for fact in case.of_kind(KIND) if module is None or fact.module_number == module]
    programme = sum(minutes for number, minutes in case.contact_minutes.items() if module is None or number == module)
    total = max(programme, sum(fact.out_of for fact in facts))
    present = sum(fact.value for fact in facts)
    missed = sum(fact.out_of - fact.value for fact in facts)
    met = total > 0 and present * 100 >= needed * total
    return Result(
        met=met,
        grounds=tuple(fact.id for fact in facts if fact.value),
        code="" if met else "attendance",
        # possible: whether presence from now on can still be enough.
        values={
            "possible": (total - missed) * 100 >= needed * total,
            "share": 100 * present // total if total else 0,
            "needed": needed,
            "module": module,
        },
    )
