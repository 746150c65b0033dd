"""Pure rules about people: names and deputies."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.people.domain.delegation import Held, covers
from academy.people.domain.names import MOST, NameRefused, clean_name

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.text(max_size=250))
def test_a_name_that_is_taken_can_be_printed_and_is_taken_again_unchanged(text: str) -> None:
    try:
        name = clean_name(text)
    except NameRefused:
        return
    assert clean_name(name) == name
    assert 0 < len(name) <= MOST
    assert unicodedata.is_normalized("NFC", name)
    assert "\n" not in name


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert clean_name("Ame\u0301lie") == "Am\u00e9lie"


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty"), ("  ", "empty"), ("a\x00", "control"), ("a\nb", "control"), ("\u202eabc", "control"),
     ("---", "no_letter"), ("x" * 201, "too_long")],
)  # fmt: skip
def test_each_refusal_has_its_code(text: str, code: str) -> None:
    with pytest.raises(NameRefused) as refused:
        clean_name(text)
    assert refused.value.code == code


@given(st.tuples(DAYS, DAYS, DAYS, DAYS), st.sampled_from(["", "edition"]), st.sampled_from(["", "edition"]))
def test_a_deputy_holds_it_on_no_day_on_which_the_other_does_not(
    days: tuple[date, date, date, date], scope: str, narrower: str
) -> None:
    start, end, first, last = days
    held = Held(role="marker", scope=scope, scope_key=scope and "1", starts_on=start, ends_on=end)
    asked = Held(role="marker", scope=narrower, scope_key=narrower and "1", starts_on=first, ends_on=last)
    if covers(held, asked):
        assert start <= first <= last <= end
        assert scope in {"", narrower}


def test_without_an_end_nothing_is_passed_on() -> None:
    held = Held(role="marker", starts_on=date(2020, 1, 1), ends_on=None)
    asked = Held(role="marker", starts_on=date(2020, 1, 1), ends_on=date(2020, 1, 1) + timedelta(days=1))
    assert covers(held, asked)
    assert not covers(held, Held(role="marker", starts_on=date(2020, 1, 1), ends_on=None))
    assert not covers(held, Held(role="trainer", starts_on=asked.starts_on, ends_on=asked.ends_on))
