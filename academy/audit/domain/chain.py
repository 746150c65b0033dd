"""The hash of a record covers its content and the hash before it, so that no record can be changed or taken out."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

START = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Link:
    """One record as it stands: its content (with its number), the hash before it and its own."""

    number: int
    content: Mapping[str, object]
    previous_hash: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How many records were read, and the number of the first that does not hold (None: the chain is whole)."""

    read: int
    broken: int | None = None


def link(*, previous: str, content: Mapping[str, object]) -> str:
    """SHA-256 (hex) over `previous` and the canonical JSON of `content`."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def verify(links: Iterable[Link]) -> Verdict:
    """Follow the chain from its start; stops at the first record that was changed, or that a missing one precedes."""
    previous, read = START, 0
    for each in links:
        whole = each.number == read + 1 and each.previous_hash == previous
        if not whole or each.hash != link(previous=previous, content=each.content):
            return Verdict(read=read, broken=each.number)
        previous, read = each.hash, read + 1
    return Verdict(read=read)
