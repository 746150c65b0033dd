"""A test has been passed. settings: test."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result

KIND = "test"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    facts = [fact for fact in case.of_kind(KIND) if fact.subject_key == settings["test"]]
    passed = [fact.id for fact in facts if fact.passed]
    best = max(facts, key=lambda fact: fact.value, default=None)
    values = {"value": best.value, "out_of": best.out_of} if best else {}
    code = "" if passed else ("test_failed" if best else "test_absent")
    return Result(met=bool(passed), grounds=tuple(passed), code=code, values=values)
