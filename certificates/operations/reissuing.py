"""A certificate is issued again: its name is corrected, or it is lost. Another list, approved by every institution.

The new certificate has its own number and code and names the one that it takes the place of, which is superseded on
the day of issue, not before: until then the old one stays valid.
"""

import unicodedata
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.models import CertificateRecord, ReasonClass, RegisterEntry, Release, ReleaseLine, StatusChange
from certificates.operations.log import log_change
from certificates.operations.one_list import is_under_way, open_lines
from certificates.operations.releasing import require_institutions
from certificates.operations.status_lists import queue_after
from certificates.operations.withdrawing import close_withdrawn
from certificates.queries import institutions_of, is_reissue, status_of
from certificates.queries.answers import forget
from certificates.refusals import (
    NotReissued,
    NotYourInstitution,
    NotYourList,
    RecordErased,
    ReissueUnderWay,
    SameName,
)


@transaction.atomic
def request_reissue(*, entry: RegisterEntry, why: str, name: str, by: User, now: datetime) -> ReleaseLine:
    """An officer of an issuer asks; a list of one name waits for every institution. why: of ReleaseLine.Why.

    name: the corrected name; of a lost certificate it is the printed one. Raises NotYourInstitution, NotReissued,
    ReissueUnderWay, SameName, RecordErased, NotParticipating.
    """
    people_api.check(by, Permission.RELEASE_APPROVE)
    if not set(institutions_of(by)) & set(entry.issuers):
        raise NotYourInstitution
    entry = RegisterEntry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    record = _require_open(entry)
    printed = _printed(record, why, name)
    release = _list_like(entry, by, now)
    old = entry.release.lines.get(person=record.person)
    line = ReleaseLine.objects.create(
        release=release,
        person=record.person,
        grounds=old.grounds,
        name=printed,
        supersedes=entry,
        why=why,
        asked_by=audit_api.actor_key(by),
    )
    open_lines(release=release, lines=[line])
    audit_api.record(action="reissue.requested", by=by, thing=entry, data={"why": why, "list": release.pk})
    return line


def _require_open(entry: RegisterEntry) -> CertificateRecord:
    _require_valid(entry)
    if is_under_way(entry):
        raise ReissueUnderWay
    record = CertificateRecord.objects.filter(entry=entry).select_related("person").first()
    if record is None:
        raise RecordErased
    return record


def _require_valid(entry: RegisterEntry) -> None:
    status = status_of(entry)
    if status != StatusChange.Status.VALID:
        raise NotReissued(str(StatusChange.Status(status).label))


def _printed(record: CertificateRecord, why: str, name: str) -> str:
    """The name in the one form in which it is signed; a correction that corrects nothing is none."""
    if why == ReleaseLine.Why.LOST:
        return str(record.payload["name"])
    corrected = unicodedata.normalize("NFC", " ".join(name.split()))
    if not corrected or corrected == record.payload["name"]:
        raise SameName
    return corrected


def _list_like(entry: RegisterEntry, by: User, now: datetime) -> Release:
    """Of the same activity, component and issuers, as far as they take part today."""
    institutions = list(Institution.objects.filter(key__in=entry.issuers))
    require_institutions(institutions, on=timezone.localdate(now))
    release = Release.objects.create(
        edition_id=entry.release.edition_id,
        component=entry.component,
        proposed_by=audit_api.actor_key(by),
        proposed_at=now,
    )
    release.institutions.set(institutions)
    return release


@transaction.atomic
def withdraw_reissue(*, release: Release, reason: str, by: User, now: datetime) -> None:
    """The officer who asked takes a list back that was not issued: the certificates on it stay as they are.

    Raises NotYourList, NotWithdrawn, ReasonMissing.
    """
    people_api.check(by, Permission.RELEASE_APPROVE)
    release = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    if release.proposed_by != audit_api.actor_key(by) or not is_reissue(release):
        raise NotYourList
    close_withdrawn(release, reason=reason)
    audit_api.record(action="reissue.withdrawn", by=by, thing=release, data={"reason": release.withdrawn_because})


def require_supersedable(release: Release) -> None:
    """Before a list is numbered: what its lines take the place of is still valid, or replaced by this very list.

    Raises NotReissued.
    """
    for line in release.lines.filter(supersedes__isnull=False, held_by__isnull=True).select_related("supersedes"):
        old = line.supersedes
        if old and not RegisterEntry.objects.filter(release=release, supersedes=old).exists():
            _require_valid(old)


def record_superseded(*, line: ReleaseLine, entry: RegisterEntry, now: datetime) -> None:
    """At issue: the old certificate gives way, on the word of the officers who approved the list.

    No effect for a line that supersedes nothing. Raises NotReissued where the old one has lost its validity meanwhile.
    """
    old = line.supersedes
    if old is None:
        return
    _require_valid(old)
    approvals = list(line.release.approvals.select_related("officer", "institution").order_by("at", "pk"))
    first, last = approvals[0], approvals[-1]
    change = StatusChange.objects.create(
        entry=old,
        status=StatusChange.Status.SUPERSEDED,
        institution=first.institution,
        reason_class=ReasonClass.REISSUED,
        reason=line.why,
        by=audit_api.actor_key(first.officer),
        confirmed_by=audit_api.actor_key(last.officer),
        at=now,
    )
    log_change(change=change)
    queue_after(change)
    forget(old.code)
    audit_api.record(action="certificate.superseded", by=last.officer, thing=old, data={"by": entry.number})
