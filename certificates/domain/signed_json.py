"""A JSON document with the signatures of institutions: status lists, receipts, the trust list. Pure.

What is signed is the document without its "signatures", written in one way (UTF-8, keys in order, no spaces), behind
a line that no other signature of the Academy begins with: a COSE structure begins with 0x84. The "format" inside says
which kind of document it is, so that a signature over one kind is never one over another.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from certificates.domain.trust import RECORD, Trust, TrustedKey

CONTEXT = b"idpa-signed-json-1\n"
LARGEST = 20_000_000  # bytes; a list with 100 000 entries has less than 8 million
_HEX = re.compile(r"[0-9a-f]+")


class DocumentRefused(Exception):
    """Not a signed document of this scheme."""

    code = "document_refused"


@dataclass(frozen=True, kw_only=True)
class Signature:
    kid: bytes
    value: bytes


@dataclass(frozen=True, kw_only=True)
class Document:
    content: Mapping[str, Any]
    signatures: tuple[Signature, ...]


def canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()  # fmt: skip


def to_be_signed(content: Mapping[str, Any], *, kid: bytes) -> bytes:
    """What the holder of the key `kid` signs."""
    return CONTEXT + kid.hex().encode() + b"\n" + canonical(content)


def encode(content: Mapping[str, Any], signatures: Sequence[Signature]) -> bytes:
    """The same content and signatures give the same bytes."""
    signed = [{"kid": one.kid.hex(), "value": one.value.hex()} for one in signatures]
    text = json.dumps({**content, "signatures": signed}, sort_keys=True, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def decode(data: bytes, *, format: str) -> Document:  # noqa: A002 - the document's own word
    """Raises DocumentRefused, also where it is of another format."""
    if len(data) > LARGEST:
        raise DocumentRefused("too long")
    try:
        content = json.loads(data, parse_constant=_no_constant)
        signatures = tuple(_signature(one) for one in content.pop("signatures"))
        canonical(content)  # a lone surrogate cannot be written down, so it cannot have been signed
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentRefused(str(error)) from error
    if content.get("format") != format:
        raise DocumentRefused("format")
    return Document(content=content, signatures=signatures)


def is_good(document: Document, *, signature: Signature, key: TrustedKey) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(key.public)
        public.verify(signature.value, to_be_signed(document.content, kid=signature.kid))
    except (InvalidSignature, ValueError):
        return False
    return True


def key_of(signature: Signature, trust: Trust, purposes: Sequence[str] = (RECORD,)) -> TrustedKey | None:
    """The first key of that id which the trust list knows for one of the purposes."""
    found = (trust.keys.get((purpose, signature.kid)) for purpose in purposes)
    return next((key for key in found if key), None)


def _signature(one: Any) -> Signature:
    kid, value = one["kid"], one["value"]
    if set(one) != {"kid", "value"} or not _HEX.fullmatch(kid) or not _HEX.fullmatch(value):
        raise DocumentRefused("signature")
    return Signature(kid=bytes.fromhex(kid), value=bytes.fromhex(value))


def _no_constant(name: str) -> None:
    raise DocumentRefused(name)
