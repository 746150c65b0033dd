"""At issue: the record of a certificate is frozen and signed by every institution, each with the own key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.domain import codes, cose
from certificates.domain import record as records
from certificates.domain.record import Issuer, Record
from certificates.models import NumberedLine, PublicKey, Release, ReleaseLine
from certificates.operations.asking import Kind, each, signed_elsewhere
from certificates.operations.opening import OpenKey, open_keys
from certificates.refusals import KeyAway
from courses.seminars import api as seminars_api


@dataclass(frozen=True, kw_only=True)
class Signer:
    """One institution, ready to sign: its key as published, and the private half; None where that is elsewhere."""

    key: PublicKey
    private: Ed25519PrivateKey | None

    @property
    def kid(self) -> bytes:
        return bytes.fromhex(self.key.kid)

    def sign(self, data: bytes, *, numbered: NumberedLine) -> cose.Signature:
        """Raises Missing."""
        message = cose.to_be_signed(data, kid=self.kid)
        sign = self.private.sign if self.private else signed_elsewhere(self.key, kind=Kind.RECORD, numbered=numbered)
        return cose.Signature(kid=self.kid, value=sign(message))


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """record: what was signed, byte for byte. seal: record and signatures, as they stand in the dense symbol."""

    record: bytes
    seal: bytes
    signatures: tuple[cose.Signature, ...]


@dataclass(frozen=True, kw_only=True)
class Sealing:
    """What the certificates of a list have in common. minutes: contact time of the activity, None where none is."""

    release: Release
    signers: tuple[Signer, ...]
    minutes: int | None

    def seal(self, *, numbered: NumberedLine, payload: Mapping[str, Any], issued_on: date) -> Sealed:
        """payload: the printed words. Raises Missing."""
        data = records.encode(self._record(numbered.line, payload, issued_on))
        signatures = tuple(each(partial(one.sign, data, numbered=numbered) for one in self.signers))
        return Sealed(record=data, seal=cose.encode(data, signatures), signatures=signatures)

    def _record(self, line: ReleaseLine, payload: Mapping[str, Any], issued_on: date) -> Record:
        edition = self.release.edition
        return Record(
            id=codes.decode(payload["code"]).to_bytes(16, "big"),
            serial=payload["number"],
            name=payload["name"],
            title=payload["title_fr"],
            statement=payload["statement_fr"],
            component=self.release.component,
            starts_on=edition.starts_on,
            ends_on=edition.ends_on,
            issued_on=issued_on,
            credits=line.grounds["earned"],
            minutes=self.minutes,
            language="fr",  # the mandate's words are French
            supersedes=codes.decode(line.supersedes.code).to_bytes(16, "big") if line.supersedes else None,
            issuers=tuple(Issuer(number=one.kid[0], kid=one.kid) for one in self.signers),
        )


def sealing_for(release: Release, *, on: date) -> Sealing:
    """Opens the keys of the list's institutions; raises NoKeyInForce, KeyAway, KeyLocked."""
    sessions = seminars_api.sessions(release.edition)
    minutes = sum(session.minutes for session in sessions if session.is_contact) or None
    opened = open_keys(release, PublicKey.Purpose.RECORD, on=on)
    return Sealing(release=release, signers=tuple(map(_signer, opened)), minutes=minutes)


def _signer(one: OpenKey) -> Signer:
    if one.private is not None and not isinstance(one.private, Ed25519PrivateKey):
        raise KeyAway(one.key.fingerprint[:16])
    return Signer(key=one.key, private=one.private)
