"""The names that other apps may use."""

from credits.models import CreditEntry
from credits.operations import tally
from credits.queries import (
    ComponentStatus,
    Difference,
    Due,
    Line,
    Missing,
    Pending,
    Proof,
    Statement,
    Step,
    components_of,
    due_under,
    entries_of,
    law_of,
    laws_of,
    level_law,
    level_of,
    prove,
    statement_for,
    status_for,
    statuses,
)
from credits.sentences import amount

__all__ = [
    "ComponentStatus",
    "CreditEntry",
    "Difference",
    "Due",
    "Line",
    "Missing",
    "Pending",
    "Proof",
    "Statement",
    "Step",
    "amount",
    "components_of",
    "due_under",
    "entries_of",
    "law_of",
    "laws_of",
    "level_law",
    "level_of",
    "prove",
    "statement_for",
    "status_for",
    "statuses",
    "tally",
]
