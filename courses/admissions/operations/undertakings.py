"""The undertaking of a national authority to pay travel and stay, with its document.

Source: P-PG (2020) 10, P-PG/Training, item 6.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions.models import Application, Undertaking
from courses.admissions.money_refusals import DayInFuture, NotOfYourCountry
from courses.admissions.operations.keeping import Kept, keep

PDF = frozenset({"pdf"})
NOTHING = Kept(file_name="", stored_as="", sha256="")


@transaction.atomic
def record_undertaking(
    *, application: Application, authority: str, given_by: str, given_on: date, pays_travel: bool, pays_stay: bool,
    by: User, now: datetime, file_name: str = "", content: bytes = b"",
) -> Undertaking:  # fmt: skip
    """By the Secretariat, or by the Correspondent of the application's country. A later one counts instead.

    Raises DayInFuture, NotOfYourCountry, UploadRefused.
    """
    if not people_api.may(by, Permission.GRANTS_DECIDE):
        people_api.check(by, Permission.APPLICATIONS_ENDORSE, scope="country", scope_key=application.country_id)
        if application.state != Application.State.SUBMITTED:
            raise NotOfYourCountry
    if given_on > timezone.localdate(now):
        raise DayInFuture(given_on)
    kept = keep(folder="undertakings", file_name=file_name, content=content, kinds=PDF) if content else NOTHING
    made = Undertaking.objects.create(
        application=application, authority=authority.strip(), given_by=given_by.strip(), given_on=given_on,
        pays_travel=pays_travel, pays_stay=pays_stay, **vars(kept),
        recorded_by=audit_api.actor_key(by), recorded_at=now,
    )  # fmt: skip
    data = {"travel": pays_travel, "stay": pays_stay, "sha256": kept.sha256}
    audit_api.record(action="undertaking.recorded", by=by, thing=made, at=now, data=data)
    return made
