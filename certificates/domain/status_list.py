"""What an institution says of its certificates, signed for a week: which of them are no longer plainly valid. Pure.

A list does not number the certificates. It holds, for each one that is suspended, revoked, withdrawn or superseded, a
digest of the certificate's id and the institution's number; the id stands in the signed record, so a seal and a list
are all that a verifier needs. Chosen over a bit string with an index for each certificate, because

* the record carries no index, and an index that follows from a digest of 17 bits would soon refuse a valid certificate
  for its neighbour's sake, while 128 bits never meet;
* the room is 2**128 and not 131 072, and the list tells nobody how many certificates there are;
* ids are 128 random bits, so a digest says nothing to whoever has not the certificate before them; and the number of
  institution makes the digests of two institutions unlike each other.

It is signed with the institution's key for status lists, or where it has none with that of the record: a key that lies
open every day need not be one that makes certificates. A list counts for seven days at most, whatever it says of
itself.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from certificates.domain import signed_json, status
from certificates.domain.signed_json import Document, DocumentRefused
from certificates.domain.trust import OF_LISTS, Trust

FORMAT = "idpa-status-1"
LASTS = timedelta(days=7)
AHEAD = timedelta(minutes=5)  # of clocks that differ
LISTED = (status.SUSPENDED, status.REVOKED, status.WITHDRAWN, status.SUPERSEDED)


class ListStatus(StrEnum):
    GOOD = "good"
    DEMONSTRATION = "demonstration"  # intact, and worth as much as the keys
    NONE = "none"
    UNREADABLE = "unreadable"
    ALTERED = "altered"
    WRONG_SIGNER = "wrong_signer"
    KEY_NOT_IN_FORCE = "key_not_in_force"
    NOT_YET = "not_yet"
    STALE = "stale"

    @property
    def is_usable(self) -> bool:
        return self in (ListStatus.GOOD, ListStatus.DEMONSTRATION)


@dataclass(frozen=True, kw_only=True)
class StatusList:
    """institution: its number in seals. sequence: grows by one. entries: by mark, (status, since which day)."""

    institution: int
    sequence: int
    issued_at: datetime
    valid_until: datetime
    entries: Mapping[str, tuple[str, date]]


@dataclass(frozen=True, kw_only=True)
class ListVerdict:
    status: ListStatus
    list: StatusList | None = None


def mark(certificate: bytes, *, institution: int) -> str:
    """Under what the certificate with this id (16 bytes) stands in the list of an institution; 32 hex digits."""
    return hashlib.sha256(FORMAT.encode() + bytes([institution]) + certificate).hexdigest()[:32]


def content(of: StatusList) -> dict[str, Any]:
    """What is signed; entries in the order of their marks."""
    return {
        "format": FORMAT,
        "institution": of.institution,
        "sequence": of.sequence,
        "issued_at": _written(of.issued_at),
        "valid_until": _written(of.valid_until),
        "entries": [[key, what, since.isoformat()] for key, (what, since) in sorted(of.entries.items())],
    }


def check(data: bytes, trust: Trust, *, now: datetime) -> ListVerdict:
    """Whether a list counts today. It has exactly one signature, with a key of its own institution."""
    try:
        document = signed_json.decode(data, format=FORMAT)
        found = _read(document.content)
    except (DocumentRefused, ValueError, KeyError, TypeError, OverflowError):
        return ListVerdict(status=ListStatus.UNREADABLE)
    return ListVerdict(status=_status(document, found, trust, now), list=found)


def newest(verdicts: Iterable[ListVerdict], *, institution: int) -> ListVerdict:
    """Of the lists of one institution the newest that can be used; else why the last of them cannot be."""
    own = [one for one in verdicts if one.list and one.list.institution == institution]
    order = {True: 1, False: 0}
    return max(
        own,
        key=lambda one: (order[one.status.is_usable], one.list.sequence if one.list else 0),
        default=ListVerdict(status=ListStatus.NONE),
    )


def _status(document: Document, found: StatusList, trust: Trust, now: datetime) -> ListStatus:
    if len(document.signatures) != 1:
        return ListStatus.ALTERED
    signature = document.signatures[0]
    key = signed_json.key_of(signature, trust, OF_LISTS)
    if key is None or key.institution != found.institution:
        return ListStatus.WRONG_SIGNER
    if not signed_json.is_good(document, signature=signature, key=key):
        return ListStatus.ALTERED
    if key.is_compromised or not key.covers(found.issued_at.date()):
        return ListStatus.KEY_NOT_IN_FORCE
    good = ListStatus.DEMONSTRATION if key.is_demonstration else ListStatus.GOOD
    return _in_time(found, now) or good


def _in_time(found: StatusList, now: datetime) -> ListStatus | None:
    """What speaks against its days, None where nothing does."""
    if found.issued_at > now + AHEAD:
        return ListStatus.NOT_YET
    return ListStatus.STALE if now > min(found.valid_until, found.issued_at + LASTS) else None


def _read(said: Mapping[str, Any]) -> StatusList:
    entries = {str(key): (str(what), date.fromisoformat(since)) for key, what, since in said["entries"]}
    found = StatusList(
        institution=said["institution"],
        sequence=said["sequence"],
        issued_at=datetime.fromisoformat(said["issued_at"]),
        valid_until=datetime.fromisoformat(said["valid_until"]),
        entries=entries,
    )
    whole = isinstance(found.institution, int) and isinstance(found.sequence, int)
    if not whole or content(found) != dict(said) or any(what not in LISTED for what, _ in entries.values()):
        raise DocumentRefused("content")
    return found


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
