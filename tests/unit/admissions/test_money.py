"""Amounts, references for the bank, and how an account stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.admissions.domain import money, references


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("450", 45_000),
        ("450.5", 45_050),
        ("1 250,50 €", 125_050),
        ("1,250.50", 125_050),
        ("1\u202f250,05", 125_005),
        ("1,250,000", 125_000_000),
        ("1.250,5", 125_050),
        ("1 250", 125_000),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, cents: int) -> None:
    assert money.parse(text) == cents


@pytest.mark.parametrize(
    "text", ["", "-5", "1e3", "4.5555", "twelve", "99999999999", "1,2,3", "1,250,50", "1.250,000", " " * 30 + "4"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(money.NotAnAmount):
        money.parse(text)


@pytest.mark.parametrize("text", ["123.456", "1,250", "1.250 €", "0,125"])
def test_one_sign_before_three_digits_is_not_guessed(text: str) -> None:
    with pytest.raises(money.ReadTwoWays):
        money.parse(text)


@given(st.integers(2020, 2099), st.integers(1, 99_999))
def test_a_reference_is_right_and_found_in_what_a_payer_writes(year: int, number: int) -> None:
    made = references.reference(year=year, number=number)
    assert references.is_right(made)
    assert references.found_in(f"Fee for {references.printed(made).lower()} thank you") == made


@given(st.integers(1, 99_999), st.integers(8, 16), st.integers(1, 9))
def test_one_wrong_digit_is_seen(number: int, place: int, more: int) -> None:
    made = references.reference(year=2026, number=number)
    wrong = made[:place] + str((int(made[place]) + more) % 10) + made[place + 1 :]
    assert not references.is_right(wrong)


def test_the_published_example_of_the_standard_is_right() -> None:
    assert references.is_right("RF18539007547034")
    assert references.is_iban("FR7630006000011234567890189")
    assert not references.is_iban("FR7630006000011234567890188")


@pytest.mark.parametrize(
    ("balance", "cancelled", "word"),
    [(100, False, "open"), (40, False, "partly_paid"), (0, False, "settled"), (-1, True, "overpaid"),
     (0, True, "cancelled")],
)  # fmt: skip
def test_an_account_stands_in_one_word(balance: int, cancelled: bool, word: str) -> None:
    assert money.standing(charged=100, balance=balance, is_cancelled=cancelled) == word
