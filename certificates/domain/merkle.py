"""The tree under the public register: what was once in it can be neither taken out nor changed unseen.

Source: RFC 9162, 2.1 (the same tree as RFC 6962). Hashes are SHA-256, 32 bytes. Pure.

A *range* [start, end) of leaves has one hash. Only the hashes of *whole* ranges are kept, those of 2^level leaves that
begin at a multiple of 2^level: they never change again. Every other hash is folded from a few of them, so that a proof
needs one look into the store however long the register has grown.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

Node = tuple[int, int]  # (level, index): the leaves [index * 2^level, (index + 1) * 2^level)
Range = tuple[int, int]
EMPTY = hashlib.sha256(b"").digest()


class NotInTree(Exception):
    """A place, or a size, that the tree does not have."""

    code = "not_in_tree"


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def appended(position: int, leaf: bytes, kept: Mapping[Node, bytes]) -> dict[Node, bytes]:
    """The whole ranges that a leaf at `position` completes, itself first; kept: at least those of `before`."""
    nodes, here, level = {(0, position): leaf}, leaf, 0
    while position >> level & 1:
        here = node_hash(kept[(level, (position >> level) - 1)], here)
        level += 1
        nodes[(level, position >> level)] = here
    return nodes


def before(position: int) -> list[Node]:
    """The whole ranges on the left, which `appended` joins with: the binary ones of the size so far."""
    return whole_ranges((0, position))


def whole_ranges(span: Range) -> list[Node]:
    """The fewest whole ranges that make up [start, end), from left to right."""
    start, end = span
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        while start % (1 << level):
            level -= 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def inclusion(position: int, size: int) -> list[Range]:
    """The ranges whose hashes lead from the leaf at `position` to the head of `size` leaves; raises NotInTree."""
    if not 0 <= position < size:
        raise NotInTree(f"{position} of {size}")
    return _path(position, 0, size)


def _path(position: int, start: int, end: int) -> list[Range]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if position < middle:
        return [*_path(position, start, middle), (middle, end)]
    return [*_path(position, middle, end), (start, middle)]


def consistency(first: int, second: int) -> list[Range]:
    """The ranges that show the head of `first` leaves to be the beginning of that of `second`; raises NotInTree."""
    if not 0 < first <= second:
        raise NotInTree(f"{first} of {second}")
    return [] if first == second else _subproof(first, 0, second, is_whole=True)


def _subproof(size: int, start: int, end: int, *, is_whole: bool) -> list[Range]:
    if size == end - start:
        return [] if is_whole else [(start, end)]
    half = _split(end - start)
    if size <= half:
        return [*_subproof(size, start, start + half, is_whole=is_whole), (start + half, end)]
    return [*_subproof(size - half, start + half, end, is_whole=False), (start, start + half)]


def _split(width: int) -> int:
    """The largest power of two below a width."""
    return 1 << (width - 1).bit_length() - 1


def needed(ranges: Iterable[Range]) -> set[Node]:
    """What has to be fetched before `hash_of` can tell these."""
    return {node for one in ranges for node in whole_ranges(one)}


def hash_of(span: Range, kept: Mapping[Node, bytes]) -> bytes:
    """The hash of a range that begins at a multiple of the power of two that covers it, as all ranges of proofs do."""
    parts = [kept[node] for node in whole_ranges(span)]
    if not parts:
        return EMPTY
    result = parts.pop()
    while parts:
        result = node_hash(parts.pop(), result)
    return result


def is_included(leaf: bytes, *, position: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf stands at `position` of the head `root`. Source: RFC 9162, 2.1.3.2."""
    if not 0 <= position < size:
        return False
    here, last, result = position, size - 1, leaf
    for part in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            result = node_hash(part, result)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            result = node_hash(result, part)
        here, last = here >> 1, last >> 1
    return last == 0 and result == root


def is_consistent(first: int, second: int, *, proof: Sequence[bytes], old: bytes, new: bytes) -> bool:
    """Whether the head `old` of `first` leaves is the beginning of the head `new`. Source: RFC 9162, 2.1.4.2."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and old == new
    parts = [old, *proof] if first & first - 1 == 0 else list(proof)
    if not parts:
        return False
    here, last = first - 1, second - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    from_old = from_new = parts[0]
    for part in parts[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            from_old, from_new = node_hash(part, from_old), node_hash(part, from_new)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            from_new = node_hash(from_new, part)
        here, last = here >> 1, last >> 1
    return last == 0 and from_old == old and from_new == new
