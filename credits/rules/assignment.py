"""An assignment has been passed. settings: assignment; pass_percent, where the Board sets its own pass mark."""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result
from credits.domain.marks import judge

KIND = "assignment"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    return judge(KIND, str(settings["assignment"]), settings, case)
