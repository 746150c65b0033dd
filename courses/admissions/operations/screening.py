"""Screening: a rule and a reason for every application, by the standing of countries on the key date."""

from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries
from courses.admissions.domain import eligibility
from courses.admissions.domain.eligibility import CountryCase
from courses.admissions.models import Application, Call


@transaction.atomic
def screen_all(*, call: Call, by: User, now: datetime) -> dict[str, int]:
    """Screen every submitted application of a call; returns how many have each result.

    Of several valid applications by one person the latest counts; the earlier ones are duplicates of it.
    """
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    cases = queries.cases_of(call)
    applications = list(call.applications.filter(state=Application.State.SUBMITTED).order_by("submitted_at", "pk"))
    for application in applications:
        _screen(application, cases[application.country_id], call)
    _mark_duplicates(applications)
    actor = audit_api.actor_key(by)
    for application in applications:
        application.screened_by, application.screened_at = actor, now
    fields = ["screening", "screening_reason", "duplicate_of", "screened_by", "screened_at"]
    Application.objects.bulk_update(applications, fields)
    counts = {value: sum(a.screening == value for a in applications) for value in Application.Screening.values}
    audit_api.record(action="applications.screened", by=by, thing=call, data=counts)
    return counts


def _screen(application: Application, country: CountryCase, call: Call) -> None:
    kinds = call.institution_kinds
    application.screening, application.screening_reason = eligibility.of_application(
        country=country,
        in_time=application.submitted_at is not None and application.submitted_at <= call.deadline,
        kind_admitted=not kinds or application.institution_kind in kinds,
        audience=call.audience,
        is_consultant=application.is_consultant,
    )
    application.duplicate_of = None


def _mark_duplicates(applications: list[Application]) -> None:
    latest: dict[int, Application] = {}
    for application in applications:
        if application.screening == eligibility.ELIGIBLE:
            latest[application.person_id] = application
    for application in applications:
        kept = latest.get(application.person_id)
        if application.screening == eligibility.ELIGIBLE and kept is not application:
            application.screening, application.screening_reason = eligibility.DUPLICATE, "REPLACED_BY_LATER"
            application.duplicate_of = kept
