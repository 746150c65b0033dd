"""What people needed in order to take part is erased once the event is over."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.jobs import api as jobs_api
from academy.jobs.api import Job
from academy.people.api import User
from courses.admissions.models import Call, RestrictedAnswers

ERASE = "admissions.erase_restricted"


def queue_erasure(*, on: date) -> Job:
    """One erasure a night, as a job that shows on the health page."""
    return jobs_api.enqueue(ERASE, f"{ERASE}:{on.isoformat()}")


@jobs_api.handler(ERASE)
def erase_of_ended() -> dict[str, int]:
    return {"people": erase_restricted(now=timezone.now(), by=None)}


@transaction.atomic
def erase_restricted(*, now: datetime, by: User | None, call: Call | None = None) -> int:
    """Erase the restricted answers of every edition that has ended (or of one); returns how many people's."""
    kept = RestrictedAnswers.objects.filter(
        erased_at=None, application__call__edition__ends_on__lt=timezone.localdate(now)
    )
    if call is not None:
        kept = kept.filter(application__call=call)
    count = kept.update(answers={}, erased_at=now)
    if count:
        audit_api.record(
            action="restricted_answers.erased",
            by=by,
            object_type="admissions.restrictedanswers",
            at=now,
            data={"people": count},
        )
    return count
