"""Credential files as values: one way to write them, every issuer needed, and the same said by another library."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from openbadgeslib.ob3.did import resolve_verification_method
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.status import check_credential_status
from openbadgeslib.ob3.verifier import OB3VerificationError

from certificates.domain import badge_status, did, integrity, jsonld, multibase, strict_json
from certificates.domain.badge import secured
from certificates.domain.badge_check import wanted_lists
from certificates.domain.badge_reading import read_file
from certificates.domain.record import Record
from tests.factories.badges import DIDS, award, wallet
from tests.factories.seals import record
from tests.unit.certificates.test_seals import any_record

GOOD = wallet()
# Source: W3C Data Integrity EdDSA Cryptosuites v1.0, B.1, examples 7 to 17.
VECTOR_KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
VECTOR = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
VECTOR_PROOF = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-rdfc-2022",
    "created": "2023-02-24T23:36:38Z",
    "verificationMethod": f"did:key:{VECTOR_KEY}#{VECTOR_KEY}",
    "proofPurpose": "assertionMethod",
}
VECTOR_VALUE = "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme"
VECTOR_HASHES = (
    "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0",
    "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017",
)


def test_the_vector_of_the_standard_is_signed_and_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = jsonld.context
    examples = {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}
    monkeypatch.setattr(jsonld, "context", lambda name: examples if "examples" in name else shipped(name))
    assert integrity.to_be_signed(VECTOR, VECTOR_PROOF).hex() == "".join(VECTOR_HASHES)
    signed = {**VECTOR, "proof": {**VECTOR_PROOF, "proofValue": VECTOR_VALUE}}
    public = multibase.from_base58(VECTOR_KEY)[2:]
    assert integrity.is_good(signed, public=public)
    assert not integrity.is_good({**signed, "name": "Alumna Credential"}, public=public)


def test_a_good_file_is_valid_and_says_everything_that_the_record_says() -> None:
    verdict = GOOD.check()
    assert verdict.is_valid
    assert verdict.award == award()
    assert verdict.award.record == record()
    assert verdict.as_of == datetime(2026, 11, 13, tzinfo=UTC)
    assert [one.institution.key for one in verdict.signatures if one.institution] == [
        "pompidou-group", "university-of-malta",
    ]  # fmt: skip


def test_days_are_written_as_the_schema_of_the_standard_asks() -> None:
    # Source: 1EdTech, ob_v3p0_achievementcredential_schema.json: "format": "date-time", which has a zone (RFC 3339).
    for document in GOOD.documents:
        subject = document["credentialSubject"]
        said = [document["validFrom"], subject["activityStartDate"], subject["activityEndDate"]]
        one = record()
        assert said == [f"{day}T00:00:00Z" for day in (one.issued_on, one.starts_on, one.ends_on)]
        assert [datetime.fromisoformat(moment).tzinfo for moment in said] == [UTC] * 3


def test_the_same_certificate_gives_the_same_bytes() -> None:
    assert wallet().data == GOOD.data


@settings(max_examples=60, deadline=None)
@given(any_record())
def test_whatever_a_record_says_comes_back(one: Record) -> None:
    issuers = record().issuers
    said = award(replace(one, issuers=issuers, serial="IDPA-2031-II-131073"))
    document = secured(said, said.parties[1], sign=GOOD.house.private[b"\x02\x01"].sign)
    back = read_file(json.dumps(document).encode())
    assert [one.award for one in back] == [said]
    assert [one.party.number for one in back] == [2]


def test_spaces_and_the_order_of_keys_say_nothing() -> None:
    shuffled = json.dumps(json.loads(GOOD.data), sort_keys=True, indent=7).encode()
    assert shuffled != GOOD.data
    assert GOOD.check(shuffled).is_valid


def pem(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def test_another_library_accepts_every_credential_of_every_institution() -> None:
    for position, party in enumerate(GOOD.award.parties):
        key = pem(GOOD.house.private[party.kid])
        found = OB3LdpVerifier(pubkey_pem=key).verify(GOOD.documents[position])
        assert found.issuer.id == party.did
        assert found.identifiers[0].identity_hash == record().name
        altered = {**GOOD.documents[position], "name": "Certificate"}
        with pytest.raises(OB3VerificationError):
            OB3LdpVerifier(pubkey_pem=key).verify(altered)


def test_another_library_finds_the_key_through_the_did_document() -> None:
    keys = list(GOOD.house.trust.keys.values())
    for position, party in enumerate(GOOD.award.parties):
        shown = did.document(party.did, [key for key in keys if key.institution == party.number])
        fetched: list[str] = []

        def download(address: str, shown: Any = shown, fetched: list[str] = fetched) -> bytes:
            fetched.append(address)
            return json.dumps(shown).encode()

        assert resolve_verification_method(party.method, download=download)
        assert fetched == [did.address_of(party.did)]
        assert OB3LdpVerifier().verify(GOOD.documents[position], download=download).issuer.id == party.did


@pytest.mark.parametrize(("bits", "is_revoked"), [((), False), ((11, 13), False), ((12,), True)])
def test_another_library_reads_the_same_bits_from_the_lists(bits: tuple[int, ...], is_revoked: bool) -> None:
    today = datetime.now(UTC).replace(microsecond=0)
    lists = GOOD.lists(set_in={badge_status.REVOCATION: bits}, since=today)
    badge = OB3LdpVerifier(pubkey_pem=pem(GOOD.house.private[b"\x02\x01"])).verify(GOOD.documents[1])

    def download(address: str) -> bytes:
        return json.dumps(lists[address]).encode()

    if is_revoked:
        with pytest.raises(OB3VerificationError, match="revocation"):
            check_credential_status(badge, download)
    else:
        check_credential_status(badge, download)


def test_the_lists_that_will_be_asked_for_are_known_beforehand() -> None:
    assert set(wanted_lists(GOOD.data)) == set(GOOD.ground.lists)
    assert wanted_lists(b"{}") == []


def test_a_document_without_a_defined_meaning_is_not_signed() -> None:
    party = GOOD.award.parties[0]
    plain = {key: value for key, value in GOOD.documents[0].items() if key != "proof"}
    with pytest.raises(jsonld.JsonLdRefused, match="term"):
        GOOD.secure({**plain, "grade": "excellent"}, party)
    with pytest.raises(jsonld.JsonLdRefused):
        GOOD.secure({**plain, "@context": [*plain["@context"], "https://example.org/mine"]}, party)


def test_a_bit_has_its_place_by_the_printed_number() -> None:
    assert badge_status.place("IDPA-2026-I-000012") == badge_status.Place(part="2026-I-0", index=12)
    assert badge_status.place("IDPA-2026-III-131073") == badge_status.Place(part="2026-III-1", index=1)
    with pytest.raises(badge_status.StatusRefused):
        badge_status.place("IDPA-2026-IV-000012")
    assert badge_status.decoded(badge_status.encoded([0, 9]))[:2] == b"\x80\x40"


@pytest.mark.parametrize(
    ("domain", "name", "address"),
    [
        ("um.edu.mt", "did:web:um.edu.mt", "https://um.edu.mt/.well-known/did.json"),
        ("um.edu.mt/academy", "did:web:um.edu.mt:academy", "https://um.edu.mt/academy/did.json"),
    ],
)
def test_a_domain_is_a_name_with_an_address(domain: str, name: str, address: str) -> None:
    assert did.of_domain(domain) == name
    assert did.address_of(name) == address


@pytest.mark.parametrize(
    "domain",
    ["", "UM.edu.mt", "um", "localhost", "https://um.edu.mt", "um.edu.mt/", "um.edu.mt:8443", "127.0.0.1", "um..mt",
     "-um.edu.mt", "um.edu.mt/a/../b", "um.edu.mt#x", "ụm.edu.mt", "um.edu.mt ", "a" * 201 + ".mt"],
)  # fmt: skip
def test_what_is_no_domain_is_refused(domain: str) -> None:
    with pytest.raises(did.DidRefused):
        did.of_domain(domain)


def test_the_academys_own_address_stands_in_until_a_document_is_placed() -> None:
    name = did.hosted("127.0.0.1:8105", "university-of-malta")
    assert name == "did:web:127.0.0.1%3A8105:institutions:university-of-malta"
    assert did.address_of(name) == "https://127.0.0.1:8105/institutions/university-of-malta/did.json"


def test_a_did_document_keeps_every_key_and_a_compromised_one_asserts_nothing() -> None:
    old = GOOD.house.trust.keys["record", b"\x02\x01"]
    ended = replace(old, valid_to=date(2026, 6, 30))
    stolen = replace(old, kid=b"\x02\x02", is_compromised=True)
    seal = replace(old, kid=b"\x02\x03", purpose="seal")
    lists = replace(old, kid=b"\x02\x04", purpose="status")
    shown = did.document(DIDS[2], [stolen, lists, seal, ended])
    assert [one["id"][-4:] for one in shown["verificationMethod"]] == ["0201", "0202", "0204"]
    assert shown["assertionMethod"] == [f"{DIDS[2]}#key-0201", f"{DIDS[2]}#key-0204"]
    assert shown["verificationMethod"][1]["revoked"] == "2026-12-31T00:00:00Z"


def test_bytes_have_one_way_to_be_written_in_base_58() -> None:
    for data in (b"", b"\0\0\1", bytes(range(64)), b"\xff" * 64):
        assert multibase.from_base58(multibase.base58(data)) == data
    for text in ("", "u123", "z0", "zO", "z" + "1" * 200):
        with pytest.raises(multibase.MultibaseRefused):
            multibase.from_base58(text)


def test_one_is_neither_true_nor_one_point_nought() -> None:
    assert not strict_json.same({"a": 1}, {"a": True})
    assert not strict_json.same({"a": 1}, {"a": 1.0})
    assert strict_json.same({"a": 1, "b": 2}, {"b": 2, "a": 1})
