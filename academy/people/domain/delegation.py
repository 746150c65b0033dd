"""What somebody may pass on to a deputy: never more than she holds herself, and never without an end."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Held:
    """A role within a scope ("" is everywhere), from a day to a day (None: without end), in one's own right or not."""

    role: str
    scope: str = ""
    scope_key: str = ""
    starts_on: date
    ends_on: date | None
    own: bool = True


def covers(held: Held, asked: Held) -> bool:
    """True when `asked` is the same role, in the same scope or a narrower one, on no day that `held` does not cover."""
    return (
        held.own  # a deputy names no deputy
        and held.role == asked.role
        and (held.scope == "" or (held.scope, held.scope_key) == (asked.scope, asked.scope_key))
        and asked.ends_on is not None
        and held.starts_on <= asked.starts_on <= asked.ends_on
        and (held.ends_on is None or asked.ends_on <= held.ends_on)
    )
