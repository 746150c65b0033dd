"""An endorsement covers what was endorsed and nothing more."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from academy.governance.domain.carrying import Listed, adds_nothing

DAYS = st.integers(min_value=0, max_value=400).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
ROWS = st.frozensets(st.integers(min_value=1, max_value=6))
LISTS = st.builds(Listed, starts_on=DAYS, ends_on=DAYS, activities=ROWS, topics=ROWS)


@given(LISTS)
def test_the_same_list_is_covered(one: Listed) -> None:
    assert adds_nothing(one, endorsed=one)


@given(LISTS, LISTS, LISTS)
def test_what_covers_a_list_covers_all_that_it_covers(first: Listed, second: Listed, third: Listed) -> None:
    if adds_nothing(third, endorsed=second) and adds_nothing(second, endorsed=first):
        assert adds_nothing(third, endorsed=first)


@given(LISTS, ROWS)
def test_less_is_covered_and_one_more_is_not(one: Listed, left_out: frozenset[int]) -> None:
    assert adds_nothing(replace(one, activities=one.activities - left_out), endorsed=one)
    assert adds_nothing(replace(one, topics=one.topics - left_out), endorsed=one)
    assert not adds_nothing(replace(one, activities=one.activities | {7}), endorsed=one)
    assert not adds_nothing(replace(one, topics=one.topics | {7}), endorsed=one)


@given(LISTS)
def test_a_day_more_on_either_side_is_not_covered(one: Listed) -> None:
    day = timedelta(days=1)
    assert not adds_nothing(replace(one, starts_on=one.starts_on - day), endorsed=one)
    assert not adds_nothing(replace(one, ends_on=one.ends_on + day), endorsed=one)
