"""A university awards its own title; the Academy records it and never issues it.

Source: P-PG (2020) 10, P-PG/Academy, item 7.
"""

from datetime import date, datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.api import Decision
from academy.people.api import Institution, User
from courses.catalogue.api import Activity
from courses.learning.models import Enrolment, ExternalAward, Fact
from courses.learning.operations.facts import FactSpec, record_facts
from courses.learning.permissions import check_decides
from courses.learning.refusals import AwardOnRecord, NotAUniversityCourse, NotTheUniversitysDecision


@transaction.atomic
def record_external_award(
    *, enrolment: Enrolment, institution: Institution, decision: Decision, title: str, awarded_on: date, by: User,
    now: datetime,
) -> ExternalAward:  # fmt: skip
    """The university's title in its own words, on its own decision, as a fact about the participant.

    Raises NotAUniversityCourse, NotTheUniversitysDecision, AwardOnRecord, FactsRefused.
    """
    check_decides(by)
    person, edition = enrolment.person, enrolment.edition
    if edition.activity.kind != Activity.Kind.UNIVERSITY_COURSE:
        raise NotAUniversityCourse
    of_university = institution.kind == Institution.Kind.UNIVERSITY and decision.is_of(institution)
    if not of_university or decision.kind != Decision.Kind.EXTERNAL_AWARD:
        raise NotTheUniversitysDecision
    if ExternalAward.objects.filter(person=person, edition=edition, institution=institution).exists():
        raise AwardOnRecord
    fact = _fact(enrolment, institution, decision, awarded_on, by=by, now=now)
    award = ExternalAward.objects.create(
        person=person, edition=edition, institution=institution, decision=decision, title=title.strip(),
        awarded_on=awarded_on, fact=fact,
    )  # fmt: skip
    audit_api.record(action="external_award.recorded", by=by, thing=award, authority=decision.reference)
    return award


def _fact(
    enrolment: Enrolment, institution: Institution, decision: Decision, day: date, *, by: User, now: datetime
) -> Fact:
    spec = FactSpec(
        person_uid=enrolment.person.uid, kind=Fact.Kind.EXTERNAL_AWARD, subject_key=institution.key, value=1, out_of=1,
        passed=True, activity_date=day, evidence=f"decision:{decision.reference}",
    )  # fmt: skip
    return record_facts(edition=enrolment.edition, specs=[spec], by=by, now=now)[0]
