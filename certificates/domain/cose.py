"""One payload, one signature of each institution: COSE_Sign. Source: RFC 9052, 4.1 and 4.4; RFC 9053, 2.2. Pure.

EdDSA with Ed25519; the key id of each signer stands in the protected header, so that it is signed as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from certificates.domain import cbor

TAG, ALG, KID, EDDSA = 98, 1, 4, -8
LARGEST = 4096  # bytes; no seal comes near


class SealRefused(Exception):
    """Not a seal of this scheme."""

    code = "seal_refused"


@dataclass(frozen=True, kw_only=True)
class Signature:
    kid: bytes
    value: bytes


@dataclass(frozen=True, kw_only=True)
class Seal:
    payload: bytes
    signatures: tuple[Signature, ...]


def to_be_signed(payload: bytes, *, kid: bytes) -> bytes:
    """What the holder of the key `kid` signs."""
    return cbor.encode(["Signature", b"", _protected(kid), b"", payload])


def encode(payload: bytes, signatures: Sequence[Signature]) -> bytes:
    return cbor.encode(_structure(payload, signatures))


def decode(data: bytes) -> Seal:
    """Raises SealRefused for anything that `encode` does not write."""
    if len(data) > LARGEST:
        raise SealRefused("too long")
    try:
        structure = cbor.decode(data)
        seal = _seal(structure)
        # CBOR is read in one form only: the same structure is the same bytes.
        is_canonical = _structure(seal.payload, seal.signatures) == structure
    except (cbor.CborRefused, ValueError, TypeError, KeyError, AttributeError) as error:
        raise SealRefused(str(error)) from error
    if not is_canonical:
        raise SealRefused("not the canonical form")
    return seal


def is_good(public: bytes, *, payload: bytes, signature: Signature) -> bool:
    """Whether the signature over the payload was made with the key whose public half is `public` (32 bytes)."""
    try:
        _key(public).verify(signature.value, to_be_signed(payload, kid=signature.kid))
    except (InvalidSignature, ValueError):
        return False
    return True


# A handful of institutions sign everything: their keys and headers are worked out once.
@lru_cache(maxsize=256)
def _key(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)


@lru_cache(maxsize=256)
def _protected(kid: bytes) -> bytes:
    return cbor.encode({ALG: EDDSA, KID: kid})


def _structure(payload: bytes, signatures: Sequence[Signature]) -> cbor.Tag:
    signers = [[_protected(one.kid), {}, one.value] for one in signatures]
    return cbor.Tag(number=TAG, value=[b"", {}, payload, signers])


def _seal(tag: Any) -> Seal:
    if tag.number != TAG:
        raise SealRefused("tag")
    _, _, payload, signers = tag.value
    signatures = []
    for protected, _, value in signers:
        kid = cbor.decode(protected)[KID]
        signatures.append(Signature(kid=kid, value=value))
    parts = [payload, *(one.kid for one in signatures), *(one.value for one in signatures)]
    if not all(isinstance(part, bytes) for part in parts):
        raise SealRefused("parts")
    return Seal(payload=payload, signatures=tuple(signatures))
