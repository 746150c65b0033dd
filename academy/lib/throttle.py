"""How often something may be done from one place, counted in the cache; the place is kept as a digest only."""

import hashlib

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def keyed_digest(text: str, *, purpose: str) -> str:
    """A fingerprint that only this house can make: the same text and purpose give the same 64 characters."""
    return salted_hmac(purpose, text, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def too_often(request: HttpRequest, *, action: str, most: int, seconds: int) -> bool:
    """Count this request; True when more than `most` came from the same address within `seconds`."""
    # The address that sign-in trusts too: behind proxies (ACADEMY_PROXIES) not that of the last of them.
    place = hashlib.sha256(get_adapter(request).get_client_ip(request).encode()).hexdigest()[:32]
    key = f"throttle:{action}:{place}"
    if cache.add(key, 1, timeout=seconds):
        return most < 1
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two
        return False
