"""Decisions about one participant that become facts: earlier learning is recognised, time is extended.

Both are off unless the level in force allows them. Source: P-PG (2020) 10, P-PG/Academy, items 7 and 9.
"""

from datetime import date, datetime

from django.db import transaction

from academy.governance import api as governance_api
from academy.governance.api import Decision, Law, Requirement
from academy.people.api import User
from courses.catalogue.api import Activity
from courses.learning.models import Enrolment, Fact
from courses.learning.operations.facts import FactSpec, record_facts
from courses.learning.permissions import check_decides
from courses.learning.refusals import (
    ExtensionNotAllowed,
    NoLaw,
    NoSuchRequirement,
    OnlyWithASpan,
    RecognitionNotAllowed,
)

EXTENSION = "extension"
# Kinds of course for which the text sets a span of time, with their component.
WITH_SPAN = {Activity.Kind.EXECUTIVE_COURSE: "II", Activity.Kind.UNIVERSITY_COURSE: "III"}
# A module or an award is reached through what it needs: it is not itself learnt.
REACHED = (Requirement.Kind.MODULE, Requirement.Kind.AWARD)


@transaction.atomic
def recognise_earlier_learning(
    *, enrolment: Enrolment, component: str, requirement_key: str, decision: Decision, by: User, now: datetime
) -> Fact:
    """A recorded decision stands for a requirement of the edition. The requirement's key is the fact's subject.

    Raises NoLaw, RecognitionNotAllowed, NoSuchRequirement, FactsRefused.
    """
    check_decides(by)
    day = _day_of(enrolment, decision)
    law = _law(enrolment, component, day)
    if law.level is None or not law.level.recognises_earlier_learning:
        raise RecognitionNotAllowed(resolution=law.resolution.number)
    if requirement_key not in {one.key for one in law.requirements if one.kind not in REACHED}:
        raise NoSuchRequirement(key=requirement_key, resolution=law.resolution.number)
    return _record(
        enrolment, kind=Fact.Kind.RECOGNITION, subject=requirement_key, amount=1, day=day, decision=decision, by=by,
        now=now,
    )  # fmt: skip


@transaction.atomic
def allow_extension(*, enrolment: Enrolment, months: int, decision: Decision, by: User, now: datetime) -> Fact:
    """Months beyond the mandate's span for one participant of Component II or III, up to what the level allows.

    Raises OnlyWithASpan, NoLaw, ExtensionNotAllowed, FactsRefused.
    """
    check_decides(by)
    component = WITH_SPAN.get(Activity.Kind(enrolment.edition.activity.kind))
    if component is None:
        raise OnlyWithASpan
    day = _day_of(enrolment, decision)
    law = _law(enrolment, component, day)
    allowed = (law.level.extension_months or 0) if law.level else 0
    if months > allowed:
        raise ExtensionNotAllowed(asked=months, allowed=allowed, resolution=law.resolution.number)
    return _record(
        enrolment,
        kind=Fact.Kind.EXTENSION,
        subject=EXTENSION,
        amount=months,
        day=day,
        decision=decision,
        by=by,
        now=now,
    )


def _day_of(enrolment: Enrolment, decision: Decision) -> date:
    """The day of the decision; one that is taken after the edition counts as of its last day."""
    return min(decision.decided_on, enrolment.edition.ends_on)


def _law(enrolment: Enrolment, component: str, day: date) -> Law:
    """The law of the edition on a day; of its first day where the decision came earlier."""
    on = max(day, enrolment.edition.starts_on)
    law = governance_api.law_for(activity_key=enrolment.edition.activity.key, component=component, day=on)
    if law is None:
        raise NoLaw(day=on)
    return law


def _record(
    enrolment: Enrolment,
    *,
    kind: str,
    subject: str,
    amount: int,
    day: date,
    decision: Decision,
    by: User,
    now: datetime,
) -> Fact:
    spec = FactSpec(
        person_uid=enrolment.person.uid, kind=kind, subject_key=subject, value=amount, out_of=amount, passed=True,
        activity_date=day, evidence=f"decision:{decision.reference}",
    )  # fmt: skip
    record_facts(edition=enrolment.edition, specs=[spec], by=by, now=now)
    return Fact.objects.get(
        person_uid=spec.person_uid, edition=enrolment.edition, kind=kind, subject_key=subject, replaced_by=None
    )
