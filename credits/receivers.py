"""A fact was recorded, the law or a programme is another: jobs that tally are written in the same transaction."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.dispatch import receiver

from academy.governance import api as governance_api
from academy.governance.api import Resolution
from academy.jobs import api as jobs_api
from courses.learning import api as learning_api
from courses.seminars import api as seminars_api
from credits.operations import TALLY, recount, recount_under


@receiver(learning_api.fact_recorded, dispatch_uid="tally_after_fact")
def tally_after_fact(*, newest: Mapping[UUID, int], edition_id: int, **kwargs: Any) -> None:
    jobs = {
        f"tally:{edition_id}:{uid}:{fact_id}": {"person_uid": str(uid), "edition_id": edition_id}
        for uid, fact_id in newest.items()
    }
    jobs_api.enqueue_each(TALLY, jobs)


@receiver(governance_api.law_changed, dispatch_uid="tally_after_decision")
def tally_after_decision(*, resolution_id: int, **kwargs: Any) -> None:
    recount_under(Resolution.objects.get(pk=resolution_id))


@receiver(seminars_api.programme_changed, dispatch_uid="tally_after_programme")
def tally_after_programme(*, edition_id: int, **kwargs: Any) -> None:
    recount(edition_id)
