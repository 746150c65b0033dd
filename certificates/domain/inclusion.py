"""What a proof of inclusion is worth: this seal is a line below that head, and every issuer has signed the head. Pure.

A seal says who signed it, and the day is the signers' own word. A line below a signed head says that it was written
before the head was signed, and that whoever takes it out again is caught by anybody who keeps a later head.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from certificates.domain import cose
from certificates.domain.head import (
    Proof,
    ProofRefused,
    SignedHead,
    encode,
    proof_from_json,
    proof_to_json,
    stands_below,
)
from certificates.domain.record import Record
from certificates.domain.trust import RECORD, Trust, TrustedInstitution, TrustedKey

LARGEST = 32_768  # bytes; a proof in a million lines with sixteen signatures has a fifth


class Entry(StrEnum):
    """In this order: the first that applies is the verdict; only the last shows that it was entered."""

    UNREADABLE = "unreadable"
    OLD_HEAD = "old_head"  # the head has fewer lines than the line's place
    ELSEWHERE = "elsewhere"  # the hashes do not lead from this seal to that head
    HEAD_ALTERED = "head_altered"
    NOT_SIGNED_BY_ALL = "not_signed_by_all"
    UNKNOWN_KEY = "unknown_key"  # it bears an issuer's signature, with a key that the trust list does not hold
    KEY_NOT_IN_FORCE = "key_not_in_force"
    DEMONSTRATION = "demonstration"
    ENTERED = "entered"


HOLDS = (Entry.ENTERED, Entry.DEMONSTRATION)


@dataclass(frozen=True, kw_only=True)
class HeadSigned:
    """What one issuer of the certificate has signed of the head."""

    number: int
    entry: Entry
    institution: TrustedInstitution | None = None

    @property
    def counts(self) -> bool:
        return self.entry in HOLDS


@dataclass(frozen=True, kw_only=True)
class InclusionVerdict:
    """proof: None where none could be read. signatures: of the issuers, in their order."""

    entry: Entry
    proof: Proof | None = None
    signatures: tuple[HeadSigned, ...] = ()

    @property
    def holds(self) -> bool:
        """It leads to a head of every issuer, though perhaps with keys of a demonstration."""
        return self.entry in HOLDS


def written(proof: Proof) -> bytes:
    """As it lies inside the PDF: the same proof gives the same bytes."""
    return (json.dumps(proof_to_json(proof), indent=1) + "\n").encode()


def check(data: bytes, *, seal: bytes, record: Record, trust: Trust) -> InclusionVerdict:
    """data: the proof as JSON, of a stranger. seal: the bytes of the dense symbol."""
    if len(data) > LARGEST:
        return InclusionVerdict(entry=Entry.UNREADABLE)
    try:
        proof = proof_from_json(data)
    except ProofRefused:
        return InclusionVerdict(entry=Entry.UNREADABLE)
    if proof.position >= proof.signed.head.size:
        return InclusionVerdict(entry=Entry.OLD_HEAD, proof=proof)
    if not stands_below(seal, proof):
        return InclusionVerdict(entry=Entry.ELSEWHERE, proof=proof)
    signed = signatures(proof.signed, [issuer.number for issuer in record.issuers], trust)
    worst = min((one.entry for one in signed), key=list(Entry).index)
    return InclusionVerdict(entry=worst, proof=proof, signatures=signed)


def signatures(head: SignedHead, institutions: Sequence[int], trust: Trust) -> tuple[HeadSigned, ...]:
    """Of each of these institutions; those of others are nothing to a certificate that does not name them."""
    return tuple(
        HeadSigned(number=number, entry=_signed(head, number, trust), institution=trust.institutions.get(number))
        for number in institutions
    )


def _signed(head: SignedHead, institution: int, trust: Trust) -> Entry:
    pairs = ((one, trust.keys.get((RECORD, one.kid))) for one in head.signatures)
    found = [_worth(head, one, key) for one, key in pairs if key is not None and key.institution == institution]
    return max(found, key=list(Entry).index, default=_unsigned(head, institution, trust))


def _unsigned(head: SignedHead, institution: int, trust: Trust) -> Entry:
    """A key id begins with the number of its institution: an older trust list may not know a newer key."""
    own = (one.kid for one in head.signatures if one.kid[:1] == bytes([institution]))
    is_unknown = any((RECORD, kid) not in trust.keys for kid in own)
    return Entry.UNKNOWN_KEY if is_unknown else Entry.NOT_SIGNED_BY_ALL


def _worth(head: SignedHead, signature: cose.Signature, key: TrustedKey) -> Entry:
    if not cose.is_good(key.public, payload=encode(head.head), signature=signature):
        return Entry.HEAD_ALTERED
    if key.is_compromised or not key.covers(head.head.at.date()):
        return Entry.KEY_NOT_IN_FORCE
    return Entry.DEMONSTRATION if key.is_demonstration else Entry.ENTERED
