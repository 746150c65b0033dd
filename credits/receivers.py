"""A fact was recorded, the law or a programme is another: credits are tallied by jobs, after the news is safe."""

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
def tally_after_fact(*, person_uid: UUID, edition_id: int, **kwargs: Any) -> None:
    newest = learning_api.facts_of(person_uid=person_uid).order_by("-pk").values_list("pk", flat=True).first()
    key = f"tally:{edition_id}:{person_uid}:{newest}"
    jobs_api.enqueue(TALLY, key, person_uid=str(person_uid), edition_id=edition_id)


@receiver(governance_api.law_changed, dispatch_uid="tally_after_decision")
def tally_after_decision(*, resolution_id: int, **kwargs: Any) -> None:
    recount_under(Resolution.objects.get(pk=resolution_id))


@receiver(seminars_api.programme_changed, dispatch_uid="tally_after_programme")
def tally_after_programme(*, edition_id: int, **kwargs: Any) -> None:
    recount(edition_id)
