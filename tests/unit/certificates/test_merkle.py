"""The register's tree against the plain definition of RFC 9162, and against whoever rewrites it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.domain import merkle

# The eight leaves that implementations of certificate transparency test each other with, and their roots by size.
LEAVES = [bytes.fromhex(one) for one in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def plain_root(leaves: list[bytes]) -> bytes:
    """The definition, word for word: RFC 9162, 2.1.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\x01" + plain_root(leaves[:half]) + plain_root(leaves[half:])).digest()


def grown(leaves: list[bytes]) -> dict[merkle.Node, bytes]:
    kept: dict[merkle.Node, bytes] = {}
    for position, data in enumerate(leaves):
        joined = {node: kept[node] for node in merkle.before(position)}
        kept |= merkle.appended(position, merkle.leaf_hash(data), joined)
    return kept


def hashes(ranges: list[merkle.Range], kept: dict[merkle.Node, bytes]) -> list[bytes]:
    fetched = {node: kept[node] for node in merkle.needed(ranges)}
    return [merkle.hash_of(one, fetched) for one in ranges]


def some(size: int) -> list[bytes]:
    return [number.to_bytes(2, "big") for number in range(size)]


@pytest.mark.parametrize("size", ROOTS)
def test_the_known_trees_have_their_known_roots(size: int) -> None:
    assert merkle.hash_of((0, size), grown(LEAVES)).hex() == ROOTS[size]


@given(st.integers(0, 70))
def test_the_root_is_that_of_the_definition(size: int) -> None:
    assert merkle.hash_of((0, size), grown(some(size))) == plain_root(some(size))


@given(st.data())
def test_every_leaf_is_shown_to_be_in_every_later_head_and_nothing_else_is(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 70))
    position = data.draw(st.integers(0, size - 1))
    kept, root = grown(some(70)), plain_root(some(size))
    proof = hashes(merkle.inclusion(position, size), kept)
    leaf = merkle.leaf_hash(some(size)[position])
    asked = {"position": position, "size": size, "proof": proof, "root": root}
    assert merkle.is_included(leaf, **asked)  # type: ignore[arg-type]
    assert not merkle.is_included(merkle.leaf_hash(b"another"), **asked)  # type: ignore[arg-type]
    assert not merkle.is_included(leaf, **asked | {"proof": [*proof, root]})  # type: ignore[arg-type]
    if proof:
        assert not merkle.is_included(leaf, **asked | {"proof": proof[:-1]})  # type: ignore[arg-type]
    if size > 1:
        assert not merkle.is_included(leaf, **asked | {"position": (position + 1) % size})  # type: ignore[arg-type]


@given(st.data())
def test_a_head_is_shown_to_begin_every_later_one_and_a_rewritten_past_is_caught(data: st.DataObject) -> None:
    second = data.draw(st.integers(1, 70))
    first = data.draw(st.integers(1, second))
    old, new = plain_root(some(first)), plain_root(some(second))
    proof = hashes(merkle.consistency(first, second), grown(some(70)))
    assert merkle.is_consistent(first, second, proof=proof, old=old, new=new)
    rewritten = some(second)
    rewritten[data.draw(st.integers(0, first - 1))] = b"another"
    other = grown(rewritten)
    lie = hashes(merkle.consistency(first, second), other)
    assert not merkle.is_consistent(first, second, proof=lie, old=old, new=plain_root(rewritten))
    assert not merkle.is_consistent(first, second, proof=[*proof, old], old=old, new=new)


@pytest.mark.parametrize(("position", "size"), [(-1, 4), (4, 4), (0, 0)])
def test_a_place_that_is_not_there_has_no_proof(position: int, size: int) -> None:
    with pytest.raises(merkle.NotInTree):
        merkle.inclusion(position, size)
    assert not merkle.is_included(b"", position=position, size=size, proof=[], root=merkle.EMPTY)


@pytest.mark.parametrize(("first", "second"), [(0, 3), (4, 3), (-1, 3)])
def test_sizes_that_are_not_there_have_no_proof(first: int, second: int) -> None:
    with pytest.raises(merkle.NotInTree):
        merkle.consistency(first, second)
    assert not merkle.is_consistent(first, second, proof=[], old=b"", new=b"")


def test_a_proof_in_a_hundred_thousand_leaves_needs_few_hashes() -> None:
    ranges = merkle.inclusion(77_777, 100_001)
    assert len(ranges) <= 17
    assert len(merkle.needed(ranges)) <= 2 * 17
