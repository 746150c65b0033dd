"""What a requirement takes, and how an amount is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.governance.domain.parameters import (
    LARGEST,
    PARAMETERS,
    AmountWrong,
    Type,
    amount_wrong,
    checked,
    parse_credits,
    written,
)
from academy.governance.models import Requirement
from academy.governance.sentences import amount_sentence

SOUND = {
    "share_percent": 80, "module": 1, "assignment": "a-01", "test": "t-intro", "subject": "talk", "content": "m-intro",
    "needs": ["attendance"], "pass_percent": 60,
}  # fmt: skip


@given(st.integers(0, LARGEST))
def test_every_amount_is_read_back_as_it_is_written(amount: int) -> None:
    assert parse_credits(written(amount)) == amount
    assert parse_credits(written(amount).replace(".", ",")) == amount


@given(st.text(max_size=12))
def test_whatever_is_typed_is_an_amount_within_bounds_or_refused_with_a_code(text: str) -> None:
    try:
        code = amount_wrong(parse_credits(text))
    except AmountWrong as wrong:
        code = wrong.code
    assert code == "" or amount_sentence(code)


@pytest.mark.parametrize(
    ("text", "amount"), [("6", 600), ("6,5", 650), ("6.05", 605), (" 1\u202f000,00 ", 100_000), ("0", 0), ("007", 700)]
)
def test_a_french_comma_and_french_spaces_are_read(text: str, amount: int) -> None:
    assert parse_credits(text) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "credits_missing"),
        ("  ", "credits_missing"),
        ("-1", "credits_negative"),
        ("\u22121,00", "credits_negative"),
        ("6.125", "credits_three_decimals"),
        ("6.000", "credits_three_decimals"),
        ("six", "credits_not_a_number"),
        ("1e3", "credits_not_a_number"),
        ("6.5.1", "credits_not_a_number"),
        ("--6", "credits_not_a_number"),
        ("nan", "credits_not_a_number"),
        ("٣", "credits_not_a_number"),
        ("1000,01", "credits_too_large"),
        ("9" * 5000, "credits_too_large"),
    ],
)
def test_each_wrong_amount_has_its_own_code(text: str, code: str) -> None:
    with pytest.raises(AmountWrong) as refusal:
        parse_credits(text)
    assert refusal.value.code == code


def test_every_kind_of_the_table_has_its_parameters() -> None:
    assert set(PARAMETERS) == set(Requirement.Kind.values)


@pytest.mark.parametrize("kind", list(PARAMETERS))
def test_sound_settings_are_kept_as_they_are(kind: str) -> None:
    settings = {parameter.name: SOUND[parameter.name] for parameter in PARAMETERS[kind]}
    assert checked(kind, settings) == (settings, [])


@pytest.mark.parametrize("kind", list(PARAMETERS))
def test_what_must_be_there_is_missed_and_what_nobody_knows_is_refused(kind: str) -> None:
    _, wrong = checked(kind, {"colour": "blue"})
    codes = {(one.name, one.code) for one in wrong}
    assert ("colour", "unknown_setting") in codes
    assert {name for name, code in codes if code == "missing"} == {p.name for p in PARAMETERS[kind] if p.required}


@given(st.sampled_from(list(PARAMETERS)), st.integers())
def test_a_number_is_within_its_bounds_or_refused(kind: str, number: int) -> None:
    for parameter in (one for one in PARAMETERS[kind] if one.type is Type.NUMBER):
        settings = {p.name: SOUND[p.name] for p in PARAMETERS[kind]} | {parameter.name: number}
        _, wrong = checked(kind, settings)
        assert bool(wrong) is not (parameter.low <= number <= parameter.high)


@pytest.mark.parametrize("value", [True, 80.5, "80", [80]])
def test_a_share_is_a_whole_number(value: object) -> None:
    _, wrong = checked("attendance", {"share_percent": value})
    assert [one.code for one in wrong] == ["not_a_number"]


def test_an_empty_choice_counts_as_absent() -> None:
    assert checked("attendance", {"share_percent": 80, "module": None}) == ({"share_percent": 80}, [])


@pytest.mark.parametrize(("needs", "code"), [([], "missing"), ("all", "not_keys"), (["a", "a"], "named_twice")])
def test_needs_name_other_requirements_once_each(needs: object, code: str) -> None:
    _, wrong = checked("award", {"needs": needs})
    assert [one.code for one in wrong] == [code]
