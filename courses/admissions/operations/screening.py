"""Screening: a rule and a reason for every application, by the standing of countries on the key date; then by hand.

What an officer decided by hand is never screened over by the rule.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries
from courses.admissions.domain import eligibility
from courses.admissions.domain.eligibility import CountryCase
from courses.admissions.models import Application, Call, NationalOpinion, ScreeningDecision, SelectorDeclaration
from courses.admissions.operations.opinions import record_silence
from courses.admissions.operations.settling import check_not_settled
from courses.admissions.refusals import DeclareFirst, NoPlaceRemains, NotTheSamePerson, OwnInterest

Screening, Opinion = Application.Screening, NationalOpinion.Opinion
A_STATEMENT = 5000  # ids in one statement, within SQLite's limit of parameters


@transaction.atomic
def screen_all(*, call: Call, by: User, now: datetime) -> dict[str, int]:
    """Screen every submitted application of a call; returns how many have each result.

    Of several valid applications by one person the latest counts; the earlier ones are duplicates of it. Who gave no
    opinion until the deadline of opinions is recorded as silent. Raises AlreadySelected, ListPublished.
    """
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    call = Call.objects.select_for_update(of=("self",), no_key=True).select_related("edition").get(pk=call.pk)
    check_not_settled(call)
    record_silence(call=call, by=by, now=now)
    cases = queries.cases_of(call)
    applications = list(call.applications.filter(state=Application.State.SUBMITTED).order_by("submitted_at", "pk"))
    decided = _decided_by_hand(call)
    by_rule = [application for application in applications if application.pk not in decided]
    for application in by_rule:
        _screen(application, cases[application.country_id], call, is_late_for_opinions=now > call.opinions_close_at)
    _mark_duplicates(applications, decided)
    _keep(by_rule, by=by, now=now)
    counts = {value: sum(a.screening == value for a in applications) for value in Screening.values}
    audit_api.record(action="applications.screened", by=by, thing=call, data=counts)
    return counts


def _keep(applications: list[Application], *, by: User, now: datetime) -> None:
    """One statement for many applications with the same result: ten thousand are kept in seconds."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for application in applications:
        alike[application.screening, application.screening_reason].append(application.pk)
    actor = audit_api.actor_key(by)
    for (screening, reason), ids in alike.items():
        for start in range(0, len(ids), A_STATEMENT):
            Application.objects.filter(pk__in=ids[start : start + A_STATEMENT]).update(
                screening=screening, screening_reason=reason, duplicate_of=None, screened_by=actor, screened_at=now
            )
    duplicates = [application for application in applications if application.duplicate_of_id is not None]
    Application.objects.bulk_update(duplicates, ["duplicate_of"], batch_size=500)


def _decided_by_hand(call: Call) -> set[int]:
    """Decided by an officer, and not sent back to screening since (by a change of country, for example)."""
    rows = ScreeningDecision.objects.filter(application__call=call).exclude(application__screening=Screening.PENDING)
    return set(rows.values_list("application_id", flat=True))


def _screen(application: Application, country: CountryCase, call: Call, *, is_late_for_opinions: bool) -> None:
    kinds = call.institution_kinds
    said = application.endorsement
    application.screening, application.screening_reason = eligibility.of_application(
        country=country,
        in_time=application.submitted_at is not None and application.submitted_at <= call.deadline,
        kind_admitted=not kinds or application.institution_kind in kinds,
        audience=call.audience,
        is_consultant=application.is_consultant,
        nomination=(said == Opinion.ENDORSED) if said or is_late_for_opinions else None,
    )
    application.duplicate_of = None


def _mark_duplicates(applications: list[Application], decided: Collection[int]) -> None:
    latest: dict[int, Application] = {}
    for application in applications:
        if application.screening == eligibility.ELIGIBLE:
            latest[application.person_id] = application
    for application in applications:
        kept = latest.get(application.person_id)
        if application.pk in decided or application.screening != eligibility.ELIGIBLE or kept is application:
            continue
        application.screening, application.screening_reason = eligibility.DUPLICATE, "REPLACED_BY_LATER"
        application.duplicate_of = kept


@transaction.atomic
def declare_interest(
    *, call: Call, has_interest: bool, words: str, concerns: Iterable[Application], by: User, now: datetime
) -> SelectorDeclaration:
    """An officer says whether she has an interest in a call, and in which applications; may be corrected."""
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    declaration, _made = SelectorDeclaration.objects.update_or_create(
        call=call, user=by, defaults={"has_interest": has_interest, "words": words, "declared_at": now}
    )
    declaration.concerns.set(concerns if has_interest else [])
    audit_api.record(
        action="interest.declared",
        by=by,
        thing=call,
        at=now,
        data={"interest": has_interest, "applications": sorted(declaration.concerns.values_list("pk", flat=True))},
    )
    return declaration


@transaction.atomic
def decide_screening(
    *,
    call: Call,
    applications: Collection[Application],
    screening: str,
    words: str,
    by: User,
    now: datetime,
    duplicate_of: Application | None = None,
) -> int:
    """An officer decides on applications of a call, with words; returns how many.

    Raises DeclareFirst, OwnInterest, AlreadySelected, ListPublished, NotTheSamePerson, NoPlaceRemains.
    """
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    call = Call.objects.select_for_update(of=("self",), no_key=True).select_related("edition").get(pk=call.pk)
    check_not_settled(call)
    check_interest(call, applications, by)
    if screening == Screening.DUPLICATE:
        _check_duplicate(call, applications, duplicate_of)
    if screening == Screening.ELIGIBLE:
        _check_places(call, applications)
    for application in applications:
        record_decision(application, screening, words, duplicate_of, by=by, now=now)
    return len(applications)


def check_interest(call: Call, applications: Collection[Application], by: User) -> None:
    declaration = SelectorDeclaration.objects.filter(call=call, user=by).first()
    if declaration is None:
        raise DeclareFirst
    if declaration.concerns.filter(pk__in=[one.pk for one in applications]).exists():
        raise OwnInterest


def _check_duplicate(call: Call, applications: Collection[Application], kept: Application | None) -> None:
    valid = kept is not None and kept.call_id == call.pk and kept.screening != Screening.DUPLICATE
    if not valid or kept in applications:
        raise NotTheSamePerson


def _check_places(call: Call, applications: Collection[Application]) -> None:
    """Other interested countries take part only if places remain. Source: P-PG (2020) 10, Academy, item 8."""
    asking = [one for one in applications if one.screening == Screening.PLACES_REMAIN]
    capacity = call.places
    if not asking or capacity is None:
        return
    taken = call.applications.filter(state=Application.State.SUBMITTED, screening=Screening.ELIGIBLE).count()
    if taken + len(asking) > capacity:
        raise NoPlaceRemains(capacity)


def record_decision(
    application: Application, screening: str, words: str, kept: Application | None, *, by: User, now: datetime
) -> None:
    from_places = application.screening == Screening.PLACES_REMAIN and screening == Screening.ELIGIBLE
    decision = ScreeningDecision.objects.create(
        application=application,
        screening=screening,
        reason="PLACES_REMAINED" if from_places else "DECIDED",
        words=words,
        duplicate_of=kept if screening == Screening.DUPLICATE else None,
        decided_by=by,
        decided_at=now,
    )
    application.screening, application.screening_reason = decision.screening, decision.reason
    application.duplicate_of = decision.duplicate_of
    application.screened_by, application.screened_at = audit_api.actor_key(by), now
    application.save(update_fields=["screening", "screening_reason", "duplicate_of", "screened_by", "screened_at"])
    audit_api.record(
        action="application.decided", by=by, thing=application, at=now, data={"screening": screening, "by_hand": True}
    )
