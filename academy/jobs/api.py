"""The names that other apps may use."""

from academy.jobs.operations import enqueue, handler

__all__ = ["enqueue", "handler"]
