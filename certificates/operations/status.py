"""A certificate loses its validity by its own institution, and by two people of it. Facts with dates, never edits."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.domain import status as rule
from certificates.models import RegisterEntry, StatusChange, StatusRequest
from certificates.operations.log import log_change, queue_head
from certificates.queries import institutions_of
from certificates.refusals import AlreadyFinal, NotYourInstitution, TwoPeopleNeeded


@transaction.atomic
def revoke(
    *, entry: RegisterEntry, institution: Institution, reason: str, by: User, confirmed_by: User, now: datetime
) -> StatusChange:
    """Revoked by `institution`, on the word of two of its officers. The reason is kept and never public."""
    return _change(
        entry, StatusChange.Status.REVOKED, institution, reason=reason, by=by, confirmed_by=confirmed_by, now=now
    )


def _change(
    entry: RegisterEntry,
    status: str,
    institution: Institution,
    *,
    reason: str,
    by: User,
    confirmed_by: User,
    now: datetime,
) -> StatusChange:
    for officer in (by, confirmed_by):
        people_api.check(officer, Permission.CERTIFICATES_REVOKE, scope="institution", scope_key=institution.key)
    if by.pk == confirmed_by.pk:
        raise TwoPeopleNeeded
    if institution.key not in entry.issuers:
        raise NotYourInstitution
    RegisterEntry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    last = entry.status_changes.filter(institution=institution).last()
    if last and last.status in rule.FINAL:
        raise AlreadyFinal
    change = StatusChange.objects.create(
        entry=entry,
        status=status,
        institution=institution,
        reason=reason[:40],
        by=audit_api.actor_key(by),
        confirmed_by=audit_api.actor_key(confirmed_by),
        at=now,
    )
    log_change(change=change)
    queue_head(now=timezone.now())
    audit_api.record(
        action=f"certificate.{status}",
        by=confirmed_by,
        thing=entry,
        authority=institution.key,
        data={"asked_by": audit_api.actor_key(by)},
    )
    return change


@transaction.atomic
def request_change(*, entry: RegisterEntry, status: str, reason: str, by: User, now: datetime) -> StatusRequest:
    """The first officer asks; nothing changes before a second one of the same institution confirms."""
    people_api.check(by, Permission.CERTIFICATES_REVOKE)
    institution = Institution.objects.filter(key__in=set(institutions_of(by)) & set(entry.issuers)).first()
    if institution is None:
        raise NotYourInstitution
    request, created = StatusRequest.objects.get_or_create(
        entry=entry,
        institution=institution,
        is_open=True,
        defaults={"status": status, "reason": reason[:40], "requested_by": by, "requested_at": now},
    )
    if created:
        audit_api.record(action="certificate.change_requested", by=by, thing=entry, authority=institution.key)
    return request


@transaction.atomic
def confirm_request(*, request: StatusRequest, by: User, now: datetime) -> StatusChange:
    """The second officer confirms; the change is public at once."""
    request = StatusRequest.objects.select_for_update(no_key=True).get(pk=request.pk, is_open=True)
    change = _change(
        request.entry,
        request.status,
        request.institution,
        reason=request.reason,
        by=request.requested_by,
        confirmed_by=by,
        now=now,
    )
    StatusRequest.objects.filter(pk=request.pk).update(is_open=False)
    return change


@transaction.atomic
def refuse_request(*, request: StatusRequest, by: User) -> None:
    """A second officer says no, or the first takes it back."""
    people_api.check(by, Permission.CERTIFICATES_REVOKE, scope="institution", scope_key=request.institution.key)
    StatusRequest.objects.filter(pk=request.pk).update(is_open=False)
    audit_api.record(action="certificate.change_refused", by=by, thing=request.entry)
