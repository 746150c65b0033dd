"""A person applies by the form: once, in time, with a receipt."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people.api import Country, Person, User
from courses.admissions.models import Application, Call
from courses.admissions.refusals import NotOpen


@dataclass(frozen=True, kw_only=True)
class Form:
    """What an applicant writes. The country is that of the nominating institution, never nationality."""

    country: Country
    institution_name: str
    institution_kind: str
    position: str
    motivation: str
    needs: str


@transaction.atomic
def submit_application(*, call: Call, person: Person, form: Form, by: User, now: datetime) -> Application:
    """Submit, or replace what was submitted before; raises NotOpen outside the call's time."""
    if not call.opens_at <= now <= call.deadline:
        raise NotOpen
    application = Application.objects.filter(call=call, person=person, source="form").first() or Application(
        call=call, person=person, source="form"
    )
    for name, value in vars(form).items():
        setattr(application, name, value)
    application.state, application.submitted_at = Application.State.SUBMITTED, now
    application.save()
    audit_api.record(action="application.submitted", by=by, thing=application)
    notifications_api.write_letter(
        key=f"application-received:{application.pk}:{now.isoformat()}",
        template="application_received",
        person=person,
        context={"application": application, "edition": call.edition},
    )
    return application


@transaction.atomic
def withdraw_application(*, application: Application, by: User, now: datetime) -> None:
    """Take an application back before a place is given."""
    if hasattr(application, "place") or application.state == Application.State.WITHDRAWN:
        raise NotOpen
    application.state = Application.State.WITHDRAWN
    application.save(update_fields=["state"])
    audit_api.record(action="application.withdrawn", by=by, thing=application, at=now)
