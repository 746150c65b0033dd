"""What a signed status list is believed, and every way in which it is not."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.domain import receipt, signed_json, trust_signed
from certificates.domain.standing import standing
from certificates.domain.status_list import ListStatus, check, mark, newest
from certificates.domain.trust import STATUS, to_json
from certificates.domain.trust_signed import TrustStatus
from tests.factories.lists import NOW, both, listed, signed
from tests.factories.seals import FOR_LISTS, house, record

HOUSE, RECORD = house(), record()
GOOD = listed(HOUSE, 1, {RECORD.id: "revoked"})


def content(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = {key: value for key, value in json.loads(GOOD).items() if key != "signatures"}
    return found | changes


def told(*lists: bytes) -> tuple[str, list[str]]:
    found = standing(RECORD, [check(one, HOUSE.trust, now=NOW) for one in lists])
    return found.status, [one.list_status for one in found.told]


def test_a_list_of_the_institution_itself_counts() -> None:
    found = check(GOOD, HOUSE.trust, now=NOW)
    assert found.status == ListStatus.GOOD
    assert found.list is not None
    assert found.list.entries[mark(RECORD.id, institution=1)][0] == "revoked"


def test_a_list_may_be_signed_with_a_key_for_lists_and_that_key_signs_no_list_of_another() -> None:
    own = listed(HOUSE, 1, {RECORD.id: "revoked"}, by=FOR_LISTS)
    assert told(own, both(HOUSE, RECORD)[1]) == ("revoked", ["good", "good"])
    assert check(listed(HOUSE, 2, by=FOR_LISTS), HOUSE.trust, now=NOW).status == ListStatus.WRONG_SIGNER
    ended = replace(HOUSE.trust.keys[STATUS, FOR_LISTS], is_compromised=True)
    believed = replace(HOUSE.trust, keys={**HOUSE.trust.keys, (STATUS, FOR_LISTS): ended})
    assert check(own, believed, now=NOW).status == ListStatus.KEY_NOT_IN_FORCE


def test_a_key_for_lists_signs_neither_a_receipt_nor_the_trust_list() -> None:
    said = receipt.content(code="X", status="valid", at=NOW, name_matches=None, printed={}, lists={})
    found = receipt.check(signed(HOUSE, said, FOR_LISTS), HOUSE.trust)
    assert found.status == receipt.ReceiptStatus.UNKNOWN_KEY
    names = (FOR_LISTS, b"\x02\x01", b"\x03\x01")
    assert trust_signed.check(signed(HOUSE, to_json(HOUSE.trust), *names)) == TrustStatus.ALTERED
    assert trust_signed.check(signed(HOUSE, to_json(HOUSE.trust), b"\x01\x01", *names[1:])) == "signed_by_all"


def test_an_institution_that_has_left_need_not_sign_the_trust_list() -> None:
    def status(ended: str) -> TrustStatus:
        trust = HOUSE.with_key(b"\x03\x01", ended=ended)
        return trust_signed.check(signed(HOUSE, to_json(trust), b"\x01\x01", b"\x02\x01"))

    assert {ended: status(ended) for ended in ("", "rotated", "compromised", "left")} == {
        "": TrustStatus.NOT_SIGNED, "rotated": TrustStatus.NOT_SIGNED, "compromised": TrustStatus.NOT_SIGNED,
        "left": TrustStatus.SIGNED_BY_ALL,
    }  # fmt: skip


def test_the_same_list_gives_the_same_bytes_and_one_mark_is_not_that_of_another_institution() -> None:
    assert listed(HOUSE, 1, {RECORD.id: "revoked"}) == GOOD
    assert mark(RECORD.id, institution=1) != mark(RECORD.id, institution=2)
    assert RECORD.id.hex() not in GOOD.decode()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("", "", "valid"), ("revoked", "", "revoked"), ("", "revoked", "revoked"), ("", "suspended", "suspended"),
     ("suspended", "withdrawn", "withdrawn"), ("superseded", "suspended", "superseded")],
)  # fmt: skip
def test_any_one_issuer_takes_the_validity_away(first: str, second: str, expected: str) -> None:
    assert told(*both(HOUSE, RECORD, first, second))[0] == expected


def test_a_list_that_is_missing_leaves_the_status_unknown_but_a_revocation_stands() -> None:
    own, other = both(HOUSE, RECORD)
    assert told(own) == ("unknown", ["good", "none"])
    assert told() == ("unknown", ["none", "none"])
    assert told(GOOD)[0] == "revoked"
    assert told(own, other)[0] == "valid"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (listed(HOUSE, 1, by=b"\x02\x01"), "wrong_signer"),
        (listed(HOUSE, 1, by=b"\x03\x01"), "wrong_signer"),
        (listed(HOUSE, 1, issued_at=NOW - timedelta(days=7, minutes=1)), "stale"),
        (listed(HOUSE, 1, issued_at=NOW - timedelta(days=8), lasts=timedelta(days=3650)), "stale"),
        (listed(HOUSE, 1, issued_at=NOW + timedelta(days=1)), "not_yet"),
        (listed(HOUSE, 1, issued_at=NOW - timedelta(days=400), lasts=timedelta(days=500)), "key_not_in_force"),
        (GOOD.replace(b'"sequence": 1', b'"sequence": 2'), "altered"),
        (GOOD.replace(b"revoked", b"suspended"), "altered"),
        (signed(HOUSE, content(), b"\x01\x01", b"\x02\x01"), "altered"),
        (signed(HOUSE, content()), "altered"),
    ],
)
def test_a_list_that_does_not_count_says_why(bad: bytes, why: str) -> None:
    assert check(bad, HOUSE.trust, now=NOW).status == why
    assert told(bad, both(HOUSE, RECORD)[1])[0] == "unknown"


@pytest.mark.parametrize(
    "bad",
    [b"", b"[]", b"null", b"{", b"\xff\xfe", b'{"format": "idpa-status-1"}', b"[" * 100_000, b'{"signatures": 7}',
     GOOD.replace(b"idpa-status-1", b"idpa-receipt-1"), signed(HOUSE, content(sequence=float("1e3")), b"\x01\x01"),
     signed(HOUSE, content(entries=[["ab", "excellent", "2026-11-20"]]), b"\x01\x01"),
     signed(HOUSE, content(entries=7), b"\x01\x01"), signed(HOUSE, content(extra=1), b"\x01\x01"),
     signed(HOUSE, content(issued_at="yesterday"), b"\x01\x01"), GOOD.replace(b'"sequence": 1', b'"sequence": NaN'),
     b'{"format":"idpa-status-1","x":"\\ud800","signatures":[]}'],
)  # fmt: skip
def test_what_is_no_list_is_refused_and_nothing_breaks(bad: bytes) -> None:
    assert check(bad, HOUSE.trust, now=NOW).status == ListStatus.UNREADABLE


def test_a_demonstration_key_or_a_compromised_one_is_named() -> None:
    demonstration = HOUSE.with_key(b"\x01\x01", is_demonstration=True)
    assert check(GOOD, demonstration, now=NOW).status == ListStatus.DEMONSTRATION
    compromised = HOUSE.with_key(b"\x01\x01", is_compromised=True)
    assert check(GOOD, compromised, now=NOW).status == ListStatus.KEY_NOT_IN_FORCE


def test_an_older_list_beside_a_newer_one_hides_nothing() -> None:
    old, new = listed(HOUSE, 1, sequence=4), listed(HOUSE, 1, {RECORD.id: "revoked"}, sequence=5)
    found = newest([check(one, HOUSE.trust, now=NOW) for one in (old, new, old)], institution=1)
    assert found.list is not None
    assert found.list.sequence == 5


def test_a_signature_over_a_record_is_none_over_a_list() -> None:
    """No signature that the key has made for a certificate can be passed off as one over a list."""
    payload = signed_json.canonical(content())
    value = HOUSE.signature(payload, b"\x01\x01").value
    forged = signed_json.encode(content(), [signed_json.Signature(kid=b"\x01\x01", value=value)])
    assert check(forged, HOUSE.trust, now=NOW).status == ListStatus.ALTERED


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_no_changed_byte_makes_another_list_that_counts(position: int, change: int) -> None:
    changed = bytearray(GOOD)
    changed[position] ^= change
    found = check(bytes(changed), HOUSE.trust, now=NOW)
    if found.status == ListStatus.GOOD:  # only white space between the words may differ
        assert found.list == check(GOOD, HOUSE.trust, now=NOW).list


def test_a_list_has_room_for_a_hundred_thousand() -> None:
    many = {number.to_bytes(16, "big"): "revoked" for number in range(100_000)}
    data = listed(HOUSE, 1, many)
    assert len(data) < signed_json.LARGEST
    assert check(data, HOUSE.trust, now=NOW).status == ListStatus.GOOD
