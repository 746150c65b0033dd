"""The names that other apps may use."""

from credits.models import CreditEntry
from credits.operations import tally
from credits.queries import (
    ComponentStatus,
    Line,
    Missing,
    Statement,
    components_of,
    statement_for,
    status_for,
    statuses,
)
from credits.sentences import amount

__all__ = [
    "ComponentStatus",
    "CreditEntry",
    "Line",
    "Missing",
    "Statement",
    "amount",
    "components_of",
    "statement_for",
    "status_for",
    "statuses",
    "tally",
]
