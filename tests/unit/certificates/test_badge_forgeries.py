"""Forged, incomplete and hostile credential files: each is refused for its own reason."""

import gzip
import json
import random
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from certificates.domain import badge, badge_status, strict_json
from certificates.domain.badge_check import Status
from certificates.domain.badge_status import REVOCATION, SUSPENSION, ListStatus
from certificates.domain.record import Issuer
from tests.factories.badges import SINCE, Wallet, mutated, same_words, wallet, written
from tests.factories.seals import FOR_LISTS, record

GOOD = wallet()
OTHER = wallet(record(id=bytes(range(1, 17)), serial="IDPA-2026-I-000013", name="Somebody Else"))
Forge = Callable[[Wallet], bytes]


def deep(path: str, value: Any) -> Forge:
    """One value of the second credential replaced; its proof stays."""

    def forge(good: Wallet) -> bytes:
        document = json.loads(json.dumps(good.documents[1]))
        *way, last = [path] if "://" in path else path.split(".")
        at: Any = document
        for step in way:
            at = at[int(step)] if step.isdigit() else at[step]
        at[int(last) if last.isdigit() else last] = value
        return good.with_document(1, document)

    return forge


def signature_flipped(good: Wallet) -> bytes:
    text = good.data.decode()
    value = good.documents[1]["proof"]["proofValue"]
    return text.replace(value, value[:-1] + ("2" if value[-1] != "2" else "3")).encode()


def signed_by_the_other_key(good: Wallet) -> bytes:
    plain = badge.plain(good.documents[1])
    return good.with_document(1, good.secure(plain, good.award.parties[1], by=b"\x01\x01"))


def issued_by_one_for_both(good: Wallet) -> bytes:
    """The first institution signs under the second's name with its own key's name."""
    own = replace(good.award.parties[1], kid=b"\x01\x01")
    return good.with_document(1, good.secure(badge.plain(good.documents[1]), own))


def proof_set(good: Wallet) -> bytes:
    first = good.documents[1]["proof"]
    return good.with_document(1, {**good.documents[1], "proof": [first, first]})


def endorsed(good: Wallet) -> bytes:
    return good.with_document(1, {**good.documents[1], "endorsement": [good.documents[0]]})


FORGERIES: dict[str, tuple[Forge, Status]] = {
    "a bit of a signature flipped": (signature_flipped, Status.ALTERED),
    "name swapped in one": (
        deep("credentialSubject.identifier.0.identityHash", "Zaneta Caruana"), Status.FOREIGN,
    ),
    "name swapped for a look-alike": (
        lambda good: good.data.replace("Żaneta".encode(), "Żаneta".encode()), Status.FOREIGN,
    ),
    "more credits": (deep("credentialSubject.creditsEarned", 30), Status.FOREIGN),
    "credits as another kind of number": (deep("credentialSubject.creditsEarned", 3.0), Status.FOREIGN),
    "true for one": (deep("credentialSubject.identifier.0.hashed", 0), Status.FOREIGN),
    "a later day of signing": (deep("proof.created", "2026-11-12T14:30:06Z"), Status.ALTERED),
    "another name for the institution": (
        lambda good: good.data.replace(b"University of Malta", b"University of Matla"), Status.ALTERED,
    ),
    "credential of the co-issuer left out": (
        lambda good: written(badge.bundle(good.documents[:1])), Status.MISSING_CO_ISSUER,
    ),
    "one credential on its own": (lambda good: written(good.documents[0]), Status.MISSING_CO_ISSUER),
    "the same institution twice": (
        lambda good: written(badge.bundle([good.documents[0]] * 2)), Status.ALTERED,
    ),
    "co-issuer's credential of somebody else": (
        lambda good: written(badge.bundle([good.documents[0], OTHER.documents[1]])), Status.ALTERED,
    ),
    "wrong key": (signed_by_the_other_key, Status.ALTERED),
    "one institution for both": (issued_by_one_for_both, Status.FOREIGN),
    "undefined term": (deep("grade", "excellent"), Status.FOREIGN),
    "undefined term within": (deep("credentialSubject.grade", "excellent"), Status.FOREIGN),
    "a defined term that says nothing here": (deep("credentialSubject.narrative", "With honours"), Status.FOREIGN),
    "remote context": (
        deep("@context", [*GOOD.documents[1]["@context"], "https://evil.example/context"]), Status.FOREIGN,
    ),
    "a context of one's own": (
        deep("@context", [*GOOD.documents[1]["@context"], {"grade": "https://evil.example/grade"}]), Status.FOREIGN,
    ),
    "a member under its long name": (deep("https://www.w3.org/2018/credentials#validUntil", "x"), Status.FOREIGN),
    "replayed under another id": (
        deep("id", f"https://academy.example.int/V/{'0' * 26}#issuer-2"), Status.FOREIGN,
    ),
    "replayed under another id everywhere": (
        lambda good: good.data.replace(good.award.page.encode(), OTHER.award.page.encode()), Status.FOREIGN,
    ),
    "status taken out": (deep("credentialStatus", []), Status.FOREIGN),
    "status of a certificate that stands": (deep("credentialStatus.0.statusListIndex", "13"), Status.FOREIGN),
    "a list of one's own": (deep("credentialStatus.0.statusListCredential", "https://evil.example/"), Status.FOREIGN),
    "two proofs": (proof_set, Status.FOREIGN),
    "an endorsement inside": (endorsed, Status.FOREIGN),
    "no proof": (lambda good: good.with_document(1, badge.plain(good.documents[1])), Status.FOREIGN),
    "another suite": (deep("proof.cryptosuite", "eddsa-jcs-2022"), Status.FOREIGN),
    "another purpose": (deep("proof.proofPurpose", "authentication"), Status.FOREIGN),
    "a word more on the file": (
        lambda good: written({**badge.bundle(good.documents), "holder": "did:web:evil.example"}), Status.FOREIGN,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_refused_for_its_reason(name: str) -> None:
    forge, status = FORGERIES[name]
    assert GOOD.check(forge(GOOD)).status == status


def test_a_signed_lie_that_changes_the_record_is_seen_by_its_digest() -> None:
    """Even the institution's own key cannot give a credential other words than the record that all have signed."""
    subject = json.loads(json.dumps(GOOD.documents[1]["credentialSubject"]))
    subject["identifier"][0]["identityHash"] = "Somebody Else"
    verdict = GOOD.check(GOOD.with_document(1, GOOD.signed(1, credentialSubject=subject)))
    assert (verdict.status, verdict.what) == (Status.FOREIGN, "relatedResource")


def test_the_reason_names_the_term_and_the_context() -> None:
    term = GOOD.check(FORGERIES["undefined term"][0](GOOD))
    assert (term.reason, term.what) == ("term", "grade")
    context = GOOD.check(FORGERIES["remote context"][0](GOOD))
    assert (context.reason, context.what) == ("context", "https://evil.example/context")


KEYS: dict[str, tuple[dict[str, Any], Status]] = {
    "of another institution": ({"institution": 3}, Status.UNKNOWN_KEY),
    "ended before": ({"valid_to": date(2026, 11, 11)}, Status.KEY_NOT_IN_FORCE),
    "begun later": ({"valid_from": date(2026, 11, 13)}, Status.KEY_NOT_IN_FORCE),
    "compromised": ({"is_compromised": True}, Status.KEY_NOT_IN_FORCE),
    "of the demonstration": ({"is_demonstration": True}, Status.DEMONSTRATION_KEY),
}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_counts_in_its_window_and_for_its_institution(name: str) -> None:
    changes, status = KEYS[name]
    assert GOOD.check(trust=GOOD.house.with_key(b"\x02\x01", **changes)).status == status


def test_a_key_for_status_lists_signs_lists_and_no_credential() -> None:
    own = GOOD.award.parties[0]
    kept = replace(own, kid=FOR_LISTS)
    lists = {one["id"]: one for one in (GOOD.status_list(own, purpose, by=kept) for purpose in badge_status.PURPOSES)}
    assert GOOD.check(lists={**GOOD.ground.lists, **lists}).is_valid
    other = GOOD.award.parties[1]
    foreign = GOOD.status_list(other, REVOCATION, by=replace(other, kid=FOR_LISTS))
    refused = GOOD.check(lists={**GOOD.ground.lists, foreign["id"]: foreign})
    assert refused.signatures[1].list_status == ListStatus.WRONG_ISSUER
    stolen = wallet(record(issuers=(Issuer(number=1, kid=FOR_LISTS), Issuer(number=2, kid=b"\x02\x01"))))
    assert stolen.check().status == Status.UNKNOWN_KEY


def test_a_key_that_the_trust_list_does_not_know_is_refused() -> None:
    known = {at: key for at, key in GOOD.house.trust.keys.items() if at[1] != b"\x02\x01"}
    assert GOOD.check(trust=replace(GOOD.ground.trust, keys=known)).status == Status.UNKNOWN_KEY


def test_a_name_that_the_institution_never_had_is_refused() -> None:
    stranger = [replace(one, did="did:web:other.example") if one.number == 2 else one for one in GOOD.ground.names]
    assert GOOD.check(names=stranger).status == Status.WRONG_NAME
    later = [replace(one, since=date(2026, 11, 13)) for one in GOOD.ground.names]
    assert GOOD.check(names=later).status == Status.WRONG_NAME


@pytest.mark.parametrize(("purpose", "status"), [(REVOCATION, Status.REVOKED), (SUSPENSION, Status.SUSPENDED)])
def test_a_set_bit_of_one_institution_is_enough(purpose: str, status: Status) -> None:
    assert GOOD.check(lists=GOOD.lists(set_in={purpose: [12]})).status == status
    assert GOOD.check(lists=GOOD.lists(set_in={purpose: [11, 13]})).is_valid


def test_a_list_counts_for_a_week_whatever_it_says() -> None:
    assert GOOD.check(now=SINCE + timedelta(days=7)).is_valid
    stale = GOOD.check(now=SINCE + timedelta(days=7, seconds=1))
    assert stale.status == Status.STATUS_UNKNOWN
    assert {one.list_status for one in stale.signatures} == {ListStatus.STALE}
    early = GOOD.check(now=SINCE - timedelta(minutes=6))
    assert {one.list_status for one in early.signatures} == {ListStatus.NOT_YET}


def list_forgeries() -> dict[str, tuple[Any, ListStatus]]:
    party, other = GOOD.award.parties[1], GOOD.award.parties[0]
    good = GOOD.status_list(party, REVOCATION)
    subject = good["credentialSubject"]
    bomb = "u" + urlsafe_b64encode(gzip.compress(bytes(50_000_000))).decode().rstrip("=")
    return {
        "null": (None, ListStatus.UNREADABLE),
        "of another institution": (GOOD.status_list(party, REVOCATION, by=other), ListStatus.WRONG_ISSUER),
        "signed with another's key": (GOOD.status_list(party, REVOCATION, key=b"\x01\x01"), ListStatus.ALTERED),
        "bits changed": (
            {**good, "credentialSubject": {**subject, "encodedList": badge_status.encoded([5])}}, ListStatus.ALTERED,
        ),
        "made fresh": ({**good, "validUntil": "2036-01-01T00:00:00Z"}, ListStatus.UNREADABLE),
        "of the other purpose": (GOOD.status_list(party, SUSPENSION), ListStatus.UNREADABLE),
        "a bomb": ({**good, "credentialSubject": {**subject, "encodedList": bomb}}, ListStatus.UNREADABLE),
        "too short": (
            {**good, "credentialSubject": {**subject, "encodedList": "uH4sIAAAAAAAA"}}, ListStatus.UNREADABLE,
        ),
        "a list": ([], ListStatus.UNREADABLE),
        "a word": ("revoked", ListStatus.UNREADABLE),
        "without proof": ({key: part for key, part in good.items() if key != "proof"}, ListStatus.UNREADABLE),
        "a word more": ({**good, "name": "List"}, ListStatus.UNREADABLE),
    }  # fmt: skip


@pytest.mark.parametrize("name", list_forgeries())
def test_a_list_that_does_not_count_leaves_the_status_unknown(name: str) -> None:
    document, told = list_forgeries()[name]
    address = GOOD.documents[1]["credentialStatus"][0]["statusListCredential"]
    verdict = GOOD.check(lists={**GOOD.ground.lists, address: document})
    assert (verdict.status, verdict.signatures[1].list_status) == (Status.STATUS_UNKNOWN, told)


def test_a_list_that_nobody_can_fetch_leaves_the_status_unknown() -> None:
    verdict = GOOD.check(lists={})
    assert (verdict.status, verdict.signatures[0].list_status) == (Status.STATUS_UNKNOWN, ListStatus.NONE)


HOSTILE = {
    "empty": b"",
    "no json": b"certificate",
    "no text": b"\xff\xfe\x00",
    "null": b"null",
    "a list": b"[]",
    "numbers without end": b'{"id": Infinity}',
    "a number without end": b'{"id": ' + b"9" * 5000 + b"}",
    "half a letter": b'{"id": "\\ud800"}',
    "a key twice": GOOD.data.replace(b'"validFrom"', b'"name": "x", "validFrom"', 1),
    "deep lists": b"[" * 100_000 + b"]" * 100_000,
    "deep maps": b'{"a":' * 40_000 + b"1" + b"}" * 40_000,
    "huge": GOOD.data + b" " * strict_json.LARGEST,
    "many credentials": written(badge.bundle(GOOD.documents * 12)),
    "no credentials": written(badge.bundle([])),
    "a tangle": written(
        {**GOOD.documents[0], "evidence": [{"type": ["Evidence"], "endorsement": [{} for _ in range(4000)]}] * 9}
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_stranger_sends_is_answered(name: str) -> None:
    assert GOOD.check(HOSTILE[name]).status in (Status.UNREADABLE, Status.FOREIGN)


@pytest.mark.parametrize("seed", range(4))
def test_no_mutation_of_a_good_file_is_accepted(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same mutations in every run
    for _ in range(150):
        data = mutated(GOOD.data, chance)
        assert not GOOD.check(data).is_valid or same_words(data, GOOD.data)
