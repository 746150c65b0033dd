"""Whether a marked result is enough: the same for every kind of work that is marked. Pure."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, FactSeen, Result


def passes(fact: FactSeen, settings: Mapping[str, Any]) -> bool:
    """By the resolution's own pass mark where it sets one, else as the source of the fact said."""
    needed = settings.get("pass_percent")
    return bool(fact.passed) if needed is None else fact.value * 100 >= int(needed) * fact.out_of


def judge(kind: str, subject: str | None, settings: Mapping[str, Any], case: Case) -> Result:
    """One passed result about the subject is enough; without a subject any of the kind is."""
    facts = [fact for fact in case.of_kind(kind) if subject is None or fact.subject_key == subject]
    passed = tuple(fact.id for fact in facts if passes(fact, settings))
    best = max(facts, key=lambda fact: (fact.value / fact.out_of, fact.id), default=None)
    values = {"value": best.value, "out_of": best.out_of} if best else {}
    code = "" if passed else f"{kind}_failed" if best else f"{kind}_absent"
    return Result(met=bool(passed), grounds=passed, code=code, values=values)
