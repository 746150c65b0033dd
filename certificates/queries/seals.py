"""Seals as a page shows them: what was signed, by whom, when, and whether the register says the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from certificates.domain import codes, cose
from certificates.domain.payload import digest
from certificates.domain.record import Record
from certificates.domain.record import digest as record_digest
from certificates.domain.sealed import SealVerdict, Signed, Status, check, check_text
from certificates.models import CertificateRecord, RegisterEntry, SealSignature
from certificates.queries.trust import trust

SAME, OTHER, NONE = "same", "other", "none"


@dataclass(frozen=True, kw_only=True)
class SealShown:
    """register: "same" where the register holds exactly what was signed; "other"; "none" where it knows no such id.

    times: when each issuer signed, by position; empty for a seal that the register does not hold.
    """

    verdict: SealVerdict
    register: str
    code: str = ""
    times: tuple[datetime, ...] = ()

    @property
    def status(self) -> Status:
        return self.verdict.status

    @property
    def record(self) -> Record | None:
        return self.verdict.record

    @property
    def lines(self) -> list[tuple[Signed, datetime | None]]:
        times = [*self.times, *[None] * len(self.verdict.signatures)]
        return list(zip(self.verdict.signatures, times, strict=False))


def stored_seal(code: str) -> SealShown | None:
    """The seal of a certificate as the database holds it; None before seals, and once the record is erased."""
    entry = _entry(codes.normalise(code))
    record: CertificateRecord | None = getattr(entry, "record", None)
    if entry is None or record is None or not record.record:
        return None
    rows = list(entry.seal_signatures.select_related("key"))
    verdict = check(seal_bytes(record, rows), trust())
    is_same = verdict.record is not None and _agrees(entry, verdict, record.payload)
    return SealShown(
        verdict=verdict, register=SAME if is_same else OTHER, code=entry.code, times=tuple(row.at for row in rows)
    )


def seal_bytes(record: CertificateRecord, rows: Iterable[SealSignature]) -> bytes:
    """The seal as it stands in the dense symbol. rows: its signatures in order, each with its key."""
    signatures = [cose.Signature(kid=bytes.fromhex(row.key.kid), value=bytes.fromhex(row.value)) for row in rows]
    return cose.encode(bytes(record.record), signatures)


def pasted_seal(text: str, *, code: str = "") -> SealShown:
    """A seal that somebody pasted or scanned. code: of the page on which it was, which must then be its own."""
    seal = f"/V/{code}#{text.rpartition('#')[2]}" if code else text
    verdict = check_text(seal, trust())
    if verdict.record is None:
        return SealShown(verdict=verdict, register=NONE)
    own = codes.encode(int.from_bytes(verdict.record.id, "big"))
    entry = _entry(own)
    if entry is None:
        return SealShown(verdict=verdict, register=NONE, code=own)
    is_same = entry.record_digest == record_digest(verdict.data)
    rows = entry.seal_signatures.all() if is_same else []
    return SealShown(
        verdict=verdict, register=SAME if is_same else OTHER, code=own, times=tuple(row.at for row in rows)
    )


def _entry(code: str) -> RegisterEntry | None:
    return RegisterEntry.objects.filter(code=code).select_related("record").first() if code else None


def _agrees(entry: RegisterEntry, verdict: SealVerdict, payload: Mapping[str, Any]) -> bool:
    """Whether register, printed words and signed record say one thing."""
    record = verdict.record
    if record is None or digest(payload) != entry.payload_digest:
        return False
    printed = replace(
        record,
        id=codes.decode(payload["code"]).to_bytes(16, "big"),
        serial=payload["number"],
        name=payload["name"],
        title=payload["title_fr"],
        statement=payload["statement_fr"],
        component=entry.component,
        issued_on=entry.issued_on,
    )
    return printed == record and record_digest(verdict.data) == entry.record_digest
