"""What a machine was told a moment ago: whoever asks whether it still holds costs no statement.

Kept for a quarter of a minute, counted from the reading and not from the last question, and forgotten at once where the
status changes; processes with caches of their own follow within that time. A change has a minute to be seen.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction

from certificates.queries.looking_up import Verdict

SECONDS = 15


@dataclass(frozen=True, kw_only=True)
class Told:
    """issuers, status: of the certificate, to be counted again."""

    etag: str
    issuers: tuple[str, ...]
    status: str


def remember(found: Verdict, *, etag: str) -> None:
    """Of a known certificate: an unknown code may become one at any moment."""
    if found.is_known:
        cache.set(_key(found.code), Told(etag=etag, issuers=found.issuers, status=found.status), SECONDS)


def told(code: str, *, etags: str) -> Told | None:
    """What was told, where `etags` (the header If-None-Match) is exactly that. code: normalised."""
    kept: Told | None = cache.get(_key(code)) if code and etags else None
    return kept if kept and kept.etag == etags else None


def forget(code: str) -> None:
    """Now for whoever writes, and again when it is committed, in case somebody has read in between."""
    cache.delete(_key(code))
    transaction.on_commit(lambda: cache.delete(_key(code)))


def _key(code: str) -> str:
    return f"certificates:told:{code}"
