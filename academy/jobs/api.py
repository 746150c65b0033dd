"""The names that other apps may use."""

from academy.jobs.models import Job
from academy.jobs.operations import NotFailed, due, enqueue, gives_up, handler, run, run_due, try_again
from academy.jobs.queries import health, jobs

__all__ = [
    "Job",
    "NotFailed",
    "due",
    "enqueue",
    "gives_up",
    "handler",
    "health",
    "jobs",
    "run",
    "run_due",
    "try_again",
]
