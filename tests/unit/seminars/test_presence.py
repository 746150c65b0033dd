"""Nobody is in two sessions at once."""

from datetime import datetime, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from courses.seminars.domain.presence import Presence, side_by_side, too_much

NINE = datetime(2026, 5, 18, 9)


def was(key: str, start: int, length: int, minutes: int) -> Presence:
    """start: minutes after nine."""
    begins = NINE + timedelta(minutes=start)
    return Presence(key=key, starts_at=begins, ends_at=begins + timedelta(minutes=length), minutes=minutes)


def test_sessions_one_after_the_other_never_conflict() -> None:
    whole = [was("a", 0, 90, 90), was("b", 90, 90, 90)]
    assert side_by_side(whole) == set()
    assert too_much(whole) is None


def test_two_workshops_at_once_share_their_minutes() -> None:
    assert side_by_side([was("a", 0, 90, 0), was("b", 30, 90, 0), was("c", 200, 60, 0)]) == {"a", "b"}
    assert too_much([was("a", 0, 60, 30), was("b", 0, 60, 30)]) is None
    assert too_much([was("a", 0, 60, 60), was("b", 0, 60, 1)]) == ({"a", "b"}, 60)


def test_a_long_session_leaves_no_room_for_one_inside_it() -> None:
    assert too_much([was("long", 0, 120, 120), was("inside", 30, 30, 10)]) == ({"long", "inside"}, 120)


def possible(told: list[Presence]) -> bool:
    """Minute by minute: give each minute to the open session that ends first, as long as it still wants one."""
    wants = {one.key: one.minutes for one in told}
    for minute in range(12):
        now = NINE + timedelta(minutes=minute)
        running = [one for one in told if one.starts_at <= now < one.ends_at and wants[one.key]]
        if running:
            wants[min(running, key=lambda one: (one.ends_at, one.key)).key] -= 1
    return not any(wants.values())


sessions = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6), st.integers(0, 6)), min_size=1, max_size=4)


@given(sessions)
def test_minutes_fit_exactly_when_a_timetable_exists(drawn: list[tuple[int, int, int]]) -> None:
    told = [was(f"s{n}", start, length, min(length, minutes)) for n, (start, length, minutes) in enumerate(drawn)]
    assert (too_much(told) is None) is possible(told)


def test_every_pair_of_half_hours_agrees_with_the_timetable() -> None:
    for start, length, minutes in product(range(4), range(1, 5), range(5)):
        told = [was("a", 0, 4, 3), was("b", start, length, min(length, minutes))]
        assert (too_much(told) is None) is possible(told)
