"""Who sits on the Governing Board and which institutions are partners, with dates."""

from datetime import date, timedelta

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.models import Partner, Seat, SeatHolding
from academy.people import api as people_api
from academy.people.api import Institution, Permission, Person, User


@transaction.atomic
def seat_person(*, seat: Seat, person: Person, starts_on: date, by: User, is_deputy: bool = False) -> SeatHolding:
    """`person` holds the seat from a day on; who held it before leaves it the day before. The same twice is one."""
    people_api.check(by, Permission.MANDATES_RECORD)
    current = SeatHolding.objects.filter(seat=seat, is_deputy=is_deputy, ends_on__isnull=True).first()
    if current and current.person_id == person.pk:
        return current
    if current:
        current.ends_on = starts_on - timedelta(days=1)
        current.save(update_fields=["ends_on"])
    holding = SeatHolding.objects.create(seat=seat, person=person, starts_on=starts_on, is_deputy=is_deputy)
    audit_api.record(action="seat.taken", by=by, thing=holding, data={"seat": f"{seat.kind}/{seat.number}"})
    return holding


@transaction.atomic
def record_partner(
    *, institution: Institution, state: str, since: date, source: str, by: User, is_fictitious: bool = False
) -> Partner:
    """A partnership begins, takes part or ends, from a day on. The text names two institutions as envisaged only."""
    people_api.check(by, Permission.MANDATES_RECORD)
    partner, created = Partner.objects.get_or_create(
        institution=institution, state=state, since=since, defaults={"source": source, "is_fictitious": is_fictitious}
    )
    if created:
        audit_api.record(action="partner.recorded", by=by, thing=partner, data={"state": state})
    return partner
