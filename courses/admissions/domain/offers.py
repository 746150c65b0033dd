"""Offers of places: until when they hold, when to remind, and when a freed place no longer goes on. Pure.

Source: P-PG (2020) 10, P-PG/Training, item 5 (at most 35 places, two modules); the days of an offer are the call's.
"""

from datetime import date, datetime, timedelta

OFFERED, CONFIRMED, KEPT_FREE = "offered", "confirmed", "kept_free"
RELEASES = ("declined", "expired", "withdrawn", "no_show")
# Why somebody gives a place back; chosen, never typed: a reason of health is nobody's business here.
REASONS = ("", "DUTIES", "DATES", "COSTS", "VISA", "OTHER")
# Why an offer was made.
SELECTED, SAME_COUNTRY, NEXT_TURN, RESOLVED, ADMITTED_LATE = (
    "SELECTED",
    "SAME_COUNTRY",
    "NEXT_TURN",
    "RESOLVED",
    "ADMITTED_LATE",
)
# Why a place stays free.
NOBODY_WAITS, AFTER_FIRST_MODULE, EVENT_OVER = "NOBODY_WAITS", "AFTER_FIRST_MODULE", "EVENT_OVER"
EVENT_CANCELLED = "EVENT_CANCELLED"
URGENT = timedelta(days=3)  # before the start, offers count in hours
DAY, FEWEST_HOURS = timedelta(hours=24), timedelta(hours=6)


def is_urgent(*, now: datetime, starts_at: datetime) -> bool:
    return now >= starts_at - URGENT


def until(*, now: datetime, starts_at: datetime, days: int, hours: int) -> datetime:
    """The deadline of an offer made now: days as the call says, or its hours within three days before the start.

    An ordinary offer never runs into those three days without leaving a whole day to answer. An urgent one ends when
    the edition starts, and leaves at least six hours.
    """
    if is_urgent(now=now, starts_at=starts_at):
        return max(now + FEWEST_HOURS, min(now + timedelta(hours=hours), starts_at))
    return min(now + timedelta(days=days), max(starts_at - URGENT, now + DAY))


def remind_at(*, offered_at: datetime, until: datetime) -> datetime | None:
    """Once before the deadline: three days of a long offer, one of a short one; an offer of hours needs none."""
    length = until - offered_at
    if length >= timedelta(days=5):
        return until - timedelta(days=3)
    return until - timedelta(days=1) if length >= timedelta(days=2) else None


def why_kept_free(*, on: date, first_module_ends: date, ends_on: date, replaces_later: bool) -> str:
    """Why a place that is free on this day goes on to nobody; "" where it goes on."""
    if on > ends_on:
        return EVENT_OVER
    return AFTER_FIRST_MODULE if on > first_module_ends and not replaces_later else ""
