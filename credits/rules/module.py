"""A module is completed once all it needs is met. settings: module (number), needs (keys)."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result

KIND = "module"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    needs = [str(key) for key in settings["needs"]]
    open_ones = [key for key in needs if key not in case.done or not case.done[key].met]
    if open_ones:
        return Result(met=False, code="needs", values={"open": open_ones})
    grounds = {ground for key in needs for ground in case.done[key].grounds}
    return Result(met=bool(grounds), grounds=tuple(sorted(grounds)), code="" if grounds else "needs")
