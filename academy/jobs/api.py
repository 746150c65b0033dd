"""The names that other apps may use."""

from academy.jobs.models import Job
from academy.jobs.operations import (
    NotFailed,
    drop,
    due,
    enqueue,
    enqueue_each,
    gives_up,
    go_on,
    handler,
    run,
    run_due,
    try_again,
)
from academy.jobs.queries import are_due, health, jobs, keys_at_work, unfinished

__all__ = [
    "Job",
    "NotFailed",
    "are_due",
    "drop",
    "due",
    "enqueue",
    "enqueue_each",
    "gives_up",
    "go_on",
    "handler",
    "health",
    "jobs",
    "keys_at_work",
    "run",
    "run_due",
    "try_again",
    "unfinished",
]
