"""What universities decide about a course, entered by the Secretariat with the university's own recorded decision."""

from datetime import date

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.models import Component, Decision, EctsGrant, Validation
from academy.governance.refusals import (
    ComponentOneIsNotEcts,
    NotAUniversity,
    NotTheUniversitysDecision,
    OnRecordAlready,
    PeriodInReverse,
)
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User


@transaction.atomic
def record_validation(
    *, institution: Institution, decision: Decision, activity_key: str, version: str, valid_from: date,
    valid_to: date | None, by: User,
) -> Validation:  # fmt: skip
    """A university has validated a version of a course academically.

    Raises NotAUniversity, NotTheUniversitysDecision, PeriodInReverse, OnRecordAlready.
    Source: P-PG (2020) 10, P-PG/Academy, item 10.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    _require(institution, decision, Decision.Kind.VALIDATION, valid_from, valid_to)
    here = {"institution": institution, "activity_key": activity_key, "version": version, "valid_from": valid_from}
    if Validation.objects.filter(**here).exists():
        raise OnRecordAlready
    validation = Validation.objects.create(**here, decision=decision, valid_to=valid_to)
    audit_api.record(action="validation.recorded", by=by, thing=validation, authority=decision.reference)
    return validation


@transaction.atomic
def record_ects(
    *, institution: Institution, decision: Decision, activity_key: str, component: str, amount: int, applies_from: date,
    applies_to: date, by: User,
) -> EctsGrant:  # fmt: skip
    """A university grants ECTS credits (amount: hundredths of one) for an activity; never for Component I.

    Raises ComponentOneIsNotEcts, NotAUniversity, NotTheUniversitysDecision, PeriodInReverse, OnRecordAlready.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    if component == Component.ONE:
        raise ComponentOneIsNotEcts
    _require(institution, decision, Decision.Kind.ECTS, applies_from, applies_to)
    here = {"institution": institution, "activity_key": activity_key, "component": component}
    if EctsGrant.objects.filter(**here, applies_from__lte=applies_to, applies_to__gte=applies_from).exists():
        raise OnRecordAlready
    grant = EctsGrant.objects.create(
        **here, decision=decision, amount=amount, applies_from=applies_from, applies_to=applies_to
    )
    audit_api.record(action="ects.recorded", by=by, thing=grant, authority=decision.reference)
    return grant


def _require(institution: Institution, decision: Decision, kind: str, first: date, last: date | None) -> None:
    if institution.kind != Institution.Kind.UNIVERSITY:
        raise NotAUniversity(str(institution))
    if not decision.is_of(institution) or decision.kind != kind:
        raise NotTheUniversitysDecision
    if last is not None and last < first:
        raise PeriodInReverse
