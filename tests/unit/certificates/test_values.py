"""Codes, payloads and status: a certificate as a value."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from certificates.domain.codes import ALPHABET, LENGTH, encode, grouped, normalise
from certificates.domain.payload import digest, initials, same_name
from certificates.domain.status import FINAL, effective

bits = st.integers(0, 2**128 - 1)


@given(bits)
def test_a_code_survives_being_typed_the_way_people_type(number: int) -> None:
    code = encode(number)
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    for typed in (code, code.lower(), grouped(code), f" {code} ", code.replace("0", "o").replace("1", "l")):
        assert normalise(typed) == code


@given(bits, st.integers(0, LENGTH - 1))
def test_a_truncated_or_longer_code_is_none(number: int, length: int) -> None:
    assert normalise(encode(number)[:length]) == ""
    assert normalise(encode(number) + "0") == ""


@given(bits, bits)
def test_two_numbers_have_two_codes(one: int, other: int) -> None:
    assert (encode(one) == encode(other)) == (one == other)


texts = st.dictionaries(st.text(max_size=5), st.text(max_size=5), min_size=1, max_size=5)


@given(texts, st.text(max_size=5))
def test_a_digest_follows_the_content_and_nothing_else(payload: dict[str, str], word: str) -> None:
    key = next(iter(payload))
    assert digest(dict(reversed(payload.items()))) == digest(payload)
    assert (digest(payload | {key: word}) == digest(payload)) == (payload[key] == word)


def test_initials_of_any_script() -> None:
    assert initials("Amina Benali") == "A. B."
    assert initials("Милица Јовановић") == "М. Ј."


def test_a_name_matches_however_it_is_encoded_or_spaced() -> None:
    name = "Łukasz  Śliwiński-Żak"
    assert same_name(name, unicodedata.normalize("NFD", name).upper())
    assert same_name(name, "łukasz śliwiński żak")
    assert not same_name(name, "Lukasz Sliwinski Zak")
    assert not same_name(name, "")


institutions = st.sampled_from(["pg", "malta"])
statuses = st.sampled_from(["valid", "suspended", "revoked", "withdrawn", "superseded"])


@given(st.lists(st.tuples(institutions, statuses), max_size=6))
def test_any_one_institution_takes_validity_away_and_final_is_final(history: list[tuple[str, str]]) -> None:
    now = effective(history)
    if any(status in FINAL for _, status in history):
        assert now in FINAL
        assert effective([*history, ("pg", "valid"), ("malta", "valid")]) == now


def test_a_suspension_can_be_lifted_by_who_made_it_only() -> None:
    assert effective([("pg", "suspended"), ("malta", "valid")]) == "suspended"
    assert effective([("pg", "suspended"), ("pg", "valid")]) == "valid"
