"""JSON documents that an institution signs: status lists, receipts, its half of the trust list."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from academy.people.api import Institution
from certificates import keyring
from certificates.domain import signed_json
from certificates.domain.signed_json import Signature
from certificates.domain.trust import RECORD
from certificates.models import PublicKey
from certificates.operations.asking import is_elsewhere, signed_elsewhere
from certificates.queries.trust import key_that_signs
from certificates.refusals import KeyAway, NoKeyInForce


def signing_key(institution: Institution, *, on: date, purposes: Sequence[str] = (RECORD,)) -> PublicKey:
    """The key in force for the first of these purposes; a real one before one of the demonstration.

    Raises NoKeyInForce.
    """
    key = key_that_signs(institution, purposes, on=on)
    if key is None:
        raise NoKeyInForce(str(institution))
    return key


def sign(content: Mapping[str, Any], *, key: PublicKey, asking: str = "") -> Signature:
    """asking: of SignatureAsked.Kind, where a key may be elsewhere. Raises KeyAway, KeyLocked, Missing."""
    if asking and is_elsewhere(key):
        said = signed_json.to_be_signed(content, kid=bytes.fromhex(key.kid))
        signing = signed_elsewhere(key, kind=asking, document=signed_json.canonical(content))
        return Signature(kid=bytes.fromhex(key.kid), value=signing(said))
    private = keyring.fetch(key.fingerprint)
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyAway(key.fingerprint[:16])
    kid = bytes.fromhex(key.kid)
    return Signature(kid=kid, value=private.sign(signed_json.to_be_signed(content, kid=kid)))
