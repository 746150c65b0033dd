"""Jobs through their doors: the Secretariat's list, the button, the health page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from academy.audit.models import AuditRecord
from academy.jobs.api import Job
from academy.jobs.permissions import JOBS_MANAGE
from academy.people.api import Permission
from academy.people.models import Person

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
LIST = "/admin/academy/jobs/"


def failed_job(key: str = "one") -> Job:
    return Job.objects.create(kind="test.fail", key=key, state="failed", attempts=5, error="ValueError('broken')")


def test_the_permission_is_the_one_of_the_vocabulary() -> None:
    assert JOBS_MANAGE == Permission.JOBS_MANAGE


@pytest.mark.parametrize("number", [1, 3])
def test_dolores_sees_what_failed_and_why(dolores: Person, as_: As, number: int) -> None:
    for each in range(number):
        failed_job(str(each))
    Job.objects.create(kind="test.say", key="done", state="done")
    page = as_(dolores).get(f"{LIST}?state=failed").content.decode()
    assert page.count("ValueError(&#x27;broken&#x27;)") == number
    assert page.count("Try again") == number
    assert "test.say" not in page


def test_the_list_takes_the_same_statements_whatever_its_length(dolores: Person, as_: As) -> None:
    browser, counts = as_(dolores), []
    for number in (1, 3):
        Job.objects.all().delete()
        for each in range(number):
            failed_job(str(each))
        browser.get(LIST)  # the admin's frame remembers things of its own
        with CaptureQueriesContext(connection) as statements:
            browser.get(LIST)
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_dolores_tries_again_and_it_is_on_record(dolores: Person, as_: As) -> None:
    job = failed_job()
    response = as_(dolores).post(f"{LIST}{job.pk}/again/")
    assert response["Location"] == LIST
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("queued", 0)
    assert AuditRecord.objects.get(action="job.tried_again").object_id == str(job.pk)


def test_a_job_that_has_not_failed_is_left_alone(dolores: Person, as_: As) -> None:
    job = Job.objects.create(kind="test.say", key="done", state="done")
    as_(dolores).post(f"{LIST}{job.pk}/again/")
    job.refresh_from_db()
    assert job.state == "done"
    assert not AuditRecord.objects.filter(action="job.tried_again").exists()


def test_amina_cannot_try_again(amina: Person, as_: As) -> None:
    assert as_(amina).post(f"{LIST}{failed_job().pk}/again/").status_code == 403


def test_anyone_may_ask_how_this_machine_is(client: Client) -> None:
    Job.objects.create(kind="test.say", key="late", run_after=timezone.now() - timedelta(seconds=90))
    failed_job()
    found = client.get("/health/").json()
    assert 90 <= found["jobs"].pop("oldest_seconds") < 100
    assert found == {
        "database": "ok",
        "guards": "ok",
        "jobs": {"waiting": 1, "failed": 1},
        "broker": "none",
    }


def test_without_its_database_the_machine_is_not_well(client: Client, monkeypatch: Any) -> None:
    def down(**kwargs: Any) -> None:
        raise OperationalError("password=secret")

    monkeypatch.setattr("academy.jobs.views.jobs_api.health", down)
    response = client.get("/health/")
    assert (response.status_code, response.json()["database"]) == (503, "down")
    assert "secret" not in response.content.decode()
