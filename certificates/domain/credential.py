"""What lies inside the PDF for machines: the seal as its dense symbol says it, and the signed record in plain words.

The words follow from the seal in one way only, so that whoever checks writes them again and compares. Pure.
"""

import json
from typing import Any

from certificates.domain import base41, codes, cose
from certificates.domain.record import Record
from certificates.domain.record import decode as decode_record

FORMAT = "idpa-credential-1"
LARGEST = 65_536  # bytes; no credential comes near


class CredentialRefused(Exception):
    """Not a credential of this scheme, or its words are not those of its seal."""

    code = "credential_refused"


def encode(seal: str) -> bytes:
    """seal: address, # and seal, as in the dense symbol. Raises what an unreadable seal raises."""
    found = cose.decode(base41.decode(seal.rpartition("#")[2]))
    content = {"format": FORMAT, "seal": seal, "record": _words(decode_record(found.payload))}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def is_one(data: bytes) -> bool:
    """Whether it calls itself a credential of this scheme; whether it is one, `seal_of` says."""
    try:
        return bool(len(data) <= LARGEST and json.loads(data)["format"] == FORMAT)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def seal_of(data: bytes) -> str:
    """The seal's text; raises CredentialRefused unless `data` is, byte for byte, what is written of that seal."""
    if len(data) > LARGEST:
        raise CredentialRefused("too long")
    try:
        seal = json.loads(data)["seal"]
        is_same = encode(seal) == data
    except Exception as error:  # whatever a stranger's bytes provoke
        raise CredentialRefused(str(error)) from error
    if not is_same:
        raise CredentialRefused("not the canonical form")
    return str(seal)


def _words(record: Record) -> dict[str, Any]:
    words: dict[str, Any] = {
        "id": codes.encode(int.from_bytes(record.id, "big")),
        "serial": record.serial,
        "name": record.name,
        "title": record.title,
        "statement": record.statement,
        "component": record.component,
        "starts_on": record.starts_on.isoformat(),
        "ends_on": record.ends_on.isoformat(),
        "issued_on": record.issued_on.isoformat(),
        "credits_hundredths": record.credits,
        "language": record.language,
        "issuers": [{"number": issuer.number, "key": issuer.kid.hex()} for issuer in record.issuers],
    }
    if record.minutes is not None:
        words["minutes"] = record.minutes
    if record.supersedes is not None:
        words["supersedes"] = codes.encode(int.from_bytes(record.supersedes, "big"))
    return words
