"""The proof of a credential: eddsa-rdfc-2022. Source: W3C Data Integrity EdDSA Cryptosuites v1.0, 3.2. Pure.

Signed are the digest of what the proof says of itself and the digest of the document, both as canonical RDF, so that
spaces and the order of keys say nothing. Ed25519 gives one signature only: the same credential is the same for ever.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from certificates.domain import jsonld, multibase

SUITE, PURPOSE = "eddsa-rdfc-2022", "assertionMethod"
Sign = Callable[[bytes], bytes]


def config(*, method: str, created: datetime) -> dict[str, Any]:
    """What the proof says of itself. method: whose key, as its DID document names it."""
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": instant(created),
        "verificationMethod": method,
        "proofPurpose": PURPOSE,
    }


def secure(document: Mapping[str, Any], *, method: str, created: datetime, sign: Sign) -> dict[str, Any]:
    """The document with its proof. Raises JsonLdRefused, also for a term that no context defines."""
    said = config(method=method, created=created)
    value = sign(to_be_signed(document, said))
    return {**document, "proof": {**said, "proofValue": multibase.base58(value)}}


def is_good(document: Mapping[str, Any], *, public: bytes) -> bool:
    """Whether the document's one proof was made with the key whose public half is `public` (32 bytes)."""
    try:
        said = dict(document["proof"])
        value = multibase.from_base58(said.pop("proofValue"))
        plain = {key: part for key, part in document.items() if key != "proof"}
        Ed25519PublicKey.from_public_bytes(public).verify(value, to_be_signed(plain, said))
    except (InvalidSignature, multibase.MultibaseRefused, jsonld.JsonLdRefused, ValueError, TypeError, KeyError):
        return False
    return True


def to_be_signed(document: Mapping[str, Any], said: Mapping[str, Any]) -> bytes:
    """64 bytes: the digests of the proof's own words, read in the document's contexts, and of the document."""
    words = {"@context": document["@context"], **said}
    return b"".join(hashlib.sha256(jsonld.canonical(part)).digest() for part in (words, document))


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(written: str) -> datetime:
    """Raises ValueError for what `instant` does not write."""
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
