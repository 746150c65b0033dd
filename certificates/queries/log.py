"""The public register as anybody may read it: heads, and proofs of what stands below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from typing import Any

from django.db.models import QuerySet

from certificates.domain import codes, cose, merkle
from certificates.domain.head import Head, Proof, SignedHead
from certificates.domain.inclusion import signatures
from certificates.domain.trust import Trust
from certificates.models import LogHead, LogLeaf, RegisterEntry
from certificates.queries.nodes import kept

LEAVES_AT_ONCE = 1000


@dataclass(frozen=True, kw_only=True)
class Consistency:
    """That the older head is the beginning of the newer: both, and the hashes that show it."""

    first: SignedHead
    second: SignedHead
    path: tuple[bytes, ...]

    @property
    def holds(self) -> bool:
        old, new = self.first.head, self.second.head
        return merkle.is_consistent(old.size, new.size, proof=self.path, old=old.root, new=new.root)


def heads() -> QuerySet[LogHead]:
    """The newest first, each with its signatures."""
    return LogHead.objects.prefetch_related("signatures__key__institution")


def newest_head() -> LogHead | None:
    return heads().first()


def head_of_size(size: int) -> LogHead | None:
    return heads().filter(size=size).first()


def last_head_of(year: int) -> LogHead | None:
    """What the register said at the end of a year, or says now of the year that runs."""
    return heads().filter(at__year=year).first() if MINYEAR <= year < MAXYEAR else None


def years() -> list[int]:
    return [day.year for day in LogHead.objects.order_by().dates("at", "year", order="DESC")]


def signed(row: LogHead) -> SignedHead:
    signatures = tuple(
        cose.Signature(kid=bytes.fromhex(one.key.kid), value=bytes.fromhex(one.value)) for one in row.signatures.all()
    )
    return SignedHead(head=Head(size=row.size, root=bytes.fromhex(row.root), at=row.at), signatures=signatures)


def proof_of(code: str) -> Proof | None:
    """That the certificate behind a code stands in the register, under the newest head; None where it does not yet.

    Of what is numbered and not issued yet nothing is told.
    """
    wanted = codes.normalise(code)
    row, entry = newest_head(), RegisterEntry.objects.filter(code=wanted)
    leaf = LogLeaf.objects.filter(numbered__code=wanted).last() if wanted and entry.exists() else None
    if row is None or leaf is None or leaf.position >= row.size:
        return None
    return proof_below(row, position=leaf.position)


def proof_below(row: LogHead, *, position: int) -> Proof:
    """That the line at `position` stands below a head that covers it."""
    ranges = merkle.inclusion(position, row.size)
    return Proof(position=position, path=_hashes(ranges), signed=signed(row))


def head_of_all(position: int, *, institutions: Sequence[int], trusted: Trust) -> LogHead | None:
    """The first head over a line that all these institutions (numbers) have signed with keys that count; or None.

    The first one, so that a paper that is made again carries the same proof.
    """
    for row in heads().filter(size__gt=position).order_by("pk"):
        if all(one.counts for one in signatures(signed(row), institutions, trusted)):
            return row
    return None


def consistency(first: LogHead, second: LogHead) -> Consistency:
    """Between any two heads, in whichever order they are named."""
    older, newer = sorted((first, second), key=lambda head: head.size)
    ranges = merkle.consistency(older.size, newer.size)
    return Consistency(first=signed(older), second=signed(newer), path=_hashes(ranges))


def leaves(start: int) -> dict[str, Any]:
    """Hashes of the lines from `start`, at most LEAVES_AT_ONCE: whoever wants to can count the whole tree again."""
    found = LogLeaf.objects.filter(position__gte=start).values_list("hash", flat=True)[:LEAVES_AT_ONCE]
    return {"start": start, "leaves": list(found)}


def _hashes(ranges: list[merkle.Range]) -> tuple[bytes, ...]:
    fetched = kept(merkle.needed(ranges))
    return tuple(merkle.hash_of(one, fetched) for one in ranges)
