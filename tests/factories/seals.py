"""Records, keys and seals without a database: two or three institutions that sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.domain import cose, mandated
from certificates.domain import record as records
from certificates.domain.record import Issuer, Record
from certificates.domain.trust import RECORD, STATUS, Trust, TrustedInstitution, TrustedKey, trust

NAMES = {1: ("pompidou-group", "Pompidou Group"), 2: ("university-of-malta", "University of Malta"), 3: ("third", "T")}
FOUR = NAMES | {4: ("fourth", "F")}

FOR_LISTS = b"\x01\x09"  # what the first institution signs its status lists with


@dataclass(frozen=True, kw_only=True)
class House:
    """Institutions 1, 2 (and 3), each with one key, and the first with one for status lists besides."""

    private: dict[bytes, Ed25519PrivateKey]
    trust: Trust

    def seal(self, record: Record, kids: Sequence[bytes] | None = None) -> bytes:
        """kids: who signs, in which order; without it, the issuers of the record."""
        payload = records.encode(record)
        signing = [issuer.kid for issuer in record.issuers] if kids is None else kids
        return cose.encode(payload, [self.signature(payload, kid) for kid in signing])

    def signature(self, payload: bytes, kid: bytes) -> cose.Signature:
        return cose.Signature(kid=kid, value=self.private[kid].sign(cose.to_be_signed(payload, kid=kid)))

    def with_key(self, kid: bytes, **changes: Any) -> Trust:
        """The trust list with one key changed."""
        key = replace(self.trust.keys[RECORD, kid], **changes)
        return replace(self.trust, keys=dict(self.trust.keys) | {(RECORD, kid): key})


def house(names: Mapping[int, tuple[str, str]] = NAMES) -> House:
    private = {bytes([number, 1]): Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in names}
    keys = [
        TrustedKey(
            institution=kid[0], purpose=RECORD, kid=kid, public=key.public_key().public_bytes_raw(),
            valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31), holder="institution",
        )
        for kid, key in private.items()
    ]  # fmt: skip
    private[FOR_LISTS] = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
    public = private[FOR_LISTS].public_key().public_bytes_raw()
    keys.append(replace(keys[0], purpose=STATUS, kid=FOR_LISTS, public=public))
    institutions = [
        TrustedInstitution(number=number, key=key, name_fr=f"fr {name}", name_en=name)
        for number, (key, name) in names.items()
    ]
    return House(private=private, trust=trust(institutions, keys))


def record(**changes: Any) -> Record:
    component, title, statement = mandated.AWARDS[1]
    plain: dict[str, Any] = {
        "id": bytes(range(16)), "serial": "IDPA-2026-I-000012", "name": "Żaneta Ċaruana-Għawdexija",
        "title": title, "statement": statement, "component": component, "starts_on": date(2026, 6, 8),
        "ends_on": date(2026, 6, 12), "issued_on": date(2026, 11, 12), "credits": 300, "minutes": 1245,
        "language": "fr", "issuers": (Issuer(number=1, kid=b"\x01\x01"), Issuer(number=2, kid=b"\x02\x01")),
    }  # fmt: skip
    return Record(**(plain | changes))
