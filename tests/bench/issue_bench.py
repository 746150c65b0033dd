"""T4 through the product: the certificates of an approved list are issued by its jobs, with database and storage.

The whole story up to the release is played on a scratch database; the list is made longer by people who have the
grounds of the first line. `python -m tests.bench.issue_bench`.
On SQLite 100 in one process. Printed: time for one, and the memory after 10, 50 and 100; gated: what it grows by.
On PostgreSQL, where DATABASE_URL names a server, 500 by two processes, as two workers would do them; gated: seconds.
"""

import sys
import tempfile
import time
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

from tests.bench import scratch

LINES, MARKS = 100, (10, 50, 100)
MOST_GROWTH = 24.0  # MB after the first 50
MANY, MOST_SECONDS = 500, 40.0


def resident() -> float:
    """MB that the process holds in memory now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


def approved(folder: Path, *, lines: int) -> tuple[Any, Any]:
    """(the list, who issues it), approved by both institutions."""
    from academy.people.models import Institution, Person
    from academy.portal.demo.report import Report
    from academy.portal.demo.scene import TRAINING_EDITION, Scene, at
    from certificates import api as certificates_api
    from certificates.models import Release, ReleaseLine
    from courses.admissions import api as admissions_api
    from courses.catalogue.models import Edition
    from courses.learning.models import Enrolment
    from tests.factories.world import STEPS

    scene = Scene(report=Report(out=StringIO()), folder=folder, applications=admissions_api.DEMO_APPLICATIONS)
    for step in STEPS[:6]:
        scratch.tell(step.__name__.rpartition(".")[2])
        step.play(scene)
    edition = Edition.objects.get(key=TRAINING_EDITION)
    release = certificates_api.propose_release(
        edition=edition, component="I", by=scene.who("dolores"), now=at(11, 9),
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
    )  # fmt: skip
    first = release.lines.select_related("person").order_by("pk")[0]
    for number in range(lines - release.lines.count()):
        person = Person.objects.create(given_name="Żaneta", family_name=f"Ċaruana {number}")
        Enrolment.objects.create(person=person, edition=edition, enrolled_on=edition.starts_on)
        ReleaseLine.objects.create(release=release, person=person, grounds=first.grounds)
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    return Release.objects.get(pk=release.pk), scene.who("dolores")


def issued(release: Any, by: Any) -> list[tuple[int, float, float]]:
    """(certificates, seconds since the start, MB) at each mark; every job is run here, one after the other."""
    from django.utils import timezone

    from academy.jobs import api as jobs_api
    from academy.jobs.models import Job
    from certificates.models import RegisterEntry
    from certificates.operations import batches, entering, issuing, start_issue

    found: list[tuple[int, float, float]] = []
    start, enter = time.perf_counter(), entering.enter

    def counted(**given: Any) -> Any:
        entry = enter(**given)
        done = RegisterEntry.objects.filter(release=release).count()
        if done in MARKS:
            found.append((done, time.perf_counter() - start, resident()))
        return entry

    with mock.patch.object(issuing, "enter", counted), mock.patch("academy.jobs.operations.run_beside"):
        start_issue(release=release, by=by, now=timezone.now())
        while jobs := list(Job.objects.filter(kind__in=(batches.FIRST, batches.NEXT), state=Job.State.QUEUED)):
            for job in jobs:
                jobs_api.run(job.pk)
    assert RegisterEntry.objects.filter(release=release).count() == LINES
    return found


def parted(release: Any, by: Any) -> float:
    """Seconds until two processes have issued the list."""
    import multiprocessing

    from django.conf import settings
    from django.db import connections
    from django.utils import timezone

    from academy.jobs import api as jobs_api
    from academy.jobs.models import Job
    from certificates.models import RegisterEntry, Release
    from certificates.operations import batches, start_issue
    from certificates.operations.numbering import WHOLE

    settings.ISSUE_LANES = 2
    begun = time.perf_counter()
    with mock.patch("academy.jobs.operations.kick"):  # what waits is taken up below; the letters go on waiting
        start_issue(release=release, by=by, now=timezone.now())
        jobs_api.run(Job.objects.get(kind=batches.FIRST).pk)
        while [job.payload["lane"] for job in queued()] == [list(WHOLE)]:  # until every line is sealed
            jobs_api.run(queued()[0].pk)
        sys.stdout.write(f"sealed after {time.perf_counter() - begun:.1f} s\n")
        sys.stdout.flush()
        connections.close_all()
        forked = multiprocessing.get_context("fork")
        workers = [forked.Process(target=work_off, args=[which]) for which in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    taken = time.perf_counter() - begun
    assert Release.objects.get(pk=release.pk).state == Release.State.ISSUED
    assert RegisterEntry.objects.filter(release=release).count() == MANY
    return taken


def work_off(which: int) -> None:
    """Runs the jobs of one half until there is none."""
    from academy.jobs import api as jobs_api

    while jobs := [job for job in queued() if job.payload["lane"][0] == which]:
        jobs_api.run(jobs[0].pk)


def queued() -> list[Any]:
    from academy.jobs.models import Job
    from certificates.operations import batches

    return list(Job.objects.filter(kind=batches.NEXT, state=Job.State.QUEUED))


def measure() -> int:
    scratch.set_up()
    from django.conf import settings
    from django.db import connection

    with tempfile.TemporaryDirectory() as place:
        settings.KEYS_DIR = Path(place) / "keys"
        storages: Any = settings.STORAGES
        storages["private"]["OPTIONS"] = {"location": f"{place}/private"}
        # The people who make the list longer have no facts: the engine is not asked about them again.
        with mock.patch("certificates.operations.releasing.fallen", return_value=[]):
            if connection.vendor == "postgresql":
                return many(parted(*approved(Path(place), lines=MANY)))
            found = issued(*approved(Path(place), lines=LINES))
    for done, seconds, size in found:
        sys.stdout.write(f"{connection.vendor}, {done} issued: {1000 * seconds / done:.0f} ms each, {size:.0f} MB\n")
    each, growth = found[-1][1] / LINES, found[-1][2] - found[1][2]
    sys.stdout.write(f"memory after the first {MARKS[1]}: {growth:+.1f} MB, at most {MOST_GROWTH:.0f}\n")
    sys.stdout.write(f"{MANY} would take {MANY * each:.0f} s in one process (extrapolated, not run)\n")
    sys.stdout.flush()
    return scratch.ended(is_within=growth <= MOST_GROWTH)


def many(seconds: float) -> int:
    sys.stdout.write(f"postgresql, {MANY} by two processes: {seconds:.1f} s, at most {MOST_SECONDS:.0f}\n")
    sys.stdout.flush()
    return scratch.ended(is_within=seconds <= MOST_SECONDS)


def main() -> int:
    return 0 if scratch.on_each_engine("tests.bench.issue_bench") else 1


if __name__ == "__main__":
    sys.exit(measure() if "--here" in sys.argv else main())
