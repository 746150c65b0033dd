"""The Secretariat takes a list back before a number of it is given; nobody on it loses anything but time.

A list may have become one that can never be issued. Without this it would keep its names from every other list.
"""

from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates.models import Release
from certificates.operations.one_list import close_lines
from certificates.operations.recognition import record_withdrawn
from certificates.refusals import NotWithdrawn, ReasonMissing

WITHDRAWABLE = (Release.State.PROPOSED, Release.State.APPROVED)  # once numbers are given, a list is gone through with


@transaction.atomic
def withdraw_list(*, release: Release, reason: str, by: User, now: datetime) -> None:
    """Requests wait for a list again; approvals stay on record and authorise nothing any more.

    Raises NotWithdrawn, ReasonMissing.
    """
    people_api.check(by, Permission.RELEASE_PROPOSE)
    release = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    close_withdrawn(release, reason=reason)
    record_withdrawn(release=release, now=now)
    audit_api.record(action="release.withdrawn", by=by, thing=release)


def close_withdrawn(release: Release, *, reason: str) -> None:
    """Of a list that is locked. Raises NotWithdrawn, ReasonMissing."""
    if release.state not in WITHDRAWABLE:
        raise NotWithdrawn(str(Release.State(release.state).label))
    if not reason.strip():
        raise ReasonMissing
    release.state, release.withdrawn_because = Release.State.WITHDRAWN, reason.strip()
    release.save(update_fields=["state", "withdrawn_because"])
    close_lines(release)
