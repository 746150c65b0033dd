"""Reads of jobs."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from academy.jobs.models import Job
from academy.lib import guards


@dataclass(frozen=True, kw_only=True)
class Health:
    """How the queue stands: jobs that wait, seconds since the oldest became due, jobs that failed for good."""

    waiting: int
    oldest_seconds: int
    failed: int
    guards_missing: int


def jobs(*, state: str = "") -> QuerySet[Job]:
    """Every job, newest first, or those in one state."""
    return Job.objects.filter(state=state) if state else Job.objects.all()


def due(*, now: datetime, limit: int = 200) -> list[int]:
    """Ids of jobs that should run now: queued and due, or left by a dead worker."""
    return list(Job.objects.filter(_should_run(now)).order_by("created_at").values_list("pk", flat=True)[:limit])


def due_under_keys(prefix: str, *, now: datetime) -> list[Job]:
    """Jobs that should run now, among those whose keys begin with `prefix`."""
    return list(Job.objects.filter(_should_run(now), key__startswith=prefix).order_by("created_at"))


def are_due(prefix: str) -> bool:
    """Whether a job whose key begins so waits to be run, its worker gone or not there yet."""
    return bool(due_under_keys(prefix, now=timezone.now()))


def keys_at_work(prefix: str) -> list[str]:
    """Keys, beginning so, of jobs that a living worker runs, or that wait to be tried again by themselves."""
    now = timezone.now()
    alive = Q(state=Job.State.RUNNING, lease_until__gte=now) | Q(state=Job.State.QUEUED, run_after__gt=now)
    return list(Job.objects.filter(alive, key__startswith=prefix).values_list("key", flat=True))


def unfinished(prefix: str) -> list[str]:
    """Keys, beginning so, of jobs that wait or run."""
    open_ones = Job.objects.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING], key__startswith=prefix)
    return list(open_ones.values_list("key", flat=True))


def health(*, now: datetime) -> Health:
    """In two statements; raises a DatabaseError when the database does not answer."""
    waiting = _should_run(now)
    counted = Job.objects.filter(waiting | Q(state=Job.State.FAILED)).aggregate(
        waiting=Count("pk", filter=waiting),
        oldest=Min("run_after", filter=waiting),
        failed=Count("pk", filter=Q(state=Job.State.FAILED)),
    )
    oldest = counted["oldest"]
    return Health(
        waiting=counted["waiting"],
        oldest_seconds=int((now - oldest).total_seconds()) if oldest else 0,
        failed=counted["failed"],
        guards_missing=len(guards.missing()),
    )


def _should_run(now: datetime) -> Q:
    queued = Q(state=Job.State.QUEUED, run_after__lte=now)
    return queued | Q(state=Job.State.RUNNING, lease_until__lt=now)
