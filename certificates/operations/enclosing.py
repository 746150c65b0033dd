"""What lies inside the PDF: the signed record, the proof of its line in the register, Open Badges, the supplement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from academy.lib.archive import Attachment
from certificates.domain import credential, inclusion
from certificates.domain import record as records
from certificates.domain.payload import supplement_data
from certificates.models import LogLeaf, PublicKey, SealedLine, SealSignature
from certificates.operations.asking import Kind, Sign, is_elsewhere, signed_elsewhere
from certificates.operations.badges import made_bundle
from certificates.paper.inside import attachments
from certificates.queries.log import head_of_all, proof_below
from certificates.queries.seals import sealed_bytes
from certificates.queries.trust import trust
from certificates.refusals import HeadNotSigned

Private = Callable[[PublicKey], Ed25519PrivateKey]


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """attachments: in the order of their names. badges: the bundle alone. head_at: when the proof's head was signed."""

    attachments: tuple[Attachment, ...]
    badges: bytes
    head_at: datetime


def badges_of(sealed: SealedLine, signatures: Sequence[SealSignature], *, private: Private) -> bytes:
    """The bundle, which needs no head. Raises KeyCompromised, KeyAway, KeyLocked, Missing."""

    def signing(key: PublicKey) -> Sign:
        if is_elsewhere(key):
            return signed_elsewhere(key, kind=Kind.CREDENTIAL, numbered=sealed.numbered)
        return private(key).sign

    return made_bundle(record=bytes(sealed.record), payload=sealed.payload, signatures=signatures, signing=signing)


def enclosed(sealed: SealedLine, signatures: Sequence[SealSignature], *, private: Private) -> Enclosed:
    """The same seal and head give the same bytes. Raises HeadNotSigned, KeyCompromised, KeyAway, KeyLocked, Missing."""
    record, trusted = records.decode(bytes(sealed.record)), trust()
    position = LogLeaf.objects.get(hash=sealed.leaf, change=None).position
    numbers = [issuer.number for issuer in record.issuers]
    head = head_of_all(position, institutions=numbers, trusted=trusted)
    if head is None:
        raise HeadNotSigned
    proof = inclusion.written(proof_below(head, position=position))
    # What leaves the house has been read again, as a stranger would.
    if not inclusion.check(proof, seal=sealed_bytes(sealed, signatures), record=record, trust=trusted).holds:
        raise AssertionError(f"proof of line {position} does not hold")
    badges = badges_of(sealed, signatures, private=private)
    return Enclosed(
        attachments=attachments(
            credential.encode(sealed.payload["seal"]), proof, badges, supplement_data(sealed.payload)
        ),
        badges=badges,
        head_at=head.at,
    )
