"""A proof is good for one seal below one head that every issuer has signed; nothing else is, and nothing crashes."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from certificates.domain import inclusion
from certificates.domain.head import Proof, ProofRefused, proof_from_json
from certificates.domain.inclusion import Entry, InclusionVerdict, check, written
from certificates.domain.trust import RECORD, Trust
from tests.factories.badges import mutated
from tests.factories.papers import files, press
from tests.factories.proofs import proof, signed
from tests.factories.seals import FOR_LISTS, house, record

HOUSE, PRESS = house(), press()
SEAL = HOUSE.seal(record())
OTHER = HOUSE.seal(record(name="Somebody Else"))
GOOD = proof(SEAL, HOUSE)


def verdict(one: Proof | bytes, *, trust: Trust = HOUSE.trust, seal: bytes = SEAL) -> InclusionVerdict:
    data = one if isinstance(one, bytes) else written(one)
    return check(data, seal=seal, record=record(), trust=trust)


def with_head(**changes: Any) -> Proof:
    """Another head under the old signatures."""
    return replace(GOOD, signed=replace(GOOD.signed, head=replace(GOOD.signed.head, **changes)))


def test_a_good_proof_names_the_place_the_head_and_who_signed_it() -> None:
    found = verdict(GOOD)
    assert (found.entry, found.holds, found.proof) == (Entry.ENTERED, True, GOOD)
    assert [one.institution.key for one in found.signatures if one.institution] == [
        "pompidou-group", "university-of-malta",
    ]  # fmt: skip


@pytest.mark.parametrize(("place", "size"), [(0, 1), (0, 2), (6, 7), (63, 64), (64, 65), (99, 100)])
def test_wherever_the_line_stands_it_is_shown(place: int, size: int) -> None:
    assert verdict(proof(SEAL, HOUSE, place=place, size=size)).entry == Entry.ENTERED


WRONG: dict[str, tuple[Proof | bytes, Entry]] = {
    "of another certificate": (proof(OTHER, HOUSE), Entry.ELSEWHERE),
    "of another line": (replace(GOOD, position=3), Entry.ELSEWHERE),
    "a hash too few": (replace(GOOD, path=GOOD.path[:-1]), Entry.ELSEWHERE),
    "a hash too many": (replace(GOOD, path=(*GOOD.path, bytes(32))), Entry.ELSEWHERE),
    "no hashes": (replace(GOOD, path=()), Entry.ELSEWHERE),
    "below another head": (replace(GOOD, signed=proof(SEAL, HOUSE, size=6).signed), Entry.ELSEWHERE),
    "below a head from before its line": (replace(GOOD, signed=proof(OTHER, HOUSE, place=0, size=2).signed),
                                          Entry.OLD_HEAD),
    "the size of the head made smaller": (with_head(size=2), Entry.OLD_HEAD),
    "another root": (with_head(root=bytes(32)), Entry.ELSEWHERE),
    "the head dated back": (with_head(at=GOOD.signed.head.at.replace(year=2025)), Entry.HEAD_ALTERED),
    "signed by one issuer": (proof(SEAL, HOUSE, kids=[b"\x01\x01"]), Entry.NOT_SIGNED_BY_ALL),
    "signed by nobody": (proof(SEAL, HOUSE, kids=[]), Entry.NOT_SIGNED_BY_ALL),
    "signed by another institution instead": (proof(SEAL, HOUSE, kids=[b"\x01\x01", b"\x03\x01"]),
                                              Entry.NOT_SIGNED_BY_ALL),
    "signed with a key for status lists": (proof(SEAL, HOUSE, kids=[FOR_LISTS, b"\x02\x01"]), Entry.UNKNOWN_KEY),
    "signed by one twice": (proof(SEAL, HOUSE, kids=[b"\x01\x01"] * 2), Entry.NOT_SIGNED_BY_ALL),
    "a signature over another head": (
        replace(GOOD, signed=replace(GOOD.signed, signatures=proof(SEAL, HOUSE, size=6).signed.signatures)),
        Entry.HEAD_ALTERED,
    ),
    "nothing": (b"", Entry.UNREADABLE),
    "no proof": (b"{}", Entry.UNREADABLE),
    "a list": (b"[]", Entry.UNREADABLE),
    "deep": (b"[" * 30_000, Entry.UNREADABLE),
    "huge": (written(GOOD) + b" " * inclusion.LARGEST, Entry.UNREADABLE),
    "numbers without end": (b'{"position": ' + b"9" * 9000 + b"}", Entry.UNREADABLE),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_proof_is_refused_with_its_reason(name: str) -> None:
    given, expected = WRONG[name]
    found = verdict(given)
    assert (found.entry, found.holds) == (expected, False)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"is_demonstration": True}, Entry.DEMONSTRATION),
        ({"is_compromised": True}, Entry.KEY_NOT_IN_FORCE),
        ({"valid_to": date(2026, 11, 11)}, Entry.KEY_NOT_IN_FORCE),
        ({"valid_from": date(2026, 11, 13)}, Entry.KEY_NOT_IN_FORCE),
        ({"institution": 3}, Entry.NOT_SIGNED_BY_ALL),
        ({"public": bytes(32)}, Entry.HEAD_ALTERED),
    ],
)
def test_a_key_that_does_not_count_signs_no_head(changes: dict[str, Any], expected: Entry) -> None:
    assert verdict(GOOD, trust=HOUSE.with_key(b"\x02\x01", **changes)).entry == expected


def test_after_a_change_of_keys_the_head_may_bear_another_key_than_the_seal() -> None:
    """A seal of one day below a head of a later one: the institution counts, not which of its keys."""
    kid, late = b"\x02\x01", b"\x02\x02"
    own = HOUSE.trust.keys[RECORD, kid]
    new = replace(own, kid=late, public=HOUSE.private[b"\x03\x01"].public_key().public_bytes_raw())
    trust = replace(HOUSE.trust, keys={**HOUSE.trust.keys, (RECORD, late): new})
    by = replace(HOUSE, private={**HOUSE.private, late: HOUSE.private[b"\x03\x01"]})
    other = replace(GOOD, signed=signed(GOOD.signed.head, by, kids=[b"\x01\x01", late]))
    assert verdict(other, trust=trust).entry == Entry.ENTERED
    assert verdict(other).entry == Entry.UNKNOWN_KEY  # an older list, which does not hold the new key


def changed(**parts: Any) -> bytes:
    return json.dumps(json.loads(written(GOOD)) | parts).encode()


def in_head(**parts: Any) -> bytes:
    return changed(head=json.loads(written(GOOD))["head"] | parts)


@pytest.mark.parametrize(
    "make",
    [
        lambda: changed(position=True), lambda: changed(position=-1), lambda: changed(position=2**64),
        lambda: changed(position="2"), lambda: changed(path="00" * 32), lambda: changed(path=["00"]),
        lambda: changed(path={"a": 1}), lambda: changed(path=[7]), lambda: changed(head=[]),
        lambda: in_head(at="2026-11-12T12:00:00"), lambda: in_head(at="2026-11-12T12:00:00.5+00:00"),
        lambda: in_head(at=0), lambda: in_head(at="0001-01-01T00:00:00+14:00"), lambda: in_head(size=1.5),
        lambda: in_head(root="00"), lambda: in_head(format="x"), lambda: in_head(signatures=7),
        lambda: in_head(signatures=[{"kid": "0101"}]), lambda: in_head(signatures=[[]]),
    ],
)  # fmt: skip
def test_what_is_no_proof_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(ProofRefused):
        proof_from_json(make())


def test_no_mutation_of_a_proof_is_accepted() -> None:
    good = proof(SEAL, HOUSE, kids=[b"\x01\x01", b"\x02\x01"])
    chance, data = Random(3), written(good)  # noqa: S311 - the same mutations in every run
    for _ in range(600):
        other = mutated(data, chance)
        assert not verdict(other).holds or proof_from_json(other) == good


PAPERS: dict[str, tuple[dict[str, bytes], Entry | None]] = {
    "proof of another certificate": ({"inclusion": written(proof(OTHER, HOUSE))}, Entry.ELSEWHERE),
    "proof below a head of one issuer": ({"inclusion": written(proof(SEAL, HOUSE, kids=[b"\x01\x01"]))},
                                         Entry.NOT_SIGNED_BY_ALL),
    "no proof": ({"inclusion": b"{}"}, Entry.UNREADABLE),
    "badges of another certificate": ({"badges": files(record(serial="IDPA-2026-I-000013"), HOUSE)["badges"]}, None),
    "no badges": ({"badges": b"{}"}, None),
    "badges of one issuer": ({"badges": json.dumps(
        {"verifiableCredential": json.loads(files(record(), HOUSE)["badges"])["verifiableCredential"][:1]}
    ).encode()}, None),
    "deep badges": ({"badges": b"[" * 5000 + b"]" * 5000}, None),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_that_all_have_signed_with_a_wrong_file_inside_is_refused(name: str) -> None:
    from certificates.domain.signed_pdf import check_pdf

    inside, entry = PAPERS[name]
    found = check_pdf(PRESS.paper(None, None, **inside), PRESS.trust)
    assert not found.is_intact
    assert found.inclusion is not None
    assert found.inclusion.entry == (entry or Entry.ENTERED)


def test_spaces_say_nothing() -> None:
    compact = json.dumps(json.loads(written(GOOD))).encode()
    assert verdict(compact).entry == Entry.ENTERED
