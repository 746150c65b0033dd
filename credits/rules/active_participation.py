"""A trainer has confirmed active participation. No settings."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result

KIND = "active_participation"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    confirmed = [fact.id for fact in case.of_kind(KIND) if fact.passed]
    return Result(met=bool(confirmed), grounds=tuple(confirmed), code="" if confirmed else KIND)
