"""What every verification needs and seldom changes: keys, status lists, contacts. Kept for half a minute.

Whatever changes one of them calls `forget`; where several processes have caches of their own, the others follow within
the half minute. The status of a certificate is not among it: it is read with the certificate (see also `answers`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from secrets import token_hex
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from academy.people.api import Institution
from certificates.domain.trust import Trust, to_json
from certificates.models import Contact, IssuerNumber, StatusList
from certificates.queries.trust import trust

KEY = "certificates:frame"
SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """An institution as the page speaks of it. issued_at, valid_until: of its status list, None without one."""

    institution: Institution
    contact: Contact | None
    issued_at: Any
    valid_until: Any

    @property
    def is_stale(self) -> bool:
        return self.valid_until is None or timezone.now() > self.valid_until


@dataclass(frozen=True, kw_only=True)
class Frame:
    """stamp: of this reading, another one at the next."""

    stamp: str
    trust: Trust
    issuers: dict[str, Issuer]

    @property
    def trust_json(self) -> dict[str, Any]:
        """The trust list as a page carries it for its script."""
        return to_json(self.trust)


def frame() -> Frame:
    found: Frame | None = cache.get(KEY)
    if found is None:
        found = _read()
        cache.set(KEY, found, SECONDS)
    return found


def forget() -> None:
    """Now for whoever writes, and again when it is committed, in case somebody has read in between."""
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))


def contacts(*, on: date) -> dict[int, Contact]:
    """By institution, whom to ask on a day."""
    rows = Contact.objects.filter(Q(valid_from__lte=on)).order_by("valid_from", "pk")
    return {row.institution_id: row for row in rows}


def _read() -> Frame:
    lists = {
        row["institution"]: row
        for row in StatusList.objects.order_by().values("institution", "issued_at", "valid_until")
    }
    people = contacts(on=timezone.localdate())
    issuers = {}
    for row in IssuerNumber.objects.select_related("institution"):
        signed: Mapping[str, Any] = lists.get(row.institution_id, {})
        issuers[row.institution.key] = Issuer(
            institution=row.institution,
            contact=people.get(row.institution_id),
            issued_at=signed.get("issued_at"),
            valid_until=signed.get("valid_until"),
        )
    return Frame(stamp=token_hex(8), trust=trust(), issuers=issuers)
