"""A certificate as Open Badges 3.0: one credential of each institution, all saying the same, in one file. Pure.

Source: 1EdTech Open Badges v3.0; W3C Verifiable Credentials Data Model v2.0. One issuer signs one credential: no proof
sets, which the usual verifiers accept as soon as one of the proofs is good.

Every credential repeats the whole signed record, so the record's bytes can be made again from it, and their digest
stands in `relatedResource`. The issuers of the record, in their order and each with its key, stand as `evidence`: a
credential whose companions are missing says itself who is missing. There is exactly one way to write a credential
down; whatever differs from it is none of ours, a term that nobody defined or a foreign context among it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from certificates.domain import badge_status, codes, did, integrity, jsonld, multibase
from certificates.domain import record as records
from certificates.domain.record import Record

KINDS = ["VerifiableCredential", "OpenBadgeCredential"]
JOINT, REPLACED = "joint issuer", "superseded certificate"
MINUTES = "Contact time in minutes"
RECORD_TYPE = "application/cbor"
CRITERIA = (
    "Awarded jointly by every institution that is named as evidence, and valid only together with the credential of "
    "each of them."
)


class BadgeRefused(Exception):
    """Not a credential of this scheme. reason: "context", "term", "type" or "shape"; what: the thing that is wrong."""

    code = "badge_refused"

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(f"{reason} {what}".strip())
        self.reason, self.what = reason, what


@dataclass(frozen=True, kw_only=True)
class Party:
    """One institution of the record: under which name, DID and key it signs."""

    number: int
    kid: bytes
    did: str
    name: str

    @property
    def method(self) -> str:
        return did.method(self.did, self.kid)


@dataclass(frozen=True, kw_only=True)
class Award:
    """What all credentials of one certificate say alike. base: the Academy's address. created: when it was signed."""

    record: Record
    base: str
    parties: tuple[Party, ...]
    created: datetime

    @property
    def page(self) -> str:
        return f"{self.base}/V/{codes.encode(int.from_bytes(self.record.id, 'big'))}"


def credential(award: Award, party: Party) -> dict[str, Any]:
    """What one institution signs, without the proof. Raises StatusRefused for a serial that is none of ours."""
    record = award.record
    return {
        "@context": [jsonld.CREDENTIALS, jsonld.BADGES],
        "id": f"{award.page}#issuer-{party.number}",
        "type": KINDS,
        "issuer": {"id": party.did, "type": ["Profile"], "name": party.name},
        "name": record.title,
        "validFrom": midnight(record.issued_on),
        "credentialSubject": _subject(award),
        "evidence": _evidence(award),
        "relatedResource": [
            {
                "id": f"{award.page}/record.cbor",
                "mediaType": RECORD_TYPE,
                "digestMultibase": multibase.digest(records.encode(record)),
            }
        ],
        "credentialStatus": badge_status.entries(award.base, serial=record.serial, number=party.number),
    }


def secured(award: Award, party: Party, *, sign: integrity.Sign) -> dict[str, Any]:
    document = credential(award, party)
    return integrity.secure(document, method=party.method, created=award.created, sign=sign)


def bundle(credentials: list[dict[str, Any]]) -> dict[str, Any]:
    """All credentials of a certificate in one file, in the order of the record."""
    return {
        "@context": [jsonld.CREDENTIALS],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": credentials,
    }


def _subject(award: Award) -> dict[str, Any]:
    record = award.record
    subject: dict[str, Any] = {
        "type": ["AchievementSubject"],
        "identifier": [
            {"type": "IdentityObject", "hashed": False, "identityHash": record.name, "identityType": "name"}
        ],
        "licenseNumber": record.serial,
        "activityStartDate": midnight(record.starts_on),
        "activityEndDate": midnight(record.ends_on),
        "creditsEarned": amount(record.credits),
        "achievement": _achievement(award),
    }
    if record.minutes is not None:
        meant = f"{award.page}#contact-minutes"
        subject["result"] = [{"type": ["Result"], "resultDescription": meant, "value": str(record.minutes)}]
    return subject


def _achievement(award: Award) -> dict[str, Any]:
    record = award.record
    achievement: dict[str, Any] = {
        "id": f"{award.page}#achievement",
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": record.title,
        "description": record.statement,
        "criteria": {"narrative": CRITERIA},
        "humanCode": record.component,
        "inLanguage": record.language,
    }
    if record.minutes is not None:
        achievement["resultDescription"] = [
            {
                "id": f"{award.page}#contact-minutes",
                "type": ["ResultDescription"],
                "name": MINUTES,
                "resultType": "ext:contactMinutes",
            }
        ]
    return achievement


def _evidence(award: Award) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"id": party.method, "type": ["Evidence"], "name": party.name, "genre": JOINT} for party in award.parties
    ]
    if award.record.supersedes is not None:
        code = codes.encode(int.from_bytes(award.record.supersedes, "big"))
        found.append({"id": f"{award.base}/V/{code}", "type": ["Evidence"], "genre": REPLACED})
    return found


def midnight(day: date) -> str:
    """A day as Open Badges 3.0 writes it, whose model and JSON schema know only moments; its context alone says day."""
    return f"{day.isoformat()}T00:00:00Z"


def day_of(moment: str) -> date:
    """The day that `midnight` wrote; raises ValueError where there is none."""
    return date.fromisoformat(moment[:10])


def amount(hundredths: int) -> int | float:
    """Credits as a JSON number: 3, not 3.0, which other languages would write differently."""
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def plain(document: Mapping[str, Any]) -> dict[str, Any]:
    """A credential without its proof."""
    return {key: value for key, value in document.items() if key != "proof"}
