"""The holder lets somebody see the whole name: a link that ends, can be taken back, and counts its uses."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from academy.audit import api as audit_api
from academy.people.api import User
from certificates.models import CertificateRecord, ShareLink
from certificates.refusals import NotTheHolder, TooManyLinks

MOST_OPEN = 20
DAYS = (7, 30, 90, 365)


@transaction.atomic
def share(*, record: CertificateRecord, label: str, days: int, by: User, now: datetime) -> tuple[ShareLink, str]:
    """(the row, what stands in the address, which is shown once). Raises NotTheHolder, TooManyLinks."""
    if record.person.user_id != by.pk:
        raise NotTheHolder
    own = ShareLink.objects.filter(entry=record.entry, revoked_at__isnull=True, ends_at__gt=now)
    if own.count() >= MOST_OPEN:
        raise TooManyLinks
    secret = secrets.token_urlsafe(24)
    link = ShareLink.objects.create(
        entry=record.entry, label=label, digest=_digest(secret), made_at=now, ends_at=now + timedelta(days=days)
    )
    audit_api.record(action="certificate.shared", by=by, thing=record.entry, data={"days": days})
    return link, secret


@transaction.atomic
def stop_sharing(*, link: ShareLink, by: User, now: datetime) -> None:
    record = CertificateRecord.objects.filter(entry=link.entry_id, person__user=by).first()
    if record is None:
        raise NotTheHolder
    if ShareLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=now):
        audit_api.record(action="certificate.share_ended", by=by, thing=record.entry)


def follow_link(secret: str, *, now: datetime) -> str:
    """The code of the certificate that is shared; "" for a link that is unknown, over or taken back. Counts the use."""
    open_ones = ShareLink.objects.filter(digest=_digest(secret), revoked_at__isnull=True, ends_at__gt=now)
    code = open_ones.values_list("entry__code", flat=True).first()
    if code:
        open_ones.update(uses=F("uses") + 1)
    return code or ""


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
