"""Days of editions and modules."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courses.catalogue.domain import span

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2090, 12, 31))


def test_a_year_from_12_january_ends_on_11_january() -> None:
    assert span.last_day_allowed(date(2026, 1, 12), 12) == date(2027, 1, 11)


def test_a_month_from_the_31st_ends_with_the_shorter_month() -> None:
    assert span.months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)


@given(days, st.integers(min_value=1, max_value=36))
def test_modules_that_end_on_the_last_day_allowed_are_within_and_a_day_later_one_month_beyond(
    first: date, months: int
) -> None:
    last = span.last_day_allowed(first, months)
    assert span.months_beyond([(first, first), (last, last)], months=months) == 0
    assert span.months_beyond([(first, first), (last, last + timedelta(days=1))], months=months) == 1


@given(days, st.integers(min_value=0, max_value=900), st.integers(min_value=1, max_value=24))
def test_a_longer_span_never_has_more_months_beyond(first: date, length: int, months: int) -> None:
    modules = [(first, first + timedelta(days=length))]
    assert span.months_beyond(modules, months=months + 1) <= span.months_beyond(modules, months=months)


def test_modules_outside_the_edition_and_out_of_order_are_named_by_number() -> None:
    edition = (date(2026, 1, 1), date(2026, 12, 31))
    modules = [
        (date(2026, 2, 1), date(2026, 2, 2)),
        (date(2026, 12, 30), date(2027, 1, 2)),
        (date(2026, 5, 2), date(2026, 5, 1)),
    ]
    assert span.outside(modules, edition=edition) == [2]
    assert span.out_of_order(modules) == [3]
