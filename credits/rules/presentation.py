"""A presentation has been passed.

settings: subject (empty: any); pass_percent, where the Board sets a pass mark of its own.
"""

from collections.abc import Mapping
from typing import Any

from credits.domain.facts import Case, Result
from credits.domain.marks import judge

KIND = "presentation"


def evaluate(settings: Mapping[str, Any], case: Case) -> Result:
    return judge(KIND, settings.get("subject") or None, settings, case)
