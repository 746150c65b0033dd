"""The trust list with the signature of every institution in it. Pure.

What it proves: whoever already holds the key of one institution (from its own site, or an earlier list) can see that
this institution has signed this very list, the keys of the others among it. What it does not prove to anybody who
holds no key yet: a list signs itself, so a forger's list carries the forger's signatures. That is why a verifier pins
the fingerprint of one key that it has from elsewhere.
"""

import json
from enum import StrEnum

from certificates.domain import signed_json
from certificates.domain.signed_json import DocumentRefused
from certificates.domain.trust import FORMAT, TrustRefused, from_json, taking_part


class TrustStatus(StrEnum):
    SIGNED_BY_ALL = "signed_by_all"  # but for those that have left
    PINNED = "pinned"  # the pinned institution has signed; another has not
    NOT_SIGNED = "not_signed"
    NOT_PINNED = "not_pinned"  # the pinned key has not signed this list
    ALTERED = "altered"


def check(data: bytes, *, pin: str = "") -> TrustStatus:
    """pin: the SHA-256 (hex) of the record key of one institution, known from elsewhere; at least 16 digits of it."""
    try:
        trust = from_json(data)
        document = signed_json.decode(data, format=FORMAT)
    except DocumentRefused:
        return TrustStatus.NOT_PINNED if pin else TrustStatus.NOT_SIGNED
    except TrustRefused:
        return TrustStatus.ALTERED
    signed, marks = set(), set()
    for one in document.signatures:
        key = signed_json.key_of(one, trust)
        if key is None or not signed_json.is_good(document, signature=one, key=key):
            return TrustStatus.ALTERED
        if not key.is_compromised:
            signed.add(key.institution)
            marks.add(key.fingerprint)
    if pin and not any(mark.startswith(_plain(pin)) for mark in marks):
        return TrustStatus.NOT_PINNED
    needed = taking_part(trust)
    if signed >= needed and needed:
        return TrustStatus.SIGNED_BY_ALL
    return TrustStatus.PINNED if pin else TrustStatus.NOT_SIGNED


def without_signatures(data: bytes) -> dict[str, object]:
    content: dict[str, object] = json.loads(data)
    content.pop("signatures", None)
    return content


def _plain(pin: str) -> str:
    found = "".join(pin.lower().replace(":", "").replace("-", "").split())
    if len(found) < 16:
        raise ValueError("a pin has at least 16 hexadecimal digits")
    return found
