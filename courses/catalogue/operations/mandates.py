"""Whether the mandate covers the days. Source: P-PG (2020) 10, the item "Durée" of each mandate."""

from datetime import date

from academy.governance import api as governance_api
from academy.governance.api import GovernanceRefused


def mandate_faults(code: str, *days: date) -> list[Exception]:
    """The refusal for the first day that the mandate does not cover; another day would only say the same again."""
    for day in days:
        try:
            governance_api.require_mandate(code, on=day)
        except GovernanceRefused as refusal:
            return [refusal]
    return []
