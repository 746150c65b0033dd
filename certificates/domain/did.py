"""An institution's own address as its name for verifiers: did:web, and the document to be placed there. Pure.

Source: W3C Decentralized Identifiers v1.0; the did:web method, 3.1 and 3.2; W3C Controlled Identifiers v1.0, 2.2.
"""

import re
from collections.abc import Iterable
from typing import Any

from certificates.domain import multibase
from certificates.domain.trust import OF_LISTS, TrustedKey

_CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z])(?:{_LABEL})(?:/[a-z0-9_-]{{1,40}}){{0,4}}")
_METHOD = re.compile(r"(did:web:[A-Za-z0-9._%:-]{1,240})#key-([0-9a-f]{4})")


class DidRefused(Exception):
    code = "did_refused"


def of_domain(domain: str) -> str:
    """did:web of "um.edu.mt", or of "um.edu.mt/academy". Raises DidRefused for what is no domain."""
    if len(domain) > 200 or not _DOMAIN.fullmatch(domain):
        raise DidRefused(domain)
    return "did:web:" + domain.replace("/", ":")


def hosted(host: str, key: str) -> str:
    """did:web below the Academy's own address, for an institution that has placed no document yet. host: with port."""
    return f"did:web:{host.replace(':', '%3A')}:institutions:{key}"


def address_of(did: str) -> str:
    """Where the document of a DID is read."""
    host, *path = did.removeprefix("did:web:").split(":")
    place = "/".join(path) if path else ".well-known"
    return f"https://{host.replace('%3A', ':')}/{place}/did.json"


def method(did: str, kid: bytes) -> str:
    """The name of a key of a DID."""
    return f"{did}#key-{kid.hex()}"


def parts(named: str) -> tuple[str, bytes]:
    """(DID, key id) of `method`; raises DidRefused."""
    found = _METHOD.fullmatch(named) if isinstance(named, str) else None
    if found is None:
        raise DidRefused(str(named)[:80])
    return found[1], bytes.fromhex(found[2])


def document(did: str, keys: Iterable[TrustedKey]) -> dict[str, Any]:
    """keys: all of one institution; those that sign records or status lists are shown, for ever.

    A key that has ended stays among those that assert, and carries no end: verifiers would otherwise refuse what it
    signed in its time. A compromised key asserts nothing any more; its last day stands as `revoked`.
    """
    own = sorted((key for key in keys if key.purpose in OF_LISTS), key=lambda key: key.kid)
    return {
        "@context": _CONTEXTS,
        "id": did,
        "verificationMethod": [_shown(did, key) for key in own],
        "assertionMethod": [method(did, key.kid) for key in own if not key.is_compromised],
    }


def _shown(did: str, key: TrustedKey) -> dict[str, Any]:
    shown = {
        "id": method(did, key.kid),
        "type": "Multikey",
        "controller": did,
        "publicKeyMultibase": multibase.public_key(key.public),
    }
    if key.is_compromised and key.valid_to:
        shown["revoked"] = f"{key.valid_to.isoformat()}T00:00:00Z"
    return shown
