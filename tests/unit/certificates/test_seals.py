"""Seals as values: one way to write them, every signature needed, every change seen; checked by other libraries too."""

import json
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

import cbor2
import pytest
from cwt import COSE, COSEKey
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.domain import base41, cbor, codes, cose
from certificates.domain import record as records
from certificates.domain.record import Issuer, Record, RecordRefused
from certificates.domain.sealed import Status, check, check_text, text_of
from certificates.domain.trust import TrustRefused, from_json, to_json
from tests.factories.seals import FOR_LISTS, house, record

HOUSE = house()
GOOD = HOUSE.seal(record())
ADDRESS = f"https://academy.example.int/V/{codes.encode(int.from_bytes(record().id, 'big'))}"

plain = st.integers(-(2**63), 2**64 - 1) | st.binary(max_size=30) | st.text(max_size=30)
# No negative keys: among them, cbor2 still follows the older order of RFC 7049 (shorter first).
trees = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 300), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
names = st.text(min_size=1, max_size=60).map(lambda text: unicodedata.normalize("NFC", text))
days = st.dates(date(1971, 1, 1), date(2200, 1, 1))


@st.composite
def any_record(draw: Any) -> Record:
    first, last = sorted((draw(days), draw(days)))
    numbers = draw(st.lists(st.integers(1, 255), min_size=2, max_size=4, unique=True))
    return record(
        id=draw(st.binary(min_size=16, max_size=16)), serial=draw(names), name=draw(names), title=draw(names),
        statement=draw(names), component=draw(st.sampled_from(["I", "II"])), starts_on=first, ends_on=last,
        issued_on=draw(days), credits=draw(st.integers(0, 10**6)), minutes=draw(st.none() | st.integers(0, 10**5)),
        issuers=tuple(Issuer(number=n, kid=draw(st.binary(min_size=2, max_size=2))) for n in numbers),
        supersedes=draw(st.none() | st.binary(min_size=16, max_size=16)),
    )  # fmt: skip


@given(trees)
def test_cbor_is_what_another_library_writes_and_reads(value: Any) -> None:
    written = cbor.encode(value)
    assert written == cbor2.dumps(value, canonical=True)
    assert cbor.decode(written) == value


@given(st.binary(max_size=60))
def test_whatever_is_read_has_one_way_to_be_written(data: bytes) -> None:
    try:
        value = cbor.decode(data)
    except cbor.CborRefused:
        return
    assert cbor.encode(value) == data


@pytest.mark.parametrize(
    "data",
    ["1817", "190017", "1a00000001", "9f01ff", "5f4101ff", "a2020a010a", "a2010a010a", "f5", "f6", "f97e00",
     "6180", "0000", "", "81", "9bffffffffffffffff", "bbffffffffffffffff", "81" * 20 + "00", "a161610a", "1c"],
)  # fmt: skip
def test_another_way_to_write_the_same_is_refused(data: str) -> None:
    with pytest.raises(cbor.CborRefused):
        cbor.decode(bytes.fromhex(data))


@given(st.binary(max_size=80))
def test_base41_gives_back_what_it_was_given(data: bytes) -> None:
    assert base41.decode(base41.encode(data)) == data


@given(st.text(base41.ALPHABET, max_size=12))
def test_base41_has_one_text_for_the_same_bytes(text: str) -> None:
    try:
        data = base41.decode(text)
    except base41.Base41Refused:
        return
    assert base41.encode(data) == text


@given(any_record())
def test_a_record_is_read_back_as_it_was_written(one: Record) -> None:
    assert records.decode(records.encode(one)) == one


def fields_of(one: Record) -> dict[int, Any]:
    fields: dict[int, Any] = cbor.decode(records.encode(one))
    return fields


@pytest.mark.parametrize(
    "change",
    [{15: "x"}, {0: 1}, {1: 2}, {2: b"short"}, {4: "e\u0301"}, {4: ""}, {5: 99}, {5: True and "I"}, {6: "IV"},
     {7: 99999}, {7: 2**60}, {10: -1}, {12: "de"}, {13: [[1, b"\x01\x01"]]}, {13: [[1, b"\x01\x01"], [1, b"\x02\x01"]]},
     {13: [[1, b"\x01"], [2, b"\x02\x01"]]}, {13: [[1, 2], [3, 4]]}, {13: 7}, {14: b""}, {3: b"IDPA"}, {11: "x"}],
)  # fmt: skip
def test_a_record_with_an_unknown_key_or_a_wrong_value_is_refused(change: dict[int, Any]) -> None:
    with pytest.raises(RecordRefused):
        records.decode(cbor.encode(fields_of(record()) | change))


@pytest.mark.parametrize("key", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13])
def test_a_record_without_a_needed_key_is_refused(key: int) -> None:
    with pytest.raises(RecordRefused):
        records.decode(cbor.encode({k: v for k, v in fields_of(record()).items() if k != key}))


def test_mandated_words_have_one_form_only() -> None:
    one = record()
    with pytest.raises(RecordRefused, match="canonical"):
        records.decode(cbor.encode(fields_of(one) | {5: [one.title, one.statement]}))
    with pytest.raises(RecordRefused, match="canonical"):
        records.decode(cbor.encode(fields_of(one) | {6: "II"}))


def test_a_key_for_status_lists_seals_no_certificate() -> None:
    lists = record(issuers=(Issuer(number=1, kid=FOR_LISTS), Issuer(number=2, kid=b"\x02\x01")))
    assert check(HOUSE.seal(lists), HOUSE.trust).status == Status.UNKNOWN_KEY


def test_every_issuer_has_signed() -> None:
    verdict = check(GOOD, HOUSE.trust)
    assert verdict.status == Status.JOINT
    assert verdict.record == record()
    assert [one.status for one in verdict.signatures] == [Status.JOINT, Status.JOINT]
    assert verdict.data == records.encode(record())


@pytest.mark.parametrize("position", range(len(GOOD)))
def test_every_single_bit_counts(position: int) -> None:
    for bit in range(8):
        changed = bytearray(GOOD)
        changed[position] ^= 1 << bit
        assert not check(bytes(changed), HOUSE.trust).is_joint


@given(any_record(), st.data())
@settings(max_examples=60)
def test_a_bit_of_any_record_counts(one: Record, data: st.DataObject) -> None:
    issuers = (Issuer(number=1, kid=b"\x01\x01"), Issuer(number=2, kid=b"\x02\x01"), Issuer(number=3, kid=b"\x03\x01"))
    one = replace(one, issuers=issuers, issued_on=date(2026, 5, 5))
    seal = bytearray(HOUSE.seal(one))
    assert check(bytes(seal), HOUSE.trust).is_joint
    position = data.draw(st.integers(0, len(seal) * 8 - 1))
    seal[position // 8] ^= 1 << position % 8
    assert not check(bytes(seal), HOUSE.trust).is_joint


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_verifier(data: bytes) -> None:
    assert not check(data, HOUSE.trust).is_joint


def test_a_missing_co_issuer_is_named() -> None:
    for signing, missing in (([b"\x01\x01"], 1), ([b"\x02\x01"], 0), ([], 0)):
        verdict = check(HOUSE.seal(record(), signing), HOUSE.trust)
        assert verdict.status == Status.MISSING_CO_ISSUER
        assert verdict.signatures[missing].status == Status.MISSING_CO_ISSUER


def test_signatures_in_another_order_doubled_or_added_are_seen() -> None:
    one, two, three = b"\x01\x01", b"\x02\x01", b"\x03\x01"
    for signing in ([two, one], [one, two, two], [one, one], [one, two, three], [three, two]):
        assert check(HOUSE.seal(record(), signing), HOUSE.trust).status == Status.ALTERED


def test_a_co_issuer_taken_off_the_record_breaks_the_others_signature() -> None:
    three = (*record().issuers, Issuer(number=3, kid=b"\x03\x01"))
    signed = cose.decode(HOUSE.seal(record(issuers=three)))
    for issuers in (three[:2], three[::-1], three[1:]):
        payload = records.encode(record(issuers=issuers))
        by_kid = {one.kid: one for one in signed.signatures}
        forged = cose.encode(payload, [by_kid[issuer.kid] for issuer in issuers])
        assert check(forged, HOUSE.trust).status == Status.ALTERED


def test_one_institution_cannot_sign_for_another() -> None:
    both_by_one = (Issuer(number=1, kid=b"\x01\x01"), Issuer(number=2, kid=b"\x01\x01"))
    assert not check(HOUSE.seal(record(issuers=both_by_one)), HOUSE.trust).is_joint
    crossed = (Issuer(number=1, kid=b"\x01\x01"), Issuer(number=2, kid=b"\x03\x01"))
    assert check(HOUSE.seal(record(issuers=crossed)), HOUSE.trust).status == Status.UNKNOWN_KEY


def test_keys_that_do_not_count_are_told_apart() -> None:
    kid = b"\x02\x01"
    without = replace(HOUSE.trust, keys={key: one for key, one in HOUSE.trust.keys.items() if one.kid != kid})
    assert check(GOOD, without).status == Status.UNKNOWN_KEY
    cases: list[tuple[dict[str, Any], Status]] = [
        ({"is_demonstration": True}, Status.DEMONSTRATION_KEY),
        ({"is_compromised": True}, Status.KEY_NOT_IN_FORCE),
        ({"valid_to": date(2026, 11, 11)}, Status.KEY_NOT_IN_FORCE),
        ({"valid_from": date(2026, 11, 13)}, Status.KEY_NOT_IN_FORCE),
        ({"valid_from": date(2026, 11, 12), "valid_to": date(2026, 11, 12)}, Status.JOINT),
        ({"public": bytes(32)}, Status.ALTERED),
        ({"public": b"short"}, Status.ALTERED),
        ({"institution": 3}, Status.UNKNOWN_KEY),
    ]
    for change, expected in cases:
        assert check(GOOD, HOUSE.with_key(kid, **change)).status == expected, change


def test_the_text_of_the_symbol_is_read_with_or_without_its_address() -> None:
    text = text_of(ADDRESS, GOOD)
    assert check_text(text, HOUSE.trust).is_joint
    assert check_text(text.partition("#")[2], HOUSE.trust).is_joint
    assert check_text(f" {text[:200]}\n{text[200:]} ", HOUSE.trust).is_joint
    assert check_text(text.replace(text.partition("#")[0], ADDRESS.lower()), HOUSE.trust).is_joint


def test_a_seal_under_the_address_of_another_certificate_is_altered() -> None:
    assert check_text(text_of(ADDRESS[:-1] + "0", GOOD), HOUSE.trust).status == Status.ALTERED


@pytest.mark.parametrize("text", ["", "#", "hello", "é#é", "A" * 9000, "%F0", "HTTPS://X/V/" + "0" * 26])
def test_a_text_that_is_no_seal_is_unreadable(text: str) -> None:
    assert check_text(text, HOUSE.trust).status == Status.UNREADABLE


@given(st.text(max_size=300))
def test_no_text_crashes_the_verifier(text: str) -> None:
    assert not check_text(text, HOUSE.trust).is_joint


@pytest.mark.parametrize("number", [1, 2])
def test_an_independent_library_accepts_each_signature(number: int) -> None:
    public = HOUSE.private[bytes([number, 1])].public_key().public_bytes_raw()
    key = COSEKey.new({1: 1, 3: -8, -1: 6, -2: public, 2: bytes([number, 1])})
    assert COSE.new().decode(GOOD, key) == records.encode(record())


def test_an_independent_library_refuses_a_changed_payload() -> None:
    seal = cose.decode(GOOD)
    forged = cose.encode(records.encode(record(name="Somebody Else")), seal.signatures)
    public = HOUSE.private[b"\x01\x01"].public_key().public_bytes_raw()
    with pytest.raises(Exception, match=r"(?i)verif"):
        COSE.new().decode(forged, COSEKey.new({1: 1, 3: -8, -1: 6, -2: public, 2: b"\x01\x01"}))


def test_the_trust_list_is_read_back_as_it_was_published() -> None:
    published = json.dumps(to_json(HOUSE.trust))
    assert from_json(published) == HOUSE.trust
    other = published.replace(HOUSE.trust.keys["record", b"\x01\x01"].fingerprint, "0" * 64)
    for wrong in ("", "[]", "{}", '{"format": "x"}', other, published.replace('"purpose"', '"use"')):
        with pytest.raises(TrustRefused):
            from_json(wrong)


def test_what_does_not_say_that_a_key_is_real_is_a_demonstration() -> None:
    published = json.dumps(to_json(HOUSE.trust)).replace('"is_demonstration": false', '"is_demonstration": 0')
    assert check(GOOD, from_json(published)).status == Status.DEMONSTRATION_KEY
