"""Under conditions and with many candidates the seal keeps a general reason; an officer has the exact one worked out.

It takes one solve per condition, so it is a job; what it finds is kept beside the run, whose seal is never touched.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.jobs import api as jobs_api
from academy.jobs.api import Job
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions.condition_refusals import ReasonIsExact
from courses.admissions.domain import case as cases
from courses.admissions.domain import solving
from courses.admissions.models import Application, ExactReason, SelectionRun

EXACT, GENERAL = "admissions.exact_reason", "SIDE_CONDITIONS"


def job_key(run: SelectionRun, application: Application) -> str:
    return f"{EXACT}:{run.pk}:{application.pk}"


@transaction.atomic
def ask_exact_reason(*, run: SelectionRun, application: Application, by: User, now: datetime) -> Job:
    """Queue the work; asked twice is once. Raises ReasonIsExact where the sealed reason is no general one."""
    people_api.check(by, Permission.SELECTION_RUN)
    sealed = run.result["reasons"].get(str(application.ticket), {})
    known = ExactReason.objects.filter(run=run, application=application).exists()
    if application.call_id != run.call_id or sealed.get("code") != GENERAL or known:
        raise ReasonIsExact
    key, actor = job_key(run, application), audit_api.actor_key(by)
    audit_api.record(action="selection.exact_reason_asked", by=by, thing=application, at=now, data={"run": run.pk})
    return jobs_api.enqueue(EXACT, key, run_id=run.pk, application_id=application.pk, asked_by=actor)


@jobs_api.handler(EXACT, long=True)
def work_out(*, run_id: int, application_id: int, asked_by: str) -> dict[str, str]:
    """Solve the sealed case again with the person in, and without each condition; safe to run twice."""
    run, application = SelectionRun.objects.get(pk=run_id), Application.objects.get(pk=application_id)
    found = cases.of_document(run.case)
    reason = solving.reason_of(
        str(application.ticket), found.candidates, rule=found.rule, seed=run.seed, fixed=found.fixed
    )
    kept, _made = ExactReason.objects.get_or_create(
        run=run,
        application=application,
        defaults={"reason": reason, "asked_by": asked_by, "found_at": timezone.now()},
    )
    return {"code": kept.reason["code"]}
