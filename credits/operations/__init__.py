"""Writes of credits, by noun."""

from credits.operations.tallying import TALLY, tally, tally_person

__all__ = ["TALLY", "tally", "tally_person"]
