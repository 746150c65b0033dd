"""Kept hashes of the public register."""

from collections.abc import Iterable

from django.db.models import Q

from certificates.domain.merkle import Node
from certificates.models import LogNode


def kept(nodes: Iterable[Node]) -> dict[Node, bytes]:
    """The hashes of these whole ranges, in one statement."""
    asked = Q()
    for level, index in nodes:
        asked |= Q(level=level, index=index)
    if not asked:
        return {}
    rows = LogNode.objects.filter(asked).values_list("level", "index", "hash")
    return {(level, index): bytes.fromhex(value) for level, index, value in rows}
