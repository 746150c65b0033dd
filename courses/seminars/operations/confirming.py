"""A trainer says who took an active part."""

from datetime import datetime

from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact

PARTICIPATION = "participation"


def confirm_participation(*, enrolment: Enrolment, confirmed: bool, by: User, now: datetime) -> Fact:
    """A trainer says whether somebody took an active part. Source: P-PG (2020) 10, Academy, item 7."""
    edition = enrolment.edition
    people_api.check(by, Permission.PARTICIPATION_CONFIRM, scope="edition", scope_key=str(edition.pk))
    return learning_api.record_fact(
        person=enrolment.person,
        edition=edition,
        kind=Fact.Kind.ACTIVE_PARTICIPATION,
        subject_key=PARTICIPATION,
        value=int(confirmed),
        out_of=1,
        passed=confirmed,
        activity_date=min(edition.ends_on, timezone.localdate(now)),
        evidence=audit_api.actor_key(by),
        by=by,
        now=now,
        keeps_day=True,
    )
