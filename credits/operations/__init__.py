"""Writes of credits, by noun."""

from credits.operations.proving import queue_proof
from credits.operations.recounting import recount, recount_under, recount_what_begins
from credits.operations.tallying import TALLY, tally, tally_person

__all__ = ["TALLY", "queue_proof", "recount", "recount_under", "recount_what_begins", "tally", "tally_person"]
