"""Every lesson of a distance module has been read. settings: content."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result

KIND = "lessons"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    facts = [fact for fact in case.of_kind(KIND) if fact.subject_key == settings["content"]]
    read = [fact.id for fact in facts if fact.value >= fact.out_of]
    done = max((fact.value for fact in facts), default=0)
    values = {"read": done, "all": max((fact.out_of for fact in facts), default=0)}
    return Result(met=bool(read), grounds=tuple(read), code="" if read else KIND, values=values)
