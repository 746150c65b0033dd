"""The status lists of the institutions, signed when they are asked for: one day's list is the same all day long."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.cache import cache

from academy.people.api import Institution
from certificates import keyring
from certificates.domain import badge_status, did, integrity
from certificates.domain.badge_status import PURPOSES
from certificates.domain.trust import OF_LISTS
from certificates.models import IssuerNumber, PublicKey
from certificates.queries.badges import bits, did_of
from certificates.queries.trust import key_that_signs
from certificates.refusals import CertificateRefused, KeyAway, NoKeyInForce

_PART = re.compile(r"[0-9]{4}-(?:I|II|III)-[0-9]{1,2}")
_DAY = 86_400  # seconds


def fetch(addresses: Iterable[str], *, now: datetime) -> dict[str, Any]:
    """The lists of these addresses, as far as they are ours and their keys are here."""
    found = {}
    for address in addresses:
        base, mark, place = address.partition("/status/")
        number, _, rest = place.partition("/")
        part, _, purpose = rest.partition("/")
        if base != settings.BASE_URL or not mark or not number.isdecimal() or len(number) > 3:
            continue
        document = status_list(number=int(number), part=part, purpose=purpose, now=now)
        if document is not None:
            found[address] = document
    return found


def status_list(*, number: int, part: str, purpose: str, now: datetime) -> dict[str, Any] | None:
    """The signed list; None where there is no such list, or its key is not on this machine."""
    row = IssuerNumber.objects.filter(number=number).select_related("institution").first()
    if row is None or purpose not in PURPOSES or not _PART.fullmatch(part):
        return None
    try:
        return _signed(row, part, purpose, now)
    except CertificateRefused:
        return None


def _signed(row: IssuerNumber, part: str, purpose: str, now: datetime) -> dict[str, Any]:
    """Raises NoKeyInForce, KeyAway, KeyLocked."""
    since = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    indexes, key = bits(row.institution, part=part, purpose=purpose), _key(row.institution, since)
    of_list = badge_status.address(settings.BASE_URL, number=row.number, part=part, purpose=purpose)
    issuer = did_of(row.institution, on=since.date())
    kept = hashlib.sha256(repr((of_list, issuer, key.fingerprint, since, indexes)).encode()).hexdigest()
    document: dict[str, Any] | None = cache.get(f"badge-list:{kept}")
    if document is None:
        private = keyring.fetch(key.fingerprint)
        if not isinstance(private, Ed25519PrivateKey):
            raise KeyAway(key.fingerprint[:16])
        plain = badge_status.credential(
            of_list=of_list, issuer=issuer, purpose=purpose, indexes=indexes, since=since
        )  # fmt: skip
        method = did.method(issuer, bytes.fromhex(key.kid))
        document = integrity.secure(plain, method=method, created=since, sign=private.sign)
        cache.set(f"badge-list:{kept}", document, _DAY)
    return document


def _key(institution: Institution, since: datetime) -> PublicKey:
    key = key_that_signs(institution, OF_LISTS, on=since.date())
    if key is None:
        raise NoKeyInForce(str(institution))
    return key
