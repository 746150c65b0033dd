"""Opening and changing a call, and the ad hoc decisions on countries that go with it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Decision
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.admissions.models import Call, ObserverAdmission
from courses.admissions.operations.held import check_held
from courses.admissions.operations.screening_again import screen_all_again
from courses.admissions.operations.settling import check_not_settled
from courses.admissions.refusals import (
    AlreadyDecided,
    CapBeyondPlaces,
    CapMissing,
    DeadlineInThePast,
    PlacesNotNumbered,
)
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition

# What decides who may apply: when one of these changes, what was screened by the rule is screened again.
DECIDING = frozenset({"deadline", "key_date", "audience", "institution_kinds"})


@transaction.atomic
def open_call(
    *,
    edition: Edition,
    opens_at: datetime,
    deadline: datetime,
    key_date: date,
    institution_kinds: Sequence[str],
    by: User,
    offer_days: int = 10,
    **terms: Any,
) -> Call:
    """The call of an edition. key_date: when a country's standing is read; an empty list takes every kind.

    terms: urgent_hours, audience, cap, member_priority, languages, questions, opinions_until, privacy_fr, privacy_en.
    Raises EditionNotOpen, EditionCancelled, CapMissing, CapBeyondPlaces, PlacesNotNumbered.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    catalogue_api.require_open(edition)
    terms = _with_cap(edition, terms, by=by)
    if edition.capacity is None:
        raise PlacesNotNumbered
    call = Call.objects.create(
        edition=edition,
        opens_at=opens_at,
        deadline=deadline,
        key_date=key_date,
        institution_kinds=list(institution_kinds),
        offer_days=offer_days,
        **terms,
    )
    audit_api.record(action="call.opened", by=by, thing=call, data={"edition": edition.key})
    return call


def _with_cap(edition: Edition, terms: Mapping[str, Any], *, by: User) -> dict[str, Any]:
    """Only an expert group has a cap of its own; an edition without numbered places gets as many."""
    if terms.get("audience") != Call.Audience.EXPERT_GROUP:
        return {**terms, "cap": None}
    cap = terms.get("cap")
    if not cap:
        raise CapMissing
    if edition.capacity is None:
        edition.capacity = catalogue_api.number_places(edition=edition, capacity=cap, by=by).capacity
    if cap > (edition.capacity or 0):
        raise CapBeyondPlaces(cap=cap, capacity=edition.capacity or 0)
    return dict(terms)


@transaction.atomic
def change_call(*, call: Call, terms: Mapping[str, Any], by: User, now: datetime) -> list[str]:
    """Change what differs; returns the names of what changed. Raises AlreadySelected, ListPublished, DeadlineInThePast.

    A running call cannot be closed backwards. What the rule had screened is screened again where the rule changed.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    call = Call.objects.select_for_update(of=("self",), no_key=True).select_related("edition").get(pk=call.pk)
    check_not_settled(call)
    check_held(call.edition)
    if "audience" in terms or "cap" in terms:
        kept = {"audience": call.audience, "cap": call.cap}
        terms = _with_cap(call.edition, {**kept, **terms}, by=by)
    changed = sorted(name for name, value in terms.items() if getattr(call, name) != value)
    if "deadline" in changed and terms["deadline"] < min(now, call.deadline):
        raise DeadlineInThePast
    for name in changed:
        setattr(call, name, terms[name])
    call.save()
    if DECIDING & set(changed):
        screen_all_again(call.applications.all())
    if changed:
        audit_api.record(action="call.changed", by=by, thing=call, data={"changed": changed})
    return changed


@transaction.atomic
def admit_observer(
    *, call: Call, country: Country, decision: Decision, is_admitted: bool, by: User
) -> ObserverAdmission:
    """Enter the ad hoc decision on an observer. Raises AlreadySelected, ListPublished.

    Source: P-PG (2020) 10, Executive Training, item 4.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    check_not_settled(call)
    admission = ObserverAdmission.objects.create(call=call, country=country, decision=decision, is_admitted=is_admitted)
    audit_api.record(
        action="observer.decided",
        by=by,
        thing=admission,
        authority=decision.reference,
        data={"country": country.iso2, "admitted": is_admitted},
    )
    return admission


@transaction.atomic
def decide_on_country(
    *,
    call: Call,
    country: Country,
    is_admitted: bool,
    body: str,
    reference: str,
    decided_on: date,
    meeting: str,
    why_fr: str,
    why_en: str,
    by: User,
) -> ObserverAdmission:
    """Record an ad hoc decision (by whom, when, why) and what it says of the country.

    Raises AlreadyDecided, AlreadySelected, ListPublished.
    """
    if call.observer_admissions.filter(country=country).exists():
        raise AlreadyDecided(str(country))
    decision = governance_api.record_decision(
        reference=reference,
        body=body,
        kind=Decision.Kind.AD_HOC_COUNTRY,
        decided_on=decided_on,
        meeting=meeting,
        text_fr=why_fr,
        text_en=why_en,
        is_fictitious=call.edition.is_demonstration,
        by=by,
    )
    admission = admit_observer(call=call, country=country, decision=decision, is_admitted=is_admitted, by=by)
    # The rule now says something else of this country; every application of it is screened again.
    screen_all_again(call.applications.filter(country=country))
    return admission
