"""Who takes part in an edition."""

from datetime import date

from django.db import transaction

from academy.audit import api as audit_api
from academy.people.api import Person, User
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment


@transaction.atomic
def enrol(*, person: Person, edition: Edition, by: User | None, on: date) -> Enrolment:
    """The person takes part in the edition; somebody who had withdrawn is taken back."""
    enrolment, created = Enrolment.objects.get_or_create(
        person=person, edition=edition, defaults={"enrolled_on": on, "state": Enrolment.State.ACTIVE}
    )
    if created or enrolment.state == Enrolment.State.WITHDRAWN:
        enrolment.state, enrolment.withdrawn_on = Enrolment.State.ACTIVE, None
        enrolment.save(update_fields=["state", "withdrawn_on"])
        audit_api.record(action="enrolment.made", by=by, thing=enrolment)
    return enrolment


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: User | None, on: date) -> None:
    """Leaves the edition that day; what was done stays on record."""
    enrolment.state, enrolment.withdrawn_on = Enrolment.State.WITHDRAWN, on
    enrolment.save(update_fields=["state", "withdrawn_on"])
    audit_api.record(action="enrolment.withdrawn", by=by, thing=enrolment)
