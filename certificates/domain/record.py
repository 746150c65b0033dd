"""What the institutions sign: the record of a certificate, in exactly one way to write it down. Pure.

A map with whole numbers as keys (deterministic CBOR), the version of this scheme first. Published keys:

1 version | 2 id, 16 bytes, the number behind the code | 3 serial | 4 name, NFC, as printed | 5 award: a number of
`mandated.AWARDS`, or [title, statement] | 6 component | 7 first day | 8 last day | 9 day of issue (days since
1 January 1970) | 10 credits, hundredths | 11 contact minutes, where stated | 12 language of the authentic words |
13 issuers in order, each [number of the institution, key id] | 14 id of the certificate that this one supersedes

The issuers stand in the record, so that none of their signatures can be left out unnoticed.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from certificates.domain import cbor
from certificates.domain.mandated import AWARDS, NUMBERS

VERSION = 1
_DAY_ZERO = date(1970, 1, 1)
_LONGEST = 300  # letters of any text
_MOST_ISSUERS = 8
_NEEDED, _OPTIONAL = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13}, {11, 14}


class RecordRefused(Exception):
    """This cannot be a record of a certificate."""

    code = "record_refused"


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """number: of the institution, the same in every seal. kid: of the key with which it signs this record."""

    number: int
    kid: bytes


@dataclass(frozen=True, kw_only=True)
class Record:
    """credits: hundredths of an Academy credit."""

    id: bytes
    serial: str
    name: str
    title: str
    statement: str
    component: str
    starts_on: date
    ends_on: date
    issued_on: date
    credits: int
    language: str
    issuers: tuple[Issuer, ...]
    minutes: int | None = None
    supersedes: bytes | None = None

    def __post_init__(self) -> None:
        wrong = next((what for what, holds in _holds(self) if not holds), None)
        if wrong:
            raise RecordRefused(wrong)


def encode(record: Record) -> bytes:
    return cbor.encode(_fields(record))


def _fields(record: Record) -> dict[int, Any]:
    number = NUMBERS.get((record.component, record.title, record.statement))
    fields: dict[int, Any] = {
        1: VERSION,
        2: record.id,
        3: record.serial,
        4: record.name,
        5: number if number is not None else [record.title, record.statement],
        6: record.component,
        7: _days(record.starts_on),
        8: _days(record.ends_on),
        9: _days(record.issued_on),
        10: record.credits,
        12: record.language,
        13: [[issuer.number, issuer.kid] for issuer in record.issuers],
    }
    if record.minutes is not None:
        fields[11] = record.minutes
    if record.supersedes is not None:
        fields[14] = record.supersedes
    return fields


def decode(data: bytes) -> Record:
    """Raises RecordRefused for anything that `encode` does not write, an unknown key among it."""
    try:
        fields = cbor.decode(data)
        record = _record(fields)
        # CBOR is read in one form only: the same fields are the same bytes.
        is_canonical = _fields(record) == fields
    except (cbor.CborRefused, ValueError, TypeError, OverflowError) as error:
        raise RecordRefused(str(error)) from error
    if not is_canonical:
        raise RecordRefused("not the canonical form")
    return record


def digest(data: bytes) -> str:
    """SHA-256 (hex) of an encoded record."""
    return hashlib.sha256(data).hexdigest()


def _record(fields: Any) -> Record:
    if not isinstance(fields, dict) or not _NEEDED <= set(fields) <= _NEEDED | _OPTIONAL:
        raise RecordRefused("keys")
    if fields[1] != VERSION:
        raise RecordRefused("version")
    title, statement = _words(fields[5])
    return Record(
        id=fields[2],
        serial=fields[3],
        name=fields[4],
        title=title,
        statement=statement,
        component=fields[6],
        starts_on=_day(fields[7]),
        ends_on=_day(fields[8]),
        issued_on=_day(fields[9]),
        credits=fields[10],
        minutes=fields.get(11),
        language=fields[12],
        issuers=tuple(Issuer(number=number, kid=kid) for number, kid in fields[13]),
        supersedes=fields.get(14),
    )


def _words(award: Any) -> tuple[str, str]:
    if isinstance(award, int):
        if award not in AWARDS:
            raise RecordRefused("award")
        return AWARDS[award][1:]
    title, statement = award
    return title, statement


def _holds(record: Record) -> list[tuple[str, bool]]:
    texts = (record.serial, record.name, record.title, record.statement)
    numbers = [issuer.number for issuer in record.issuers if isinstance(issuer.number, int)]
    optional = record.minutes is None or _is_count(record.minutes)
    return [
        ("id", _is_bytes(record.id, 16) and (record.supersedes is None or _is_bytes(record.supersedes, 16))),
        ("texts", all(isinstance(text, str) and 0 < len(text) <= _LONGEST for text in texts)),
        ("name", isinstance(record.name, str) and unicodedata.is_normalized("NFC", record.name)),
        ("component", record.component in ("I", "II", "III")),
        ("language", record.language in ("fr", "en")),
        ("days", record.starts_on <= record.ends_on),
        ("credits", _is_count(record.credits) and optional),
        ("issuers", 1 < len(record.issuers) <= _MOST_ISSUERS and len(set(numbers)) == len(record.issuers)),
        ("keys", all(0 < issuer.number < 256 and _is_bytes(issuer.kid, 2) for issuer in record.issuers)),
    ]


def _is_bytes(value: object, length: int) -> bool:
    return isinstance(value, bytes) and len(value) == length


def _is_count(value: object) -> bool:
    return isinstance(value, int) and 0 <= value < 1 << 32


def _days(day: date) -> int:
    return (day - _DAY_ZERO).days


def _day(days: Any) -> date:
    return _DAY_ZERO + timedelta(days=days)
