"""An assignment has been marked as passed. settings: assignment."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result

KIND = "assignment"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    facts = [fact for fact in case.of_kind(KIND) if fact.subject_key == settings["assignment"]]
    passed = [fact.id for fact in facts if fact.passed]
    best = max(facts, key=lambda fact: fact.value, default=None)
    values = {"value": best.value, "out_of": best.out_of} if best else {}
    code = "" if passed else ("assignment_failed" if best else "assignment_absent")
    return Result(met=bool(passed), grounds=tuple(passed), code=code, values=values)
