"""A fact and the job that counts it are on record together, so that no end of a process leaves a fact uncounted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from academy.governance.models import Resolution
from academy.jobs.models import Job
from academy.jobs.operations import sweep
from academy.portal.demo.scene import RESOLUTION, TRAINING_EDITION, Scene
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from credits import api as credits_api
from credits.operations import recount_under
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


class Killed(Exception):
    """Stands for the end of the process."""


def tell(scene: Scene) -> None:
    """Who took part is said not to have: her credits go."""
    edition = Edition.objects.get(key=TRAINING_EDITION)
    person = Enrolment.objects.filter(edition=edition, state="active").order_by("-pk")[0].person
    old = Fact.objects.get(
        person_uid=person.uid, edition=edition, kind="active_participation", replaced_by__isnull=True
    )
    spec = learning_api.FactSpec(
        person_uid=person.uid, kind=old.kind, subject_key=old.subject_key, value=0, out_of=old.out_of, passed=False,
        activity_date=old.activity_date, evidence=old.evidence,
    )  # fmt: skip
    learning_api.record_facts(edition=edition, specs=[spec], by=scene.who("tomas"))


def decide(scene: Scene) -> None:
    recount_under(Resolution.objects.get(number=RESOLUTION))


@transaction.atomic
def killed_after(news: Callable[[Scene], Any], scene: Scene) -> None:
    news(scene)
    assert jobs()
    raise Killed


def jobs() -> set[int]:
    return set(Job.objects.filter(kind__startswith="credits.tally").values_list("pk", flat=True))


def test_a_fact_whose_process_ended_right_after_it_is_counted_by_the_sweep(play: Play) -> None:
    """What starts a job after the commit never ran here: its row alone is left."""
    scene = play(6)
    before = jobs()
    tell(scene)
    assert len(jobs() - before) == 1
    assert len(credits_api.prove().differences) == 1
    sweep()
    assert credits_api.prove().differences == []


@pytest.mark.parametrize("news", [tell, decide])
def test_where_the_transaction_fails_neither_is_on_record(play: Play, news: Callable[[Scene], Any]) -> None:
    scene = play(6)
    Job.objects.all().delete()
    facts = Fact.objects.count()
    with pytest.raises(Killed):
        killed_after(news, scene)
    assert (jobs(), Fact.objects.count()) == (set(), facts)


def test_a_job_that_cannot_be_written_takes_the_fact_with_it(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Better a refusal than a fact that nobody counts."""
    scene = play(6)
    facts = Fact.objects.count()

    def full(*args: Any, **kwargs: Any) -> None:
        raise Killed

    monkeypatch.setattr(Job.objects, "bulk_create", full)
    with pytest.raises(Killed):
        tell(scene)
    assert Fact.objects.count() == facts
