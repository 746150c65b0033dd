"""A list that two workers issue side by side and the system kills both: `python -m tests.factories.killed_lanes ...`.

The words are those of `killed`. One process seals the list and parts it; then two make the papers, each the lines of
its lane, and end by SIGKILL in the middle of one; when the leases of their jobs are over, two others end the list. How
all of them ended is written as JSON.
"""

import json
import os
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from unittest import mock

from tests.factories.killed import in_a_process, killing, lay, side_by_side

LANES = 2
# One dies while its file is being written, the other one before its certificate is committed; each has made one.
POINTS = (
    ("django.core.files.storage.filesystem.FileSystemStorage._save", 3),
    ("certificates.operations.entering.audit_api.record", 2),
)
TOGETHER = (None, None)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ISSUE_LANES = LANES
    world, release, by = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with mock.patch("academy.jobs.operations.kick"):  # the workers below take up what waits
        ended = [in_a_process(partial(lay, world)), in_a_process(partial(_part, release, by))]
        for points in (POINTS, TOGETHER):
            ended += side_by_side(partial(_work_off, lane, point) for lane, point in enumerate(points))
    sys.stdout.write(json.dumps(ended))


def _part(release: int, by: int) -> None:
    """Every line is sealed, and each lane has its job."""
    from academy.jobs import api as jobs_api
    from academy.jobs.models import Job
    from academy.people.api import User
    from academy.portal.demo.scene import at
    from certificates.models import Release
    from certificates.operations import batches, start_issue

    start_issue(release=Release.objects.get(pk=release), by=User.objects.get(pk=by), now=at(11, 12))
    with mock.patch.multiple(batches, AT_ONCE=-1.0):  # as a list does that is long
        jobs_api.run(Job.objects.get(kind=batches.FIRST).pk)
    while len(_waiting()) < LANES:
        jobs_api.run(_waiting()[0])


def _work_off(lane: int, point: tuple[str, int] | None) -> None:
    """A worker that gets the jobs of one lane, a certificate each; those of a dead worker when their lease is over."""
    from django.utils import timezone

    from academy.jobs import api as jobs_api
    from academy.jobs.models import Job
    from certificates.operations import batches

    if point:
        mock.patch(point[0], killing(*point)).start()
    else:
        left = Job.objects.filter(kind=batches.NEXT, state=Job.State.RUNNING, payload__lane=[lane, LANES])
        left.update(lease_until=timezone.now() - timedelta(seconds=1))
    with mock.patch.multiple(batches, BEHIND=-1.0):
        while own := _waiting(lane):
            jobs_api.run(own[0])


def _waiting(lane: int | None = None) -> list[int]:
    from academy.jobs import api as jobs_api
    from academy.jobs.models import Job
    from certificates.operations import batches

    jobs = Job.objects.filter(pk__in=jobs_api.due(limit=10_000), kind=batches.NEXT).order_by("pk")
    return [job.pk for job in jobs if lane is None or job.payload["lane"][0] == lane]


if __name__ == "__main__":
    main()
