"""What cannot have happened."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courses.learning.domain.soundness import Happening, wrong_with

FIRST, LAST, TODAY = date(2026, 5, 18), date(2026, 5, 21), date(2026, 6, 1)


def codes(value: int = 1, out_of: int = 1, day: date = FIRST, *, seminar: bool = True) -> list[tuple[str, str]]:
    fact = Happening(value=value, out_of=out_of, day=day, is_in_seminar=seminar)
    return wrong_with(fact, today=TODAY, first=FIRST, last=LAST)


def test_what_is_possible_has_nothing_wrong() -> None:
    assert codes(value=90, out_of=90, day=LAST) == []


def test_each_impossibility_is_named_with_its_column() -> None:
    assert codes(value=91, out_of=90) == [("value", "above_maximum")]
    assert codes(value=-1) == [("value", "negative")]
    assert codes(value=0, out_of=0) == [("out_of", "no_whole")]
    assert codes(day=LAST + timedelta(days=1)) == [("date", "outside_edition")]
    assert codes(day=FIRST - timedelta(days=1)) == [("date", "outside_edition")]


def test_a_result_may_come_after_the_edition_but_never_tomorrow() -> None:
    assert codes(day=TODAY, seminar=False) == []
    assert codes(day=TODAY + timedelta(days=1), seminar=False) == [("date", "in_future")]


@given(st.integers(-5, 5), st.integers(-5, 5), st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans())
def test_a_fact_is_sound_exactly_when_it_is_part_of_its_whole_and_in_its_days(
    value: int, out_of: int, day: date, seminar: bool
) -> None:
    possible = 0 <= value <= out_of and out_of > 0 and day <= TODAY and (not seminar or FIRST <= day <= LAST)
    assert (codes(value, out_of, day, seminar=seminar) == []) is possible
