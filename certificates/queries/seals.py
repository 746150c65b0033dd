"""Seals as a page shows them: what was signed, by whom, when, and whether the register says the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from certificates.domain import codes, cose
from certificates.domain.record import Record
from certificates.domain.record import digest as record_digest
from certificates.domain.sealed import SealVerdict, Signed, Status, check, check_text
from certificates.domain.status import NONE, OTHER, SAME
from certificates.domain.trust import Trust
from certificates.models import CertificateRecord, PublicKey, RegisterEntry, SealedLine, SealSignature
from certificates.queries.looking_up import Verdict, verdict
from certificates.queries.trust import trust


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
    return shown_seal(verdict(code), trust())


def shown_seal(found: Verdict, trusted: Trust) -> SealShown | None:
    """Of a certificate that has been looked up; no statement."""
    if not found.record or found.words is None:
        return None
    checked = check(seal_of(found), trusted)
    is_same = checked.record is not None and _agrees(found, checked)
    return SealShown(
        verdict=checked,
        register=SAME if is_same else OTHER,
        code=found.code,
        times=tuple(one.at for one in found.signatures),
    )


def seal_of(found: Verdict) -> bytes:
    """The seal of a certificate that has been looked up."""
    signatures = [cose.Signature(kid=one.kid, value=one.value) for one in found.signatures]
    return cose.encode(found.record, signatures)


def seal_bytes(record: CertificateRecord, rows: Iterable[SealSignature]) -> bytes:
    """The seal as it stands in the dense symbol. rows: its signatures in order, each with its key."""
    return cose.encode(bytes(record.record), _as_values(rows))


def _as_values(rows: Iterable[SealSignature]) -> list[cose.Signature]:
    return [cose.Signature(kid=bytes.fromhex(row.key.kid), value=bytes.fromhex(row.value)) for row in rows]


def keys_of(sealed: Iterable[SealedLine]) -> dict[int, PublicKey]:
    """Every key that signed one of these, by its id; one statement."""
    signing = {one["key"] for line in sealed for one in line.signatures}
    return PublicKey.objects.select_related("institution__issuer_number", "end").in_bulk(signing)


def signatures_of(sealed: SealedLine, keys: Mapping[int, PublicKey] | None = None) -> list[SealSignature]:
    """The signatures of a certificate that no paper carries yet, as rows that are not written, each with its key.

    keys: as of `keys_of`, where they have been read.
    """
    keys = keys_of([sealed]) if keys is None else keys
    return [
        SealSignature(position=position, key=keys[one["key"]], value=one["value"], at=sealed.numbered.at)
        for position, one in enumerate(sealed.signatures, start=1)
    ]


def sealed_bytes(sealed: SealedLine, signatures: Iterable[SealSignature] | None = None) -> bytes:
    """signatures: as of `signatures_of`, where they have been read."""
    rows = signatures_of(sealed) if signatures is None else signatures
    return cose.encode(bytes(sealed.record), _as_values(rows))


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


def _agrees(found: Verdict, checked: SealVerdict) -> bool:
    """Whether register, printed words and signed record say one thing."""
    record, words = checked.record, found.payload
    if record is None or words is None or found.issued_on is None:
        return False
    printed = replace(
        record,
        id=codes.decode(words["code"]).to_bytes(16, "big"),
        serial=words["number"],
        name=words["name"],
        title=words["title_fr"],
        statement=words["statement_fr"],
        component=found.component,
        issued_on=found.issued_on,
    )
    return printed == record and record_digest(checked.data) == found.record_digest
