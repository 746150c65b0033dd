"""The public register counted again from what it speaks of, by the plain definition and not by what was kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from certificates.domain import merkle
from certificates.domain.head import changed, issued
from certificates.models import CertificateRecord, IssuerNumber, LogHead, LogLeaf, SealedLine
from certificates.queries.seals import seal_bytes, sealed_bytes

AT_ONCE = 500  # lines of which the records are read together


@dataclass(kw_only=True)
class Count:
    """wrong: what differs, in plain words. erased: lines whose seal is gone with the record, by right."""

    lines: int = 0
    heads: int = 0
    erased: int = 0
    wrong: list[str] = field(default_factory=list)


def differences() -> Count:
    """Reads the whole register once; memory: 32 bytes a line."""
    count = Count()
    hashes = list(_hashes(count))
    count.lines = len(hashes)
    nodes: dict[merkle.Node, bytes] = {}
    roots = {0: merkle.EMPTY}
    sizes = set(LogHead.objects.values_list("size", flat=True))
    for position, leaf in enumerate(hashes):
        nodes |= merkle.appended(position, leaf, nodes)
        if position + 1 in sizes:
            roots[position + 1] = merkle.hash_of((0, position + 1), nodes)
    for head in LogHead.objects.all():
        count.heads += 1
        root = roots.get(head.size)
        if root is None or root.hex() != head.root:
            count.wrong.append(f"head of {head.size} lines: not what the lines give")
    return count


def _hashes(count: Count) -> Iterator[bytes]:
    numbers = dict(IssuerNumber.objects.values_list("institution_id", "number"))
    rows = LogLeaf.objects.select_related("change__entry", "numbered__sealed").iterator(chunk_size=AT_ONCE)
    for place, part in enumerate(_parts(rows)):
        seals = _seals(part)
        for expected, row in enumerate(part, place * AT_ONCE):
            if row.position != expected:
                count.wrong.append(f"line {expected}: missing")
            told = _told(row, numbers, seals)
            if told is None:
                count.erased += 1
            elif merkle.leaf_hash(told).hex() != row.hash and not _is_spoilt(row):
                count.wrong.append(f"line {row.position} ({_number(row)}): not what was issued or changed")
            yield bytes.fromhex(row.hash)


def _parts(rows: Iterable[LogLeaf]) -> Iterator[list[LogLeaf]]:
    waiting = iter(rows)
    while part := list(islice(waiting, AT_ONCE)):
        yield part


def _seals(rows: Sequence[LogLeaf]) -> dict[str, bytes]:
    """By printed number, of those whose record is there."""
    wanted = [row.numbered.number for row in rows if row.numbered]
    found = CertificateRecord.objects.filter(entry__number__in=wanted).exclude(record=b"")
    related = found.select_related("entry").prefetch_related("entry__seal_signatures__key")
    return {one.entry.number: seal_bytes(one, one.entry.seal_signatures.all()) for one in related}


def _told(row: LogLeaf, numbers: dict[int, int], seals: Mapping[str, bytes]) -> bytes | None:
    """What the line should say, from what it speaks of; None where the seal was erased with its record."""
    change = row.change
    if change:
        number = numbers[change.institution_id]
        digest = change.entry.record_digest
        return changed(record_digest=digest, status=change.status, institution=number, at=change.at)
    sealed: SealedLine | None = getattr(row.numbered, "sealed", None)
    seal = sealed_bytes(sealed) if sealed else seals.get(_number(row))
    return None if seal is None else issued(seal)


def _is_spoilt(row: LogLeaf) -> bool:
    """A seal that no paper ever carried, because another one took its place."""
    return LogLeaf.objects.filter(numbered=row.numbered, change=None, position__gt=row.position).exists()


def _number(row: LogLeaf) -> str:
    if row.change:
        return row.change.entry.number
    return row.numbered.number if row.numbered else ""
