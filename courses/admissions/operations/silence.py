"""What the clock does with opinions: once their deadline is over, silence is recorded. One job for each deadline."""

from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from academy.jobs import api as jobs_api
from academy.jobs.api import Job
from courses.admissions.models import Application, Call
from courses.admissions.operations.opinions import record_silence

SILENCE = "admissions.record_silence"


def queue_silence(*, now: datetime) -> list[Job]:
    """A job for each call whose Correspondents had until a moment that has passed, and said nothing of somebody.

    By the call and that moment: asked again it is the same job; a deadline that is moved has a job of its own.
    """
    waiting = Application.objects.filter(state=Application.State.SUBMITTED, opinion=None, endorsement="")
    calls = Call.objects.filter(pk__in=waiting.values("call")).exclude(edition__state="cancelled")
    over = calls.annotate(closed_at=Coalesce("opinions_until", "deadline")).filter(closed_at__lt=now)
    return [
        jobs_api.enqueue(SILENCE, f"{SILENCE}:{call.pk}:{call.opinions_close_at.isoformat()}", call_id=call.pk)
        for call in over.order_by("pk")
    ]


@jobs_api.handler(SILENCE)
def record(call_id: int) -> dict[str, int]:
    with transaction.atomic():
        call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call_id)
        return {"silent": record_silence(call=call, by=None, now=timezone.now())}
