"""What stands in the public register, and the head of it that every institution signs. Pure.

A leaf says that a certificate was issued, or that its status changed, without saying whose: it holds the SHA-256 of the
seal, which nobody can guess because 128 bits of the id are random, or that of the signed record.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from certificates.domain import cbor, cose, merkle
from certificates.domain.trust import RECORD, Trust

FORMAT = "idpa-register-1"
ISSUED, CHANGED = 1, 2


class ProofRefused(Exception):
    """Not a proof of this scheme, or one that does not hold. The words are a key of the verifier's."""

    code = "proof_refused"


@dataclass(frozen=True, kw_only=True)
class Head:
    """size: leaves below it. root: 32 bytes. at: when it was signed, to the second."""

    size: int
    root: bytes
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SignedHead:
    head: Head
    signatures: tuple[cose.Signature, ...]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """That a leaf stands at `position` below a signed head."""

    position: int
    path: tuple[bytes, ...]
    signed: SignedHead


def issued(seal: bytes) -> bytes:
    """The leaf of a certificate, from the bytes of its seal."""
    return cbor.encode([ISSUED, hashlib.sha256(seal).digest()])


def changed(*, record_digest: str, status: str, institution: int, at: datetime) -> bytes:
    """The leaf of a change of status. record_digest: hex, of what the institutions signed."""
    return cbor.encode([CHANGED, bytes.fromhex(record_digest), status, institution, int(at.timestamp())])


def encode(head: Head) -> bytes:
    """What the institutions sign: it cannot be read as the record of a certificate, whose first key is a number."""
    return cbor.encode({0: FORMAT, 1: head.size, 2: head.root, 3: int(head.at.timestamp())})


def signers(signed: SignedHead, trust: Trust) -> tuple[int, ...]:
    """The numbers of the institutions whose good signature it bears, with a key in force on that day, in order."""
    found = []
    for one in signed.signatures:
        key = trust.keys.get((RECORD, one.kid))
        if key is None or key.is_compromised or not key.covers(signed.head.at.date()):
            continue
        if cose.is_good(key.public, payload=encode(signed.head), signature=one):
            found.append(key.institution)
    return tuple(dict.fromkeys(found))


def stands_below(seal: bytes, proof: Proof) -> bool:
    """Whether the certificate of this seal is in the register under that head."""
    head = proof.signed.head
    leaf = merkle.leaf_hash(issued(seal))
    return merkle.is_included(leaf, position=proof.position, size=head.size, proof=proof.path, root=head.root)


def head_to_json(signed: SignedHead) -> dict[str, Any]:
    head = signed.head
    return {
        "format": FORMAT,
        "size": head.size,
        "root": head.root.hex(),
        "at": head.at.astimezone(UTC).isoformat(timespec="seconds"),
        "signatures": [{"kid": one.kid.hex(), "value": one.value.hex()} for one in signed.signatures],
    }


def proof_to_json(proof: Proof) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "position": proof.position,
        "path": [part.hex() for part in proof.path],
        "head": head_to_json(proof.signed),
    }


def proof_from_json(text: str | bytes) -> Proof:
    """Raises ProofRefused."""
    try:
        content = json.loads(text)
        path: Sequence[str] = content["path"]
        return Proof(
            position=_number(content["position"]),
            path=tuple(_hash(part) for part in path[:64]),
            signed=_head_from(content["head"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ProofRefused(str(error)) from error


def _head_from(content: Mapping[str, Any]) -> SignedHead:
    if content["format"] != FORMAT:
        raise ValueError("format")
    at = datetime.fromisoformat(content["at"])
    if at.tzinfo is None or at.microsecond:
        raise ValueError("at")  # what was signed is a second that all clocks share
    head = Head(size=_number(content["size"]), root=_hash(content["root"]), at=at.astimezone(UTC))
    signatures = tuple(
        cose.Signature(kid=bytes.fromhex(one["kid"]), value=bytes.fromhex(one["value"]))
        for one in content["signatures"][:16]
    )
    return SignedHead(head=head, signatures=signatures)


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise ValueError("number")
    return value


def _hash(value: Any) -> bytes:
    found = bytes.fromhex(value)
    if len(found) != 32:
        raise ValueError("hash")
    return found
