"""Status lists, receipts and trust lists without a database, signed by the institutions of `seals.house`."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from certificates.domain import signed_json, status_list
from certificates.domain.record import Record
from tests.factories.seals import House

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def signature(house: House, content: Mapping[str, Any], kid: bytes) -> signed_json.Signature:
    return signed_json.Signature(kid=kid, value=house.private[kid].sign(signed_json.to_be_signed(content, kid=kid)))


def signed(house: House, content: Mapping[str, Any], *kids: bytes) -> bytes:
    return signed_json.encode(content, [signature(house, content, kid) for kid in kids])


def listed(
    house: House,
    institution: int,
    entries: Mapping[bytes, str] | None = None,
    *,
    by: bytes | None = None,
    issued_at: datetime = NOW,
    lasts: timedelta = status_list.LASTS,
    sequence: int = 1,
) -> bytes:
    """entries: status by certificate id. by: who signs, the institution itself without it."""
    marks = {
        status_list.mark(one, institution=institution): (status, date(2026, 11, 20))
        for one, status in (entries or {}).items()
    }
    content = status_list.content(
        status_list.StatusList(
            institution=institution, sequence=sequence, issued_at=issued_at, valid_until=issued_at + lasts,
            entries=marks,
        )
    )  # fmt: skip
    return signed(house, content, by or bytes([institution, 1]))


def both(house: House, record: Record, first: str = "", second: str = "") -> list[bytes]:
    """The lists of institutions 1 and 2, each with the record's certificate under a status, or without it."""
    return [
        listed(house, number, {record.id: status} if status else {}) for number, status in ((1, first), (2, second))
    ]
