"""Queue, run, retry, sweep. A handler gets its payload as keywords and is safe to run twice."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import connections, transaction
from django.db.models import F, Q
from django.utils import timezone

from academy.audit import api as audit_api
from academy.jobs import queries
from academy.jobs.models import Job
from academy.jobs.permissions import JOBS_MANAGE
from academy.lib.access import check

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 5
# Between two long jobs in this process: whoever waits to write gets in (SQLite has one writer at a time).
BREATH_SECONDS = 0.05
log = logging.getLogger(__name__)

Handler = Callable[..., Any]
_handlers: dict[str, Handler] = {}
_endings: dict[str, Handler] = {}
_long: set[str] = set()
_in_pieces: set[str] = set()
_this_thread = threading.local()


class LeaseLost(Exception):
    """Somebody else took the job over; what this run did is rolled back."""


class WorkerLost(Exception):
    """Every process that ran the job died on it; it is not given to another one."""


class NotFailed(Exception):
    """Only a job that failed for good is started again by hand."""

    code = "job_not_failed"


def handler(kind: str, *, long: bool = False, in_pieces: bool = False) -> Callable[[Handler], Handler]:
    """Register the function that does jobs of `kind`.

    long: a step of something that takes longer than a person waits for a page. Where there is no broker, such jobs run
    in a thread of this process, one after the other; if the process ends, the row stays and is taken up again.
    in_pieces: the function commits its work piece by piece and goes on where it was killed; it keeps well within the
    lease. Any other function and the mark that its job is done are one transaction.
    """

    def decorate(function: Handler) -> Handler:
        _handlers[kind] = function
        if long:
            _long.add(kind)
        if in_pieces:
            _in_pieces.add(kind)
        return function

    return decorate


def gives_up(kind: str) -> Callable[[Handler], Handler]:
    """Register what follows when a job of `kind` has failed for good: called with its payload and `error`."""

    def decorate(function: Handler) -> Handler:
        _endings[kind] = function
        return function

    return decorate


def enqueue(kind: str, key: str, **payload: Any) -> Job:
    """A job of `kind`, started once this transaction has committed; the same `key` is the same job."""
    job, created = Job.objects.get_or_create(key=key, defaults={"kind": kind, "payload": payload})
    if created:
        transaction.on_commit(lambda: kick(job.pk, long=kind in _long), robust=True)
    return job


def enqueue_each(kind: str, payloads: Mapping[str, Mapping[str, Any]]) -> None:
    """A job of `kind` for each key, as `enqueue` would; one statement here, one after commit, for any number."""
    jobs = (Job(kind=kind, key=key, payload=dict(payload)) for key, payload in payloads.items())
    Job.objects.bulk_create(jobs, ignore_conflicts=True)
    transaction.on_commit(partial(_kick_each, list(payloads)), robust=True)


def _kick_each(keys: Sequence[str]) -> None:
    queued = Job.objects.filter(key__in=keys, state=Job.State.QUEUED).order_by("pk")
    for job in list(queued.only("pk", "kind")):
        kick(job.pk, long=job.kind in _long)


def kick(job_id: int, *, long: bool = False) -> None:
    """Hand a job to Celery, or run it here where there is no broker; the sweep repeats what was lost."""
    if not settings.CELERY_BROKER_URL:
        run_beside(job_id) if long else run(job_id)
        return
    try:
        current_app.send_task("academy.jobs.tasks.run_job", args=[job_id])
    except Exception:
        log.exception("The broker did not take job %s; the sweep will.", job_id)


def run_beside(job_id: int) -> threading.Thread | None:
    """Run a long job, and those that follow from it, in a thread of this process; no request waits for them.

    A job that such a thread starts itself waits for its turn in the same thread (and returns None here).
    """
    waiting: deque[int] | None = getattr(_this_thread, "waiting", None)
    if waiting is not None:
        waiting.append(job_id)
        return None
    thread = threading.Thread(target=_run_in_turn, args=[job_id], name=f"jobs from {job_id}", daemon=True)
    thread.start()
    return thread


def _run_in_turn(job_id: int) -> None:
    _this_thread.waiting = waiting = deque([job_id])
    try:
        while waiting:
            run(waiting.popleft())
            time.sleep(BREATH_SECONDS)
    finally:
        connections.close_all()


def run(job_id: int) -> None:
    """Take the lease, run the handler, and mark the job done in the same transaction as its effect."""
    now = timezone.now()
    taken = (
        Job.objects.filter(pk=job_id)
        .filter(Q(state=Job.State.QUEUED, run_after__lte=now) | Q(state=Job.State.RUNNING, lease_until__lt=now))
        .update(state=Job.State.RUNNING, attempts=F("attempts") + 1, lease_until=now + LEASE)
    )
    if not taken:
        return
    job = Job.objects.get(pk=job_id)
    try:
        if job.attempts > MAX_ATTEMPTS:
            raise WorkerLost(job.pk)
        if job.kind in _in_pieces:
            _done(job, _handlers[job.kind](**job.payload))
        else:
            _execute(job)
    except LeaseLost:
        log.warning("Job %s was taken over.", job_id)
    except Exception as error:
        log.exception("Job %s (%s) failed at attempt %s.", job_id, job.kind, job.attempts)
        _failed(job, error)


@transaction.atomic
def _execute(job: Job) -> None:
    _done(job, _handlers[job.kind](**job.payload))


def _done(job: Job, result: Any) -> None:
    fence = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)
    if not fence.update(state=Job.State.DONE, result=result, error="", lease_until=None, finished_at=timezone.now()):
        raise LeaseLost(job.pk)


@transaction.atomic
def _failed(job: Job, error: Exception) -> None:
    final = job.attempts >= MAX_ATTEMPTS
    words = repr(error)[:2000]
    written = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts).update(
        state=Job.State.FAILED if final else Job.State.QUEUED,
        error=words,
        lease_until=None,
        run_after=timezone.now() + timedelta(seconds=2**job.attempts),
        finished_at=timezone.now() if final else None,
    )
    if final and written and job.kind in _endings:
        _endings[job.kind](**job.payload, error=words)


@transaction.atomic
def try_again(*, job_id: int, by: Any) -> Job:
    """Start a job that failed for good once more, with all its attempts before it."""
    check(by, JOBS_MANAGE)
    job = Job.objects.select_for_update(no_key=True).get(pk=job_id)
    if job.state != Job.State.FAILED:
        raise NotFailed(job.get_state_display())
    job.state, job.attempts, job.run_after, job.finished_at = Job.State.QUEUED, 0, timezone.now(), None
    job.save(update_fields=["state", "attempts", "run_after", "finished_at"])
    audit_api.record(action="job.tried_again", by=by, thing=job, data={"kind": job.kind})
    transaction.on_commit(lambda: kick(job.pk, long=job.kind in _long), robust=True)
    return job


def drop(kind: str, **payload: Any) -> int:
    """Jobs of `kind` that are about one of these values, with what they say of errors, are gone; returns how many.

    For what is erased: `drop("notifications.send", letter_id=[1, 2])`.
    """
    about = {f"payload__{name}__in": values for name, values in payload.items()}
    return Job.objects.filter(kind=kind, **about).delete()[0]


def go_on(key_prefix: str) -> int:
    """Start again what is due among the jobs whose keys begin so; returns how many. For work whose process ended."""
    waiting = queries.due_under_keys(key_prefix, now=timezone.now())
    for job in waiting:
        kick(job.pk, long=job.kind in _long)
    return len(waiting)


def due(*, limit: int = 200) -> list[int]:
    """Ids of jobs that should run now: queued and due, or left by a dead worker."""
    return queries.due(now=timezone.now(), limit=limit)


def run_due() -> int:
    """Run in this process what is due, until nothing is; returns how many runs that took."""
    runs = 0
    while ids := due():
        for job_id in ids:
            run(job_id)
        runs += len(ids)
    return runs


def sweep() -> int:
    """Start again what was lost; returns how many jobs were kicked."""
    ids = due()
    for job_id in ids:
        kick(job_id)
    return len(ids)
