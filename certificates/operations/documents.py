"""JSON documents that an institution signs with its record key: status lists, receipts, its half of the trust list."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from academy.people.api import Institution
from certificates import keyring
from certificates.domain import signed_json
from certificates.domain.signed_json import Signature
from certificates.models import PublicKey
from certificates.queries.trust import key_in_force
from certificates.refusals import KeyAway, NoKeyInForce


def signing_key(institution: Institution, *, on: date) -> PublicKey:
    """The record key in force: a real one, else that of the demonstration. Raises NoKeyInForce."""
    for demonstration in (False, True):
        key = key_in_force(institution, PublicKey.Purpose.RECORD, on=on, demonstration=demonstration)
        if key:
            return key
    raise NoKeyInForce(str(institution))


def sign(content: Mapping[str, Any], *, key: PublicKey) -> Signature:
    """Raises KeyAway or KeyLocked."""
    private = keyring.fetch(key.fingerprint)
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyAway(key.fingerprint[:16])
    kid = bytes.fromhex(key.kid)
    return Signature(kid=kid, value=private.sign(signed_json.to_be_signed(content, kid=kid)))
