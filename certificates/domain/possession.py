"""Proof that whoever hands in a public key has the private one: a signature over a text that says what for. Pure.

The text begins with a line that nothing else of the Academy begins with, so that this signature is one over no record,
head or document; it names site, institution, purpose, key and days, so that it registers nothing else.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from certificates.domain.trust import SEAL

FIRST_LINE = "idpa-key-possession-1"
LARGEST = 10_000  # bytes of a public key, and of a proof

PublicHalf = Ed25519PublicKey | EllipticCurvePublicKey


class PossessionRefused(Exception):
    """Not the public key that the purpose asks for."""

    code = "possession_refused"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What is claimed: that this key signs for this institution, for a purpose, in these days."""

    site: str
    institution: str
    purpose: str
    public: bytes
    first: date
    last: date
    is_demonstration: bool


def challenge(claim: Claim) -> bytes:
    """What the institution signs with the key; the same claim gives the same bytes."""
    lines = (
        FIRST_LINE, claim.site, claim.institution, claim.purpose, hashlib.sha256(claim.public).hexdigest(),
        claim.first.isoformat(), claim.last.isoformat(), "demonstration" if claim.is_demonstration else "real",
    )  # fmt: skip
    return "".join(f"{line}\n" for line in lines).encode()


def read(pem: bytes, *, purpose: str) -> PublicHalf:
    """P-256 for the PDF, Ed25519 for anything else; raises PossessionRefused."""
    try:
        found = load_pem_public_key(pem[:LARGEST])
    except (ValueError, TypeError) as error:
        raise PossessionRefused("pem") from error
    if purpose == SEAL and isinstance(found, EllipticCurvePublicKey) and isinstance(found.curve, SECP256R1):
        return found
    if purpose != SEAL and isinstance(found, Ed25519PublicKey):
        return found
    raise PossessionRefused("kind")


def is_proven(half: PublicHalf, proof: bytes, claim: Claim) -> bool:
    """proof: the bare signature of Ed25519, or that of ECDSA with SHA-256 in DER."""
    try:
        if isinstance(half, Ed25519PublicKey):
            half.verify(proof, challenge(claim))
        else:
            half.verify(proof, challenge(claim), ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
