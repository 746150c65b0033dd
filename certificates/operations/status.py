"""A certificate loses its validity by its own institution, and by two people of it. Facts with dates, never edits.

On which grounds is a closed list (`ReasonClass`), kept with the change and never public. Only a suspension can be
lifted again. Superseding is not asked for here: it follows from a newer version.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.domain import status as rule
from certificates.models import ReasonClass, RegisterEntry, StatusChange, StatusRequest
from certificates.operations.log import log_change, queue_head
from certificates.operations.status_lists import queue_after
from certificates.queries import institutions_of
from certificates.queries.answers import forget
from certificates.refusals import (
    AlreadyFinal,
    ChangeAsked,
    NotYourInstitution,
    ReasonNotPermitted,
    RequestClosed,
    StatusNotPermitted,
    TwoPeopleNeeded,
)

Status = StatusChange.Status
# Which grounds permit which change.
PERMITTED: dict[str, frozenset[str]] = {
    Status.SUSPENDED: frozenset({ReasonClass.INQUIRY, ReasonClass.KEY, ReasonClass.BODY}),
    Status.VALID: frozenset({ReasonClass.INQUIRY_CLOSED, ReasonClass.BODY}),
    Status.REVOKED: frozenset(
        {ReasonClass.ERROR, ReasonClass.NOT_ENTITLED, ReasonClass.FRAUD, ReasonClass.KEY, ReasonClass.HOLDER,
         ReasonClass.BODY}
    ),
    Status.WITHDRAWN: frozenset({ReasonClass.NOT_ENTITLED, ReasonClass.FRAUD, ReasonClass.BODY}),
    Status.SUPERSEDED: frozenset({ReasonClass.REISSUED}),
}  # fmt: skip


def possible_after(latest: str) -> tuple[str, ...]:
    """What an institution may still say after what it said last; "" where it has said nothing."""
    if latest in rule.FINAL:
        return ()
    taken_away = (Status.REVOKED.value, Status.WITHDRAWN.value)
    return (Status.VALID.value, *taken_away) if latest == rule.SUSPENDED else (Status.SUSPENDED.value, *taken_away)


@transaction.atomic
def revoke(
    *,
    entry: RegisterEntry,
    institution: Institution,
    reason: str,
    by: User,
    confirmed_by: User,
    now: datetime,
    reason_class: str = ReasonClass.ERROR,
) -> StatusChange:
    """Revoked by `institution`, on the word of two of its officers. The reason is kept and never public."""
    return _change(
        entry, Status.REVOKED, institution, reason_class=reason_class, reason=reason, by=by,
        confirmed_by=confirmed_by, now=now,
    )  # fmt: skip


def _change(
    entry: RegisterEntry,
    status: str,
    institution: Institution,
    *,
    reason_class: str,
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
    _permit(entry, institution, status, reason_class)
    change = StatusChange.objects.create(
        entry=entry,
        status=status,
        institution=institution,
        reason_class=reason_class,
        reason=reason[:200],
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
        data={"asked_by": audit_api.actor_key(by), "reason_class": reason_class},
    )
    queue_after(change)
    forget(entry.code)
    return change


def _permit(entry: RegisterEntry, institution: Institution, status: str, reason_class: str) -> None:
    last = entry.status_changes.filter(institution=institution).last()
    latest = last.status if last else ""
    if latest in rule.FINAL:
        raise AlreadyFinal
    if status not in possible_after(latest) and status != Status.SUPERSEDED:
        raise StatusNotPermitted
    if reason_class not in PERMITTED[status]:
        raise ReasonNotPermitted([str(one.label) for one in ReasonClass if one in PERMITTED[status]])


@transaction.atomic
def request_change(
    *, entry: RegisterEntry, status: str, reason_class: str, by: User, now: datetime, reason: str = ""
) -> StatusRequest:
    """The first officer asks; nothing changes before a second one of the same institution confirms."""
    people_api.check(by, Permission.CERTIFICATES_REVOKE)
    institution = Institution.objects.filter(key__in=set(institutions_of(by)) & set(entry.issuers)).first()
    if institution is None:
        raise NotYourInstitution
    RegisterEntry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    if status == Status.SUPERSEDED or status not in PERMITTED:
        raise StatusNotPermitted
    _permit(entry, institution, status, reason_class)
    if StatusRequest.objects.filter(entry=entry, institution=institution, is_open=True).exists():
        raise ChangeAsked
    request = StatusRequest.objects.create(
        entry=entry, institution=institution, status=status, reason_class=reason_class, reason=reason[:200],
        requested_by=by, requested_at=now,
    )  # fmt: skip
    audit_api.record(
        action="certificate.change_requested", by=by, thing=entry, authority=institution.key, data={"status": status}
    )
    return request


@transaction.atomic
def confirm_request(*, request: StatusRequest, by: User, now: datetime) -> StatusChange:
    """The second officer confirms; the change is public at once."""
    open_one = StatusRequest.objects.select_for_update(no_key=True).filter(pk=request.pk, is_open=True).first()
    if open_one is None:
        raise RequestClosed
    change = _change(
        open_one.entry,
        open_one.status,
        open_one.institution,
        reason_class=open_one.reason_class,
        reason=open_one.reason,
        by=open_one.requested_by,
        confirmed_by=by,
        now=now,
    )
    StatusRequest.objects.filter(pk=open_one.pk).update(is_open=False)
    return change


@transaction.atomic
def refuse_request(*, request: StatusRequest, by: User) -> None:
    """A second officer says no, or the first takes it back."""
    people_api.check(by, Permission.CERTIFICATES_REVOKE, scope="institution", scope_key=request.institution.key)
    if not StatusRequest.objects.filter(pk=request.pk, is_open=True).update(is_open=False):
        raise RequestClosed
    audit_api.record(action="certificate.change_refused", by=by, thing=request.entry)
