"""Opening a call, and the ad hoc decisions on observers that go with it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.api import Decision
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.admissions.models import Call, ObserverAdmission
from courses.catalogue.api import Edition


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
) -> Call:
    """The call of an edition. key_date: when a country's standing is read; an empty list takes every kind."""
    people_api.check(by, Permission.EDITIONS_MANAGE)
    call = Call.objects.create(
        edition=edition,
        opens_at=opens_at,
        deadline=deadline,
        key_date=key_date,
        institution_kinds=list(institution_kinds),
        offer_days=offer_days,
    )
    audit_api.record(action="call.opened", by=by, thing=call, data={"edition": edition.key})
    return call


@transaction.atomic
def admit_observer(
    *, call: Call, country: Country, decision: Decision, is_admitted: bool, by: User
) -> ObserverAdmission:
    """Enter the ad hoc decision on an observer. Source: P-PG (2020) 10, Executive Training, item 4."""
    people_api.check(by, Permission.MANDATES_RECORD)
    admission = ObserverAdmission.objects.create(call=call, country=country, decision=decision, is_admitted=is_admitted)
    audit_api.record(
        action="observer.decided",
        by=by,
        thing=admission,
        authority=decision.reference,
        data={"country": country.iso2, "admitted": is_admitted},
    )
    return admission
