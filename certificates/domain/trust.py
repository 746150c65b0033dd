"""Whose signatures count: institutions and their public keys, as the trust page and trust.json publish them. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FORMAT = "idpa-trust-1"
# What a key signs: records, heads, documents (Ed25519); PDFs (P-256); nothing but status lists (Ed25519).
RECORD, SEAL, STATUS = "record", "seal", "status"
OF_LISTS = (STATUS, RECORD)  # an institution without a key for lists signs them with that of the record
INSTITUTION, SECRETARIAT = "institution", "secretariat"  # who holds a private key
LEFT = "left"  # of a key: its institution takes part no longer


class TrustRefused(Exception):
    """Not a trust list of this scheme."""

    code = "trust_refused"


@dataclass(frozen=True, kw_only=True)
class TrustedKey:
    """public: 32 bytes (Ed25519), or the DER of a SubjectPublicKeyInfo (P-256). valid_to: last day, None: open.

    certificate, root: X.509 (DER) of a key that signs PDFs, for programs that trust roots; what counts is `public`.
    holder: who keeps the private key. place: where it is: "shared", "own", "elsewhere"; "" in older lists.
    agreement: the institution's decision that the Secretariat keeps it.
    is_compromised: nobody can tell its signatures from a thief's, whatever day they name.
    ended: why it ended before its day, e.g. LEFT; "" where it did not.
    """

    institution: int
    purpose: str
    kid: bytes
    public: bytes
    valid_from: date
    valid_to: date | None
    holder: str
    place: str = ""
    agreement: str = ""
    certificate: bytes = b""
    root: bytes = b""
    is_demonstration: bool = False
    is_compromised: bool = False
    ended: str = ""

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of the public key."""
        return hashlib.sha256(self.public).hexdigest()

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class TrustedInstitution:
    number: int
    key: str
    name_fr: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Trust:
    institutions: Mapping[int, TrustedInstitution]
    keys: Mapping[tuple[str, bytes], TrustedKey]  # by purpose and key id


def trust(institutions: Iterable[TrustedInstitution], keys: Iterable[TrustedKey]) -> Trust:
    return Trust(
        institutions={one.number: one for one in institutions}, keys={(one.purpose, one.kid): one for one in keys}
    )


def taking_part(of: Trust) -> set[int]:
    """Numbers of the institutions that seal, without those that have left: whose record keys all ended, one for it."""
    ended: dict[int, list[str]] = {}
    for key in of.keys.values():
        if key.purpose == RECORD:
            ended.setdefault(key.institution, []).append(key.ended)
    return {number for number, reasons in ended.items() if "" in reasons or LEFT not in reasons}


def to_json(of: Trust) -> dict[str, Any]:
    """As published: institutions in order, each with its keys."""
    return {
        "format": FORMAT,
        "institutions": [
            {
                "number": one.number,
                "key": one.key,
                "name_fr": one.name_fr,
                "name_en": one.name_en,
                "keys": [_key_to_json(key) for key in of.keys.values() if key.institution == one.number],
            }
            for one in of.institutions.values()
        ],
    }


def _key_to_json(key: TrustedKey) -> dict[str, Any]:
    return {
        "purpose": key.purpose,
        "kid": key.kid.hex(),
        "public": key.public.hex(),
        "certificate": key.certificate.hex(),
        "root": key.root.hex(),
        "fingerprint": key.fingerprint,
        "valid_from": key.valid_from.isoformat(),
        "valid_to": key.valid_to.isoformat() if key.valid_to else None,
        "holder": key.holder,
        "place": key.place,
        "agreement": key.agreement,
        "is_demonstration": key.is_demonstration,
        "is_compromised": key.is_compromised,
        "ended": key.ended,
    }


def from_json(text: str | bytes) -> Trust:
    """Raises TrustRefused, also where a fingerprint is not that of its key."""
    try:
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise TrustRefused("format")
        listed = content["institutions"]
        institutions = [
            TrustedInstitution(**{key: one[key] for key in ("number", "key", "name_fr", "name_en")}) for one in listed
        ]
        keys = [_key_from_json(key, one["number"]) for one in listed for key in one["keys"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TrustRefused(str(error)) from error
    return trust(institutions, keys)


def _key_from_json(one: Mapping[str, Any], number: int) -> TrustedKey:
    key = TrustedKey(
        institution=number,
        purpose=one["purpose"],
        kid=bytes.fromhex(one["kid"]),
        public=bytes.fromhex(one["public"]),
        valid_from=date.fromisoformat(one["valid_from"]),
        valid_to=date.fromisoformat(one["valid_to"]) if one["valid_to"] else None,
        holder=one["holder"],
        place=str(one.get("place", "")),
        agreement=one["agreement"],
        certificate=bytes.fromhex(one.get("certificate", "")),
        root=bytes.fromhex(one.get("root", "")),
        # Only a plain false lets a key count: whatever else stands here is read as a warning.
        is_demonstration=one["is_demonstration"] is not False,
        is_compromised=one["is_compromised"] is not False,
        ended=str(one.get("ended", "")),
    )
    if key.fingerprint != one["fingerprint"]:
        raise TrustRefused("fingerprint")
    return key
