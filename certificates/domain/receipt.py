"""A signed receipt of a verification, for the student file: what was checked, when, and with which verdict. Pure.

It says nothing of who asked. It attests what the register said at that moment, and nothing of any later one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from certificates.domain import signed_json
from certificates.domain.signed_json import DocumentRefused
from certificates.domain.trust import Trust, TrustedInstitution

FORMAT = "idpa-receipt-1"


class ReceiptStatus(StrEnum):
    GOOD = "good"
    DEMONSTRATION = "demonstration"
    UNREADABLE = "unreadable"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"
    KEY_NOT_IN_FORCE = "key_not_in_force"


@dataclass(frozen=True, kw_only=True)
class ReceiptVerdict:
    """signer: whose key signed it. content: what it says; None where nothing can be read."""

    status: ReceiptStatus
    content: dict[str, Any] | None = None
    signer: TrustedInstitution | None = None


def content(
    *, code: str, status: str, at: datetime, name_matches: bool | None, printed: dict[str, str], lists: dict[str, str]
) -> dict[str, Any]:
    """name_matches: None where no name was compared. lists: by institution, when its status list was signed."""
    return {
        "format": FORMAT,
        "code": code,
        "status": status,
        "checked_at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "name_matches": name_matches,
        "printed": printed,
        "status_lists": lists,
    }


def check(data: bytes, trust: Trust) -> ReceiptVerdict:
    try:
        document = signed_json.decode(data, format=FORMAT)
        made = datetime.fromisoformat(document.content["checked_at"])
        (signature,) = document.signatures
    except (DocumentRefused, ValueError, KeyError, TypeError):
        return ReceiptVerdict(status=ReceiptStatus.UNREADABLE)
    said = dict(document.content)
    key = signed_json.key_of(signature, trust)
    if key is None:
        return ReceiptVerdict(status=ReceiptStatus.UNKNOWN_KEY, content=said)
    signer = trust.institutions.get(key.institution)
    if not signed_json.is_good(document, signature=signature, key=key):
        status = ReceiptStatus.ALTERED
    elif key.is_compromised or not key.covers(made.date()):
        status = ReceiptStatus.KEY_NOT_IN_FORCE
    else:
        status = ReceiptStatus.DEMONSTRATION if key.is_demonstration else ReceiptStatus.GOOD
    return ReceiptVerdict(status=status, content=said, signer=signer)
