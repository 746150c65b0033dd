"""Jobs survive killed workers, are tried again when they fail, and end when they cannot be done."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from academy.jobs import api as jobs_api
from academy.jobs import operations
from academy.jobs.api import Job
from academy.jobs.operations import LEASE, MAX_ATTEMPTS
from academy.people.models import Country
from tests.factories.people import make_country

pytestmark = pytest.mark.django_db
seen: list[str] = []


@pytest.fixture(autouse=True)
def _kinds() -> Iterator[None]:
    seen.clear()
    before = dict(operations._handlers), dict(operations._endings)
    jobs_api.handler("test.say")(_say)
    jobs_api.handler("test.fail")(_fail)
    jobs_api.gives_up("test.fail")(lambda word, error: seen.append(f"gave up {word}: {error}"))
    yield
    operations._handlers, operations._endings = before


def _say(word: str) -> None:
    seen.append(word)


def _fail(word: str) -> None:
    make_country("ZZ")  # an effect that has to go away with the failure
    raise ValueError(word)


def queued(kind: str = "test.say", key: str = "one") -> Job:
    return jobs_api.enqueue(kind, key, word=key)


def state(job: Job) -> tuple[str, int]:
    job.refresh_from_db()
    return job.state, job.attempts


def test_the_same_key_is_the_same_job_and_runs_once() -> None:
    first, second = queued(), queued()
    jobs_api.run(first.pk)
    jobs_api.run(second.pk)
    assert (first.pk, seen) == (second.pk, ["one"])
    assert state(first) == ("done", 1)


def test_a_failing_job_leaves_no_effect_and_is_tried_again_later() -> None:
    job = queued("test.fail")
    jobs_api.run(job.pk)
    assert state(job) == ("queued", 1)
    assert job.error == "ValueError('one')"
    assert not Country.objects.filter(iso2="ZZ").exists()
    assert jobs_api.due() == []
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert jobs_api.due() == [job.pk]


def fail_for_good(job: Job) -> None:
    for attempt in range(MAX_ATTEMPTS):
        with time_machine.travel(timezone.now() + timedelta(hours=attempt + 1)):
            jobs_api.run(job.pk)


def test_after_five_attempts_it_has_failed_and_says_so() -> None:
    job = queued("test.fail")
    fail_for_good(job)
    assert state(job) == ("failed", MAX_ATTEMPTS)
    assert seen == ["gave up one: ValueError('one')"]


def test_a_kind_that_nobody_does_is_an_error_on_the_job() -> None:
    job = queued("test.unheard_of")
    jobs_api.run(job.pk)
    assert "KeyError" in Job.objects.get(pk=job.pk).error


def killed_while_running(job: Job, *, attempts: int = 1) -> None:
    """What a killed worker leaves: running, its lease over."""
    Job.objects.filter(pk=job.pk).update(
        state="running", attempts=attempts, lease_until=timezone.now() - timedelta(seconds=1)
    )


def test_a_job_of_a_killed_worker_is_swept_up_and_done() -> None:
    job = queued()
    killed_while_running(job)
    assert operations.sweep() == 1
    assert state(job) == ("done", 2)


def test_a_running_job_is_left_alone_until_its_lease_ends() -> None:
    job = queued()
    Job.objects.filter(pk=job.pk).update(state="running", attempts=1, lease_until=timezone.now() + LEASE)
    assert operations.sweep() == 0
    jobs_api.run(job.pk)
    assert (seen, state(job)) == ([], ("running", 1))


def test_a_job_that_kills_every_worker_is_given_up() -> None:
    job = queued("test.fail")
    killed_while_running(job, attempts=MAX_ATTEMPTS)
    jobs_api.run(job.pk)
    assert state(job)[0] == "failed"
    assert "WorkerLost" in job.error


def test_what_a_worker_did_after_losing_its_lease_is_rolled_back() -> None:
    job = queued("test.slow")

    def taken_over(word: str) -> None:
        make_country("ZZ")
        Job.objects.filter(pk=job.pk).update(attempts=2)

    jobs_api.handler("test.slow")(taken_over)
    jobs_api.run(job.pk)
    assert not Country.objects.filter(iso2="ZZ").exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_starts_when_its_transaction_has_committed() -> None:
    with transaction.atomic():
        queued()
        assert seen == []
    assert seen == ["one"]


def test_run_jobs_once_does_what_is_due() -> None:
    first, second = queued(key="one"), queued(key="two")
    call_command("run_jobs", "--once")
    assert (state(first)[0], state(second)[0], seen) == ("done", "done", ["one", "two"])
