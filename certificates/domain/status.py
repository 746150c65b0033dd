"""What a certificate is worth now, from the history of its status. Pure."""

from collections.abc import Sequence
from typing import TypeVar

When = TypeVar("When")

VALID, SUSPENDED, REVOKED, WITHDRAWN, SUPERSEDED, UNKNOWN = (
    "valid",
    "suspended",
    "revoked",
    "withdrawn",
    "superseded",
    "unknown",
)
STATUSES = (VALID, SUSPENDED, REVOKED, WITHDRAWN, SUPERSEDED, UNKNOWN)
# What the register says of a seal or a credential: exactly this, something else, or nothing.
SAME, OTHER, NONE = REGISTER_SAYS = ("same", "other", "none")
FINAL = frozenset({REVOKED, WITHDRAWN, SUPERSEDED})


def effective(history: Sequence[tuple[str, str]]) -> str:
    """history: (institution, status) in order. Any one institution may take the certificate's validity away alone."""
    latest: dict[str, str] = {}
    for institution, status in history:
        if latest.get(institution) not in FINAL:
            latest[institution] = status
    return next((status for status in (REVOKED, WITHDRAWN, SUPERSEDED, SUSPENDED) if status in latest.values()), VALID)


def settled(history: Sequence[tuple[str, When]]) -> tuple[str, When]:
    """history: (status, when) of one institution, in order. A final status stays, with its own day."""
    return next((change for change in history if change[0] in FINAL), history[-1])
