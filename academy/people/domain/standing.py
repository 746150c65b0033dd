"""What a country is on a day: the latest assertion at or before that day wins; silence means 'not a member' of nothing.

Pure: assertions in, standing out. An assertion is (body, state, as_at, order of recording).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MEMBER, NOT_MEMBER, UNKNOWN = "member", "not_member", "unknown"


@dataclass(frozen=True, kw_only=True)
class Assertion:
    """From `as_at`, a country was (or was not) in a body. `order` separates two assertions of the same day."""

    body: str
    state: str
    as_at: date
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class Standing:
    """member, not_member or unknown for each body, on one day."""

    pg: str = UNKNOWN
    coe: str = UNKNOWN
    mednet: str = UNKNOWN
    observer: str = UNKNOWN


def standing_on(assertions: Iterable[Assertion], *, on: date) -> Standing:
    """The standing that the assertions up to and including `on` give; a body never mentioned stays unknown."""
    latest: dict[str, Assertion] = {}
    for assertion in sorted(assertions, key=lambda a: (a.as_at, a.order)):
        if assertion.as_at <= on:
            latest[assertion.body] = assertion
    return Standing(**{body: assertion.state for body, assertion in latest.items()})
