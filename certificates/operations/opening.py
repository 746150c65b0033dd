"""The keys of a list's institutions are opened once for a batch."""

from dataclasses import dataclass
from datetime import date

from certificates import keyring
from certificates.models import PublicKey, Release
from certificates.operations.asking import is_elsewhere
from certificates.queries.trust import key_in_force
from certificates.refusals import NoKeyInForce
from certificates.wording import issuers_in_order


@dataclass(frozen=True, kw_only=True)
class OpenKey:
    """One institution's key as published, and its private half; None where that is kept elsewhere."""

    key: PublicKey
    private: keyring.PrivateKey | None


def open_keys(release: Release, purpose: str, *, on: date) -> list[OpenKey]:
    """In the order of the issuers; raises NoKeyInForce, KeyAway, KeyLocked.

    A demonstration is signed with demonstration keys, and nothing else is.
    """
    found = []
    for institution in issuers_in_order(release):
        key = key_in_force(institution, purpose, on=on, demonstration=release.edition.is_demonstration)
        if key is None:
            raise NoKeyInForce(str(institution))
        private = None if is_elsewhere(key) else keyring.fetch(key.fingerprint)
        found.append(OpenKey(key=key, private=private))
    return found
