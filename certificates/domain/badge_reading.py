"""A credential back to what it says: read, written again, and refused where the two differ. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from certificates.domain import badge_status, codes, did, integrity, jsonld, strict_json
from certificates.domain.badge import JOINT, KINDS, REPLACED, Award, BadgeRefused, Party, credential, day_of, plain
from certificates.domain.record import Issuer, Record, RecordRefused

_ID = re.compile(r"(https?://[A-Za-z0-9.:\[\]-]{1,200})/V/([0-9A-Z]{26})#issuer-([0-9]{1,3})")
MOST = 8  # institutions; the record allows no more


@dataclass(frozen=True, kw_only=True)
class Read:
    """One credential of a file: what all say, and whose it is."""

    award: Award
    party: Party
    document: Mapping[str, Any]


def read_file(data: bytes) -> list[Read]:
    """The credentials of a file, or the one that it is. Raises JsonRefused, BadgeRefused."""
    content = strict_json.read(data)
    if not isinstance(content, dict):
        raise BadgeRefused("shape")
    if "verifiableCredential" not in content:
        return [read(content)]
    found = content["verifiableCredential"]
    if not isinstance(found, list) or not 0 < len(found) <= MOST:
        raise BadgeRefused("shape", "verifiableCredential")
    if content.get("@context") != [jsonld.CREDENTIALS]:
        raise BadgeRefused("context", _foreign(content.get("@context")))
    if set(content) != {"@context", "type", "verifiableCredential"} or content["type"] != ["VerifiablePresentation"]:
        raise BadgeRefused("shape", ", ".join(sorted(set(content) - {"@context", "type", "verifiableCredential"}))[:80])
    return [read(one) for one in found]


def read(document: Any) -> Read:
    """Raises BadgeRefused for whatever `badge.credential` and a proof do not write."""
    if not isinstance(document, dict):
        raise BadgeRefused("shape")
    _require_known(document)
    try:
        found = _read(document)
        wanted = credential(found.award, found.party)
        proof = integrity.config(method=found.party.method, created=found.award.created)
        same = strict_json.same(wanted, plain(document)) and strict_json.same(proof, _config(document))
    except _WRONG as error:
        raise BadgeRefused("shape") from error
    if not same:
        raise BadgeRefused("shape", next(_differing(wanted, plain(document)), "proof"))
    return found


_WRONG = (
    KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError, RecordRefused, did.DidRefused,
    badge_status.StatusRefused,
)  # fmt: skip


def _require_known(document: Mapping[str, Any]) -> None:
    """The commonest ways to say what no signature covers are named, before anything is read."""
    if document.get("@context") != [jsonld.CREDENTIALS, jsonld.BADGES]:
        raise BadgeRefused("context", _foreign(document.get("@context")))
    if document.get("type") != KINDS:
        raise BadgeRefused("type", str(document.get("type"))[:80])
    unknown = next((key for key in _keys(document) if key not in jsonld.terms()), None)
    if unknown is not None:
        raise BadgeRefused("term", unknown[:80])


def _foreign(contexts: Any) -> str:
    listed = contexts if isinstance(contexts, list) else [contexts]
    known = (jsonld.CREDENTIALS, jsonld.BADGES)
    return next((str(one)[:120] for one in listed if not isinstance(one, str) or one not in known), "")


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _keys(part)


def _read(document: Mapping[str, Any]) -> Read:
    base, code, number = _identity(document["id"])
    evidence = document["evidence"]
    parties = tuple(_party(one) for one in evidence if one["genre"] == JOINT)
    replaced = next((one["id"].rpartition("/")[2] for one in evidence if one["genre"] == REPLACED), None)
    award = Award(
        record=_record(document, code, parties, replaced),
        base=base,
        parties=parties,
        created=integrity.moment(document["proof"]["created"]),
    )
    party = next(one for one in (*parties, None) if one is None or one.number == number)
    if party is None:
        raise BadgeRefused("shape", "id")
    return Read(award=award, party=party, document=document)


def _identity(written: Any) -> tuple[str, str, int]:
    found = _ID.fullmatch(written)
    if found is None or not codes.normalise(found[2]):
        raise BadgeRefused("shape", "id")
    return found[1], found[2], int(found[3])


def _party(evidence: Mapping[str, Any]) -> Party:
    named, kid = did.parts(evidence["id"])
    if not isinstance(evidence["name"], str) or not 0 < len(evidence["name"]) <= 300:
        raise BadgeRefused("shape", "evidence")
    return Party(number=kid[0], kid=kid, did=named, name=evidence["name"])


def _record(
    document: Mapping[str, Any], code: str, parties: tuple[Party, ...], replaced: str | None
) -> Record:  # fmt: skip
    subject = document["credentialSubject"]
    achievement = subject["achievement"]
    result = subject.get("result")
    return Record(
        id=codes.decode(code).to_bytes(16, "big"),
        serial=subject["licenseNumber"],
        name=subject["identifier"][0]["identityHash"],
        title=achievement["name"],
        statement=achievement["description"],
        component=achievement["humanCode"],
        starts_on=day_of(subject["activityStartDate"]),
        ends_on=day_of(subject["activityEndDate"]),
        issued_on=day_of(document["validFrom"]),
        credits=round(subject["creditsEarned"] * 100),
        minutes=int(result[0]["value"]) if result is not None else None,
        language=achievement["inLanguage"],
        issuers=tuple(Issuer(number=one.number, kid=one.kid) for one in parties),
        supersedes=codes.decode(replaced).to_bytes(16, "big") if replaced is not None else None,
    )


def _config(document: Mapping[str, Any]) -> dict[str, Any]:
    proof = document["proof"]
    if not isinstance(proof.get("proofValue"), str):
        raise BadgeRefused("shape", "proof")
    return {key: value for key, value in proof.items() if key != "proofValue"}


def _differing(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(set(wanted) | set(found)):
        if key not in wanted or key not in found or not strict_json.same(wanted[key], found[key]):
            yield key[:80]
