"""Reads of credits, by noun."""

from credits.queries.due import Due, due_under
from credits.queries.entries import entries_of, standing_entries
from credits.queries.laws import components_of, law_of, laws_of, level_law, level_of
from credits.queries.shapes import ComponentStatus, Line, Missing, Pending, Statement, Step
from credits.queries.statements import statement_for
from credits.queries.status import status_for, statuses

__all__ = [
    "ComponentStatus",
    "Due",
    "Line",
    "Missing",
    "Pending",
    "Statement",
    "Step",
    "components_of",
    "due_under",
    "entries_of",
    "law_of",
    "laws_of",
    "level_law",
    "level_of",
    "standing_entries",
    "statement_for",
    "status_for",
    "statuses",
]
