"""The names that other apps may use."""

from academy.jobs.models import Job
from academy.jobs.operations import due, enqueue, handler, run

__all__ = ["Job", "due", "enqueue", "handler", "run"]
