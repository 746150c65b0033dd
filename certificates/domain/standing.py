"""A seal and the status lists of its issuers, put together: signed by whom, and worth what as of when. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from certificates.domain import status
from certificates.domain.record import Record
from certificates.domain.status_list import ListStatus, ListVerdict, mark, newest


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the list of one issuer says. status: "valid", "revoked", ... or "unknown" where its list cannot be used."""

    institution: int
    list_status: ListStatus
    status: str
    as_of: datetime | None = None
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    told: tuple[Told, ...]

    @property
    def status(self) -> str:
        """Any one issuer may take the validity away alone; what one of them leaves open is unknown."""
        said = [one.status for one in self.told]
        worse = status.effective([(str(at), one) for at, one in enumerate(said) if one != status.UNKNOWN])
        return worse if worse != status.VALID or status.UNKNOWN not in said else status.UNKNOWN

    @property
    def as_of(self) -> datetime | None:
        """The oldest of the lists: the verdict is no newer than it."""
        return min((one.as_of for one in self.told if one.as_of), default=None)


def standing(record: Record, lists: Sequence[ListVerdict]) -> Standing:
    """lists: checked ones, of any institutions; each issuer's newest is asked."""
    return Standing(told=tuple(_told(record, issuer.number, lists) for issuer in record.issuers))


def _told(record: Record, institution: int, lists: Sequence[ListVerdict]) -> Told:
    found = newest(lists, institution=institution)
    as_of = found.list.issued_at if found.list else None
    if found.list is None or not found.status.is_usable:
        return Told(institution=institution, list_status=found.status, status=status.UNKNOWN, as_of=as_of)
    said, since = found.list.entries.get(mark(record.id, institution=institution), (status.VALID, None))
    return Told(institution=institution, list_status=found.status, status=said, as_of=as_of, since=since)
