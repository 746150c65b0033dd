"""Writes of credits, by noun."""

from credits.operations.proving import queue_proof
from credits.operations.tallying import TALLY, tally, tally_person

__all__ = ["TALLY", "queue_proof", "tally", "tally_person"]
