"""What a credential file is worth: every issuer's credential, key and status list, put together into one verdict. Pure.

A joint certificate needs all of them: one credential that is missing, altered, revoked, or whose status nobody can
tell, and the file is not valid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from certificates.domain import badge_status, did, integrity
from certificates.domain.badge import Award, BadgeRefused, Party
from certificates.domain.badge_reading import Read, read_file
from certificates.domain.badge_status import PURPOSES, REVOCATION, ListStatus
from certificates.domain.strict_json import JsonRefused
from certificates.domain.trust import OF_LISTS, RECORD, Trust, TrustedInstitution, TrustedKey

Lists = Mapping[str, Any]  # status lists by their addresses, as they were fetched


class Status(StrEnum):
    """In this order: the first that applies is the verdict; only the last is a valid joint certificate."""

    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    ALTERED = "altered"
    MISSING_CO_ISSUER = "missing_co_issuer"
    UNKNOWN_KEY = "unknown_key"
    WRONG_NAME = "wrong_name"
    KEY_NOT_IN_FORCE = "key_not_in_force"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    STATUS_UNKNOWN = "status_unknown"
    DEMONSTRATION_KEY = "demonstration_key"
    VALID = "valid"


@dataclass(frozen=True, kw_only=True)
class Named:
    """A DID under which an institution signs, from a day on. number: of the institution."""

    number: int
    did: str
    since: date


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What the credential of one institution is worth. as_of: of its status lists, where they count."""

    party: Party
    status: Status
    key: TrustedKey | None = None
    institution: TrustedInstitution | None = None
    list_status: ListStatus = ListStatus.NONE
    as_of: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class BadgeVerdict:
    """reason and what: why a file could not be read as a credential of this scheme."""

    status: Status
    award: Award | None = None
    signatures: tuple[Signed, ...] = ()
    reason: str = ""
    what: str = ""

    @property
    def is_valid(self) -> bool:
        return self.status == Status.VALID

    @property
    def as_of(self) -> datetime | None:
        """The oldest of the lists: the verdict is no newer than it."""
        return min((one.as_of for one in self.signatures if one.as_of), default=None)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a verifier believes. names: every DID of every institution."""

    trust: Trust
    names: Sequence[Named]
    lists: Lists
    now: datetime


def check(data: bytes, ground: Ground) -> BadgeVerdict:
    """data: the file. Never raises for what a stranger sends."""
    try:
        found = read_file(data)
    except JsonRefused as refusal:
        return BadgeVerdict(status=Status.UNREADABLE, reason=str(refusal))
    except BadgeRefused as refusal:
        return BadgeVerdict(status=Status.FOREIGN, reason=refusal.reason, what=refusal.what)
    award = found[0].award
    by_number = {one.party.number: one for one in found}
    if any(one.award != award for one in found):
        return BadgeVerdict(status=Status.ALTERED, reason="mixed")
    if len(by_number) != len(found):
        return BadgeVerdict(status=Status.ALTERED, award=award, reason="twice")
    signed = tuple(_signed(party, by_number.get(party.number), ground) for party in award.parties)
    order = list(Status)
    return BadgeVerdict(status=min((one.status for one in signed), key=order.index), award=award, signatures=signed)


def wanted_lists(data: bytes) -> list[str]:
    """The addresses of the status lists that `check` will ask for; empty for what is no credential file."""
    try:
        found = read_file(data)
    except (JsonRefused, BadgeRefused):
        return []
    return [entry["statusListCredential"] for one in found for entry in one.document["credentialStatus"]]


def _signed(party: Party, read: Read | None, ground: Ground) -> Signed:
    key = ground.trust.keys.get((RECORD, party.kid))
    institution = ground.trust.institutions.get(party.number)
    status = _status(party, read, key, ground)
    if status not in (Status.VALID, Status.DEMONSTRATION_KEY) or read is None or key is None:
        return Signed(party=party, status=status, key=key, institution=institution)
    said, list_status, as_of = _standing(party, read, key, ground)
    order = list(Status)
    return Signed(
        party=party, key=key, institution=institution, list_status=list_status, as_of=as_of,
        status=min(status, said, key=order.index),
    )  # fmt: skip


def _status(party: Party, read: Read | None, key: TrustedKey | None, ground: Ground) -> Status:
    if read is None:
        return Status.MISSING_CO_ISSUER
    if key is None or key.institution != party.number:
        return Status.UNKNOWN_KEY
    if not integrity.is_good(read.document, public=key.public):
        return Status.ALTERED
    issued_on = read.award.record.issued_on
    if not any(one.number == party.number and one.did == party.did for one in ground.names if one.since <= issued_on):
        return Status.WRONG_NAME
    if key.is_compromised or not key.covers(issued_on):
        return Status.KEY_NOT_IN_FORCE
    return Status.DEMONSTRATION_KEY if key.is_demonstration else Status.VALID


def _standing(
    party: Party, read: Read, key: TrustedKey, ground: Ground
) -> tuple[Status, ListStatus, datetime | None]:  # fmt: skip
    """What the institution's lists say: VALID where both count and neither bit is set."""
    methods = {
        did.method(name.did, one.kid): one
        for name in ground.names
        if name.number == party.number
        for one in ground.trust.keys.values()
        if one.institution == party.number and one.purpose in OF_LISTS and one.is_demonstration == key.is_demonstration
    }
    index = badge_status.place(read.award.record.serial).index
    worst, dates = Status.VALID, []
    for purpose, entry in zip(PURPOSES, read.document["credentialStatus"], strict=True):
        of_list = entry["statusListCredential"]
        if of_list not in ground.lists:
            return Status.STATUS_UNKNOWN, ListStatus.NONE, None
        found = ground.lists[of_list]
        told = badge_status.check(found, of_list=of_list, purpose=purpose, methods=methods, now=ground.now)
        if told != ListStatus.GOOD:
            return Status.STATUS_UNKNOWN, told, None
        dates.append(integrity.moment(found["validFrom"]))
        if badge_status.is_set(found, index):
            bit = Status.REVOKED if purpose == REVOCATION else Status.SUSPENDED
            worst = min(worst, bit, key=list(Status).index)
    return worst, ListStatus.GOOD, min(dates)
