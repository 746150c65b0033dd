"""Whether somebody can have been present for so long in so many sessions. Pure.

Two sessions may run side by side; nobody is in both at once. Minutes fit when, in every stretch of time, the minutes of
the sessions that lie wholly within it are not more than the stretch: whoever may come and go can then be in each for
as long as is said, and otherwise cannot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Presence:
    """Somebody was in a session, from its start to its end at most, for so many minutes."""

    key: str
    starts_at: datetime
    ends_at: datetime
    minutes: int


def side_by_side(sessions: Iterable[Presence]) -> set[str]:
    """Keys of the sessions that overlap with another one."""
    ordered = sorted(sessions, key=lambda one: (one.starts_at, one.key))
    found: set[str] = set()
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.starts_at >= one.ends_at:
                break
            found |= {one.key, other.key}
    return found


def too_much(presences: Sequence[Presence]) -> tuple[set[str], int] | None:
    """The first stretch that holds more minutes than it has: its sessions and its length; None when all fits."""
    told = [one for one in presences if one.minutes]
    for start in sorted({one.starts_at for one in told}):
        for end in sorted({one.ends_at for one in told if one.ends_at > start}):
            within = [one for one in told if start <= one.starts_at and one.ends_at <= end]
            length = int((end - start).total_seconds() // 60)
            if sum(one.minutes for one in within) > length:
                return {one.key for one in within}, length
    return None
