"""Signed PDFs without a database: two institutions with keys for seals and for PDFs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from certificates.designs import classic
from certificates.domain import codes, credential, inclusion
from certificates.domain.attached import CERTIFICATION
from certificates.domain.badge import bundle, secured
from certificates.domain.payload import canonical
from certificates.domain.record import Record
from certificates.domain.sealed import text_of
from certificates.domain.trust import SEAL, Trust, TrustedKey
from certificates.paper.identity import identity_for
from certificates.paper.inside import attachments
from certificates.paper.signing import PaperSigner, signed
from tests.factories.badges import award, written
from tests.factories.proofs import proof
from tests.factories.seals import NAMES, House, house, record

ROOTS: dict[bytes, bytes] = {}  # by certificate, of every signer that was made here
AT = datetime(2026, 11, 12, 12, tzinfo=UTC)
WORDS = ("title", "statement", "issuers", "edition", "dates", "credits", "under", "issued", "academy", "check", "seal",
         "only_with")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Press:
    """signers: of institutions 1 and 2, in order. trust: with the keys of their seals and of their PDFs."""

    house: House
    signers: tuple[PaperSigner, ...]
    trust: Trust

    def unsigned(self, of: Record, **inside: bytes) -> bytes:
        """inside: other files than the own ones: credential, inclusion, badges."""
        words = payload(of, self.house)
        return classic.draw(words, inside=attachments(**(files(of, self.house) | inside)))

    def paper(
        self, of: Record | None = None, signers: Sequence[PaperSigner] | None = None, **inside: bytes
    ) -> bytes:  # fmt: skip
        """signers: without it, each issuer in order."""
        content = self.unsigned(of or record(), **inside)
        return signed(content, signers=self.signers if signers is None else signers, at=AT)

    def with_key(self, number: int, **changes: Any) -> Trust:
        """The trust list with one institution's key for PDFs changed."""
        where = (SEAL, bytes([number, 1]))
        return replace(self.trust, keys=dict(self.trust.keys) | {where: replace(self.trust.keys[where], **changes)})


def files(of: Record, by: House) -> dict[str, bytes]:
    """What lies inside the paper of a record, without a supplement."""
    seal = by.seal(of)
    return {
        "credential": credential.encode(text_of(address(of), seal)),
        "inclusion": inclusion.written(proof(seal, by)),
        "badges": badges(of),
    }


def supplement(of: Record, **changes: Any) -> bytes:
    """Twenty fields that say nothing, but for the one that names the certificate."""
    code = codes.grouped(codes.encode(int.from_bytes(of.id, "big")))
    facts = [{"label": {"fr": "x", "en": "x"}, "text": {"fr": text, "en": text}} for text in (of.serial, code)]
    sections = [{"number": number, "facts": facts if number == CERTIFICATION else []} for number in range(1, 21)]
    return canonical({"sections": sections} | changes)


@lru_cache(maxsize=64)
def badges(of: Record) -> bytes:
    """Kept: two proofs of canonical RDF are what takes longest."""
    said, private = award(of), house().private
    return written(bundle([secured(said, party, sign=private[party.kid].sign) for party in said.parties]))


def address(of: Record) -> str:
    return f"https://academy.example.int/V/{codes.encode(int.from_bytes(of.id, 'big'))}"


def payload(of: Record, by: House) -> dict[str, Any]:
    """The words of a page: placeholders, and what the record says."""
    words: dict[str, Any] = {f"{word}_{language}": word for word in WORDS for language in ("fr", "en")}
    issuers = [{"key": key, "name_fr": name, "name_en": name} for key, name in list(NAMES.values())[:2]]
    return words | {
        "name": of.name, "number": of.serial, "address": address(of), "code_printed": "2FF5W-87W8E", "given_to": "à",
        "rendering": "x", "is_demonstration": True, "seal": text_of(address(of), by.seal(of)), "issuers": issuers,
    }  # fmt: skip


def signer(number: int, *, secret: int | None = None) -> PaperSigner:
    """An institution's signer. secret: of another key than its own."""
    key, name = NAMES[number]
    private = derive_private_key(secret or 1000 + number, SECP256R1())
    starts, ends = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)
    made = identity_for(
        private.public_key(), name=name, kid=f"0{number}01", starts=starts, ends=ends, is_demonstration=False
    )
    ROOTS[made.certificate] = made.root
    return PaperSigner(field=key, name=name, certificate=made.certificate, private=private)


@cache
def press() -> Press:
    seals, signers = house(), (signer(1), signer(2))
    keys = dict(seals.trust.keys)
    for number, one in enumerate(signers, start=1):
        assert one.private is not None
        public = one.private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        keys[SEAL, bytes([number, 1])] = TrustedKey(
            institution=number, purpose=SEAL, kid=bytes([number, 1]), public=public, valid_from=date(2026, 1, 1),
            valid_to=date(2026, 12, 31), holder="institution", certificate=one.certificate, root=ROOTS[one.certificate],
        )  # fmt: skip
    return Press(house=seals, signers=signers, trust=replace(seals.trust, keys=keys))
