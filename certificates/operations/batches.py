"""A list is issued by jobs: the first one at once, so that a short list is done with it; the others behind the page.

Making the papers is most of the work. Where workers do the jobs it is parted among chains of jobs, side by side.
"""

import time
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from academy.jobs import api as jobs_api
from academy.people.api import User
from certificates.models import Release
from certificates.operations.issuing import Batch, begin, finish, work
from certificates.operations.numbering import WHOLE, Lane, waiting_lines
from certificates.operations.sealed_lines import unsealed_lines
from certificates.queries.progress import JOBS
from certificates.refusals import SignatureAwaited

FIRST, NEXT = "certificates.issue", "certificates.issue_on"
# Seconds of one job: a page waits for the first one; the others stay well within the lease of a job.
AT_ONCE, BEHIND = 2.0, 60.0


def job_keys(release: Release) -> str:
    """How the keys of its jobs begin."""
    return f"{JOBS}{release.pk}:"


@transaction.atomic
def start_issue(*, release: Release, by: User, now: datetime) -> None:
    """Number the list and let jobs issue it, or take it up again. Raises what `begin` raises; then nothing is issued.

    Two who start it at once do no harm: each certificate is entered once.
    """
    batch = begin(release=release, by=by, now=now)
    if not finish(release=batch.release, by=by, now=now):
        key = f"{job_keys(release)}{int(now.timestamp() * 1000)}"
        jobs_api.enqueue(FIRST, key, release_id=release.pk, by_id=by.pk)


@jobs_api.handler(FIRST, in_pieces=True)
def issue_first(release_id: int, by_id: int) -> int:
    return _some(release_id, by_id, seconds=AT_ONCE)


@jobs_api.handler(NEXT, long=True, in_pieces=True)
def issue_next(release_id: int, by_id: int, lane: Sequence[int] = WHOLE) -> int:
    which, lanes = lane
    return _some(release_id, by_id, seconds=BEHIND, lane=(which, lanes))


def _some(release_id: int, by_id: int, *, seconds: float, lane: Lane = WHOLE) -> int:
    """As many steps as go into the time, at least one, and what follows; how many certificates are left in the lane."""
    until, parts = time.monotonic() + seconds, _parts(lane, seconds)
    by, now = User.objects.get(pk=by_id), timezone.now()
    batch = begin(release=Release.objects.get(pk=release_id), by=by, now=now)
    try:
        for done in work(batch, lane=lane):
            if time.monotonic() > until or (done and parts):
                break
    except SignatureAwaited:  # it goes on when the signatures come in
        return len(waiting_lines(batch.release, lane=lane))
    if finish(release=batch.release, by=by, now=now):
        return 0
    left = len(waiting_lines(batch.release, lane=lane))
    if left:
        _follow(batch, lane=lane, left=left)
    return left


def _parts(lane: Lane, seconds: float) -> bool:
    """Whether the list is parted as soon as every line is sealed; not at once, as a short list is done by then."""
    return lane == WHOLE and settings.ISSUE_LANES > 1 and seconds == BEHIND


@transaction.atomic
def _follow(batch: Batch, *, lane: Lane, left: int) -> None:
    """The job that goes on; the list is parted once every line is sealed."""
    parted = lane == WHOLE and not unsealed_lines(batch.release)
    for which, lanes in [(one, settings.ISSUE_LANES) for one in range(settings.ISSUE_LANES)] if parted else [lane]:
        key = f"{job_keys(batch.release)}{int(batch.now.timestamp() * 1000)}:{left}:{which}/{lanes}"
        jobs_api.enqueue(NEXT, key, release_id=batch.release.pk, by_id=batch.by.pk, lane=[which, lanes])
