"""The undertaking of a national authority to pay travel and stay, with its document.

Source: P-PG (2020) 10, P-PG/Training, item 6.
"""

import hashlib
from datetime import date, datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.uploads import UploadRefused, check_upload
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions.domain.pdf import active_content
from courses.admissions.models import Application, Undertaking
from courses.admissions.money_refusals import DayInFuture, NotOfYourCountry


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
    digest = _keep(file_name, content) if content else ""
    made = Undertaking.objects.create(
        application=application, authority=authority.strip(), given_by=given_by.strip(), given_on=given_on,
        pays_travel=pays_travel, pays_stay=pays_stay, file_name=file_name[:200] if content else "",
        stored_as=_name(digest) if content else "", sha256=digest, recorded_by=audit_api.actor_key(by), recorded_at=now,
    )  # fmt: skip
    data = {"travel": pays_travel, "stay": pays_stay, "sha256": digest}
    audit_api.record(action="undertaking.recorded", by=by, thing=made, at=now, data=data)
    return made


def _keep(file_name: str, content: bytes) -> str:
    check_upload(name=file_name, content=content, kinds=frozenset({"pdf"}), max_bytes=settings.UPLOAD_MAX_BYTES)
    found = active_content(content)
    if found:
        words = _("The file “%(name)s” holds active content (%(what)s). Print it to PDF again and send that file.")
        raise UploadRefused(words % {"name": file_name, "what": ", ".join(sorted(found))})
    digest = hashlib.sha256(content).hexdigest()
    storage = storages["private"]
    if not storage.exists(_name(digest)):
        storage.save(_name(digest), ContentFile(content))
    return digest


def _name(digest: str) -> str:
    return f"undertakings/{digest[:2]}/{digest}.pdf"
