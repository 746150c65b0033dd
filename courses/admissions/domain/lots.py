"""Lots that anyone can draw again. Pure.

A lot belongs to what it is for (a country turn, a person), so taking one out of the pool changes no other lot; a
shuffle would change them all. Source: decision 0004; RFC 3797, 5.1.
"""

from hashlib import sha256

ALGORITHM = "pgtrain-lottery-v1"


def ticket(seed: str, *what: object) -> str:
    """SHA-256 over algorithm, public seed and what the lot is for, in hexadecimal; the smaller wins."""
    return sha256("|".join([ALGORITHM, seed, *map(str, what)]).encode()).hexdigest()


def seed_of(*, list_hash: str, rule_hash: str, public_value: str) -> str:
    """The seed: no party can choose it, since the list and the rule are published before the value is known."""
    return sha256("|".join([list_hash, rule_hash, public_value]).encode()).hexdigest()
