"""What a code stands for, in one statement: the register row, its record, its signatures and its changes of status.

Each pair of a change and a signature is a row; both are few. Keys, lists and contacts come from `frame`. A list of many
codes does without the signatures, which its lines do not tell: one row for most certificates, not one for each issuer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from academy.people.api import Institution
from certificates.domain import codes
from certificates.domain.payload import digest, initials, same_name
from certificates.domain.status import UNKNOWN, VALID, effective
from certificates.models import PdfSignature, RegisterEntry

AT_ONCE = 500  # codes in one statement
SAID = (
    "pk", "code", "number", "component", "issuers", "issued_on", "payload_digest", "record_digest",
    "supplement_sha256", "record__payload", "superseded_by__code",
    "status_changes__pk", "status_changes__status", "status_changes__at", "status_changes__institution__key",
    "status_changes__institution__name_fr", "status_changes__institution__name_en",
)  # fmt: skip
FIELDS = (
    *SAID, "record__record",
    "seal_signatures__position", "seal_signatures__value", "seal_signatures__at", "seal_signatures__key__kid",
)  # fmt: skip
# Looked up for each signature: joined, the signatures of the PDF would double the rows, each with the whole payload.
_SAME_ISSUER = PdfSignature.objects.filter(entry=OuterRef("pk"), position=OuterRef("seal_signatures__position"))
WITH_FIELDS = {"pdf_level": Subquery(_SAME_ISSUER.order_by().values("level"))}


@dataclass(frozen=True, kw_only=True)
class HeldSignature:
    """pdf_level: that of the same institution's signature on the PDF, "" where it signed none."""

    kid: bytes
    value: bytes
    at: datetime
    pdf_level: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the public page says. status: "valid", "revoked", ... or "unknown". Reasons of changes are never public.

    payload: the printed words, None where the record is erased or is not what was issued. record: what was signed.
    """

    status: str
    code: str = ""
    number: str = ""
    initials: str = ""
    payload: dict[str, Any] | None = None
    issued_on: date | None = None
    changed_at: datetime | None = None
    changed_by: Institution | None = None
    issuers: tuple[str, ...] = ()
    component: str = ""
    newer: str = ""
    payload_digest: str = ""
    record_digest: str = ""
    supplement_sha256: str = ""
    words: Mapping[str, Any] | None = None
    record: bytes = b""
    signatures: tuple[HeldSignature, ...] = field(default=())

    @property
    def is_known(self) -> bool:
        return self.status != UNKNOWN


def verdict(code: str) -> Verdict:
    """What anybody may know of a code. Unknown, mistyped and truncated codes all get the same answer.

    The register is asked for what cannot be a code as well, so that the answer takes the same way.
    """
    wanted = codes.normalise(code)
    return verdicts([wanted], fields=FIELDS).get(wanted, Verdict(status=UNKNOWN))


def verdicts(wanted: Sequence[str], *, fields: Sequence[str] = SAID) -> dict[str, Verdict]:
    """By normalised code, those that are known; a statement for every 500.

    fields: FIELDS for verdicts with what was signed; without them `record` and `signatures` are empty.
    """
    found: dict[str, Verdict] = {}
    for start in range(0, len(wanted), AT_ONCE):
        rows: dict[str, list[dict[str, Any]]] = {}
        for row in _asking(tuple(fields)).filter(code__in=wanted[start : start + AT_ONCE]):
            rows.setdefault(row["code"], []).append(row)
        found |= {code: _verdict(own) for code, own in rows.items()}
    return found


@cache
def _asking(fields: tuple[str, ...]) -> QuerySet[RegisterEntry, dict[str, Any]]:
    """The question without its codes. Its seven tables are joined once and not for everybody who asks."""
    more = WITH_FIELDS if fields == FIELDS else {}
    rows: QuerySet[RegisterEntry, dict[str, Any]] = RegisterEntry.objects.order_by().values(*fields, **more)
    return rows


def name_matches(code: str, typed: str) -> bool:
    """Whether the typed name is the printed one; False for unknown codes too."""
    return is_name(verdict(code), typed)


def is_name(found: Verdict, typed: str) -> bool:
    return found.payload is not None and same_name(found.payload["name"], typed)


def _verdict(rows: Sequence[dict[str, Any]]) -> Verdict:
    row = rows[0]
    changes = sorted(
        {one["status_changes__pk"]: one for one in rows if one["status_changes__pk"]}.items()
    )  # fmt: skip
    told = [(one["status_changes__institution__key"], one["status_changes__status"]) for _, one in changes]
    status = effective(told)
    last = _decisive([one for _, one in changes], status)
    payload = row["record__payload"]
    is_issued = payload is not None and digest(payload) == row["payload_digest"]
    return Verdict(
        status=status,
        code=row["code"],
        number=row["number"],
        initials=initials(payload["name"]) if payload else "",
        payload=payload if is_issued else None,
        issued_on=row["issued_on"],
        changed_at=last["status_changes__at"] if last else None,
        changed_by=_institution(last) if last else None,
        issuers=tuple(row["issuers"]),
        component=row["component"],
        newer=row["superseded_by__code"] or "",
        payload_digest=row["payload_digest"],
        record_digest=row["record_digest"],
        supplement_sha256=row["supplement_sha256"],
        words=payload,
        record=bytes(row.get("record__record") or b""),
        signatures=_signatures(rows),
    )


def _decisive(changes: Sequence[dict[str, Any]], status: str) -> dict[str, Any] | None:
    """The change that made the status what it is: of the institution that says so, not merely the last one."""
    return (
        None if status == VALID else next(one for one in reversed(changes) if one["status_changes__status"] == status)
    )


def _institution(row: Mapping[str, Any]) -> Institution:
    prefix = "status_changes__institution__"
    return Institution(
        key=row[f"{prefix}key"], name_fr=row[f"{prefix}name_fr"], name_en=row[f"{prefix}name_en"]
    )  # fmt: skip


def _signatures(rows: Iterable[Mapping[str, Any]]) -> tuple[HeldSignature, ...]:
    by_position = {row["seal_signatures__position"]: row for row in rows if row.get("seal_signatures__position")}
    return tuple(
        HeldSignature(
            kid=bytes.fromhex(row["seal_signatures__key__kid"]),
            value=bytes.fromhex(row["seal_signatures__value"]),
            at=row["seal_signatures__at"],
            pdf_level=row["pdf_level"] or "",
        )
        for _, row in sorted(by_position.items())
    )
