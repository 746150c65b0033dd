"""A fact was recorded: the person's credits are tallied by a job, after the fact is safe."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from academy.jobs import api as jobs_api
from courses.learning import api as learning_api
from credits.operations import TALLY


@receiver(learning_api.fact_recorded, dispatch_uid="tally_after_fact")
def tally_after_fact(*, person_uid: UUID, edition_id: int, **kwargs: Any) -> None:
    newest = learning_api.facts_of(person_uid=person_uid).order_by("-pk").values_list("pk", flat=True).first()
    key = f"tally:{edition_id}:{person_uid}:{newest}"
    jobs_api.enqueue(TALLY, key, person_uid=str(person_uid), edition_id=edition_id)
