"""What stands in the status lists, and the lists as they are published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from academy.people.api import Institution
from certificates.domain import codes
from certificates.domain.status import VALID, settled
from certificates.domain.status_list import mark
from certificates.models import StatusChange, StatusList, TrustStatement


@dataclass(frozen=True, kw_only=True)
class ListShown:
    """The list of an institution: when it was signed, until when it counts."""

    institution: Institution
    issued_at: datetime
    valid_until: datetime
    is_stale: bool


def entries_of(institution: Institution) -> dict[str, tuple[str, date]]:
    """By mark, what the institution itself says of a certificate that is not plainly valid, and since when."""
    rows = StatusChange.objects.filter(institution=institution).order_by("pk")
    history: dict[str, list[tuple[str, date]]] = {}
    for code, status, at in rows.values_list("entry__code", "status", "at"):
        history.setdefault(code, []).append((status, timezone.localdate(at)))
    number = institution.issuer_number.number
    said = {code: settled(changes) for code, changes in history.items()}
    return {
        mark(codes.decode(code).to_bytes(16, "big"), institution=number): (status, since)
        for code, (status, since) in said.items()
        if status != VALID
    }


def published_list(key: str) -> StatusList | None:
    return StatusList.objects.filter(institution__key=key).first()


def published_lists() -> list[StatusList]:
    """Of every institution that has one; in one statement."""
    return list(StatusList.objects.order_by("institution"))


def lists_of(issuers: Sequence[str], *, now: datetime) -> list[ListShown]:
    """The lists of these institutions, in one statement; an institution without a list is missing here."""
    rows = StatusList.objects.filter(institution__key__in=issuers).select_related("institution").defer("content")
    shown = {
        row.institution.key: ListShown(
            institution=row.institution,
            issued_at=row.issued_at,
            valid_until=row.valid_until,
            is_stale=now > row.valid_until,
        )
        for row in rows
    }
    return [shown[key] for key in issuers if key in shown]


def signed_trust(unsigned_sha256: str) -> str:
    """The trust list with these keys as the institutions have signed it; "" where they have not."""
    found = TrustStatement.objects.filter(unsigned_sha256=unsigned_sha256).values_list("content", flat=True).first()
    return found or ""
