"""The public register counted again from what it speaks of, by the plain definition and not by what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from certificates.domain import merkle
from certificates.domain.head import changed, issued
from certificates.models import IssuerNumber, LogHead, LogLeaf
from certificates.queries.seals import seal_bytes


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
    rows = LogLeaf.objects.select_related("entry__record", "change").prefetch_related("entry__seal_signatures__key")
    for expected, row in enumerate(rows.iterator(chunk_size=500)):
        told = _told(row, numbers)
        if row.position != expected:
            count.wrong.append(f"line {expected}: missing")
        if told is None:
            count.erased += 1
        elif merkle.leaf_hash(told).hex() != row.hash:
            count.wrong.append(f"line {row.position} ({row.entry.number}): not what was issued or changed")
        yield bytes.fromhex(row.hash)


def _told(row: LogLeaf, numbers: dict[int, int]) -> bytes | None:
    """What the line should say, from what it speaks of; None where the seal was erased with its record."""
    entry, change = row.entry, row.change
    if change:
        number = numbers[change.institution_id]
        return changed(record_digest=entry.record_digest, status=change.status, institution=number, at=change.at)
    record = getattr(entry, "record", None)
    if record is None or not record.record:
        return None
    return issued(seal_bytes(record, entry.seal_signatures.all()))
