"""The Secretariat appoints the steering group of an edition, and ends an appointment.

Source: P-PG (2020) 10, P-PG/Training, item 5 (an expert steering group set up by the Secretariat).
"""

from datetime import date, datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.api import Decision
from academy.people import api as people_api
from academy.people.api import Held, Permission, RoleCode, User
from courses.catalogue.models import Edition, SteeringAppointment
from courses.catalogue.operations.story import require_not_cancelled
from courses.catalogue.refusals import AlreadyInGroup, AppointmentDates, NotTheSecretariatsAct


@transaction.atomic
def appoint_to_steering_group(
    *, edition: Edition, act: Decision, email: str, given_name: str, family_name: str, language: str,
    starts_on: date, by: User, now: datetime, ends_on: date | None = None,
) -> SteeringAppointment:  # fmt: skip
    """Appoint an expert by a recorded act of the Secretariat; she is told by letter, and her desk opens.

    Raises NotTheSecretariatsAct, AlreadyInGroup, AppointmentDates, EditionCancelled, and as an invitation does.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)  # two clicks at once would appoint twice
    require_not_cancelled(edition)
    if (act.kind, act.body) != (Decision.Kind.STEERING_GROUP, Decision.Body.SECRETARIAT):
        raise NotTheSecretariatsAct
    if ends_on and ends_on < starts_on:
        raise AppointmentDates
    known = edition.steering_group.running(on=starts_on).filter(person__email__iexact=email).first()
    if known:
        raise AlreadyInGroup(str(known.person))
    asked = Held(
        role=RoleCode.STEERING_GROUP, scope="edition", scope_key=str(edition.pk), starts_on=starts_on, ends_on=ends_on
    )
    grant = people_api.invite(
        email=email, given_name=given_name, family_name=family_name, language=language, asked=asked, by=by
    )
    appointment = SteeringAppointment.objects.create(
        edition=edition, person=grant.user.person, act=act, starts_on=starts_on, ends_on=ends_on,
        appointed_by=audit_api.actor_key(by), appointed_at=now,
    )  # fmt: skip
    audit_api.record(
        action="steering_group.appointed", by=by, thing=edition, authority=act.reference,
        data={"appointment": appointment.pk, "from": starts_on.isoformat()},
    )  # fmt: skip
    return appointment


@transaction.atomic
def end_steering_appointment(*, appointment: SteeringAppointment, last_day: date, by: User) -> SteeringAppointment:
    """The appointment ends on a day, and the role with it; who sat in the group stays on record.

    Raises AppointmentDates.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    appointment = SteeringAppointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    last_day = max(last_day, appointment.starts_on)
    if appointment.ends_on and appointment.ends_on <= last_day:
        raise AppointmentDates
    appointment.ends_on = last_day
    appointment.save(update_fields=["ends_on"])
    edition = appointment.edition
    holders = people_api.holders_of(
        RoleCode.STEERING_GROUP, scope="edition", scope_key=str(edition.pk), on=appointment.starts_on
    )
    for grant in holders.filter(user__person=appointment.person_id):
        people_api.end_grant(grant=grant, last_day=last_day, by=by)
    audit_api.record(
        action="steering_group.ended", by=by, thing=edition, authority=appointment.act.reference,
        data={"appointment": appointment.pk, "to": last_day.isoformat()},
    )  # fmt: skip
    return appointment
