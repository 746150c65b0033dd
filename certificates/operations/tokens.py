"""Access for the systems of an institution: made and taken back by its officers, kept as a digest, shown once."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.models import ApiToken
from certificates.models.verification import SCOPES
from certificates.refusals import TokenEndsTooLate, UnknownScope

PREFIX = "idpa_"
LONGEST_DAYS = 366


@transaction.atomic
def create_token(
    *, institution: Institution, name: str, scopes: Sequence[str], ends_on: date, by: User, now: datetime
) -> tuple[ApiToken, str]:
    """(the row, the token itself, which is shown once). Raises TokenEndsTooLate, UnknownScope."""
    people_api.check(by, Permission.RELEASE_APPROVE, scope="institution", scope_key=institution.key)
    days = (ends_on - timezone.localdate(now)).days
    if not 0 <= days <= LONGEST_DAYS:
        raise TokenEndsTooLate
    if not scopes or not set(scopes) <= set(SCOPES):
        raise UnknownScope
    secret = f"{PREFIX}{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        institution=institution, name=name, scopes=sorted(scopes), digest=token_digest(secret),
        made_by=audit_api.actor_key(by), made_at=now, ends_on=ends_on,
    )  # fmt: skip
    audit_api.record(
        action="api_token.made", by=by, thing=token, authority=institution.key, data={"name": name, "scopes": scopes}
    )
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, by: User, now: datetime) -> None:
    """It opens nothing from now on; revoking twice has no effect."""
    people_api.check(by, Permission.RELEASE_APPROVE, scope="institution", scope_key=token.institution.key)
    if ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=now):
        audit_api.record(action="api_token.revoked", by=by, thing=token, authority=token.institution.key)


def use_token(secret: str, *, now: datetime) -> ApiToken | None:
    """The row of a token that opens something today; the day of its last use is kept, nothing else of the use."""
    day = timezone.localdate(now)
    found = ApiToken.objects.filter(digest=token_digest(secret), revoked_at__isnull=True, ends_on__gte=day).first()
    if found and found.last_used_on != day:
        ApiToken.objects.filter(pk=found.pk).update(last_used_on=day)
    return found


def token_digest(secret: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
