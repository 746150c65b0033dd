"""What a machine was told a moment ago: whoever asks whether it still holds costs no statement.

Kept for a quarter of a minute, counted from the reading and not from the last question, and forgotten at once where the
status changes. Processes with caches of their own follow within that time, and no later; how old such an answer is
stands in its header `Age`, and how old it may be in the description of the interface.
"""

import math
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction

from certificates.queries.looking_up import Verdict

SECONDS = 15


@dataclass(frozen=True, kw_only=True)
class Told:
    """issuers, status: of the certificate, to be counted again. at: when the register was read, in seconds."""

    etag: str
    issuers: tuple[str, ...]
    status: str
    at: float

    @property
    def age(self) -> int:
        """Whole seconds, never too few."""
        return max(0, math.ceil(time.time() - self.at))


def remember(found: Verdict, *, etag: str) -> None:
    """Of a known certificate: an unknown code may become one at any moment."""
    if found.is_known:
        cache.set(
            _key(found.code), Told(etag=etag, issuers=found.issuers, status=found.status, at=time.time()), SECONDS
        )


def told(code: str, *, etags: str) -> Told | None:
    """What was told, where `etags` (the header If-None-Match) is exactly that. code: normalised."""
    kept: Told | None = cache.get(_key(code)) if code and etags else None
    return kept if kept and kept.etag == etags and kept.age <= SECONDS else None


def forget(code: str) -> None:
    """Now for whoever writes, and again when it is committed, in case somebody has read in between."""
    cache.delete(_key(code))
    transaction.on_commit(lambda: cache.delete(_key(code)))


def _key(code: str) -> str:
    return f"certificates:told:{code}"
