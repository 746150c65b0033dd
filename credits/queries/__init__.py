"""Reads of credits, by noun."""

from credits.queries.balances import Held, balances_of, counted, held_by, tallies
from credits.queries.due import Due, due_under
from credits.queries.entries import entries_of, standing_entries
from credits.queries.laws import components_of, components_on_last_day, law_of, laws_of, level_law, level_of
from credits.queries.proof import Difference, Proof, prove
from credits.queries.shapes import ComponentStatus, Left, Line, Missing, Pending, Statement, Step
from credits.queries.statements import statement_for
from credits.queries.status import status_for, statuses

__all__ = [
    "ComponentStatus",
    "Difference",
    "Due",
    "Held",
    "Left",
    "Line",
    "Missing",
    "Pending",
    "Proof",
    "Statement",
    "Step",
    "balances_of",
    "components_of",
    "components_on_last_day",
    "counted",
    "due_under",
    "entries_of",
    "held_by",
    "law_of",
    "laws_of",
    "level_law",
    "level_of",
    "prove",
    "standing_entries",
    "statement_for",
    "status_for",
    "statuses",
    "tallies",
]
