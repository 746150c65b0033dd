"""A public register of a few lines without a database, and the proof that a seal is one of them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from certificates.domain import cose, merkle
from certificates.domain.head import Head, Proof, SignedHead, encode, issued
from tests.factories.seals import FOR_LISTS, House

AT = datetime(2026, 11, 12, 12, tzinfo=UTC)
PLACE, SIZE = 2, 5


def proof(
    seal: bytes, by: House, *, place: int = PLACE, size: int = SIZE, kids: Sequence[bytes] | None = None,
    at: datetime = AT,
) -> Proof:  # fmt: skip
    """The seal stands at `place` of `size` lines; kids: who signs the head, without it institutions 1, 2 and 3."""
    leaves = [merkle.leaf_hash(issued(seal if position == place else b"%d" % position)) for position in range(size)]
    nodes: dict[merkle.Node, bytes] = {}
    for position, leaf in enumerate(leaves):
        nodes |= merkle.appended(position, leaf, nodes)
    head = Head(size=size, root=merkle.hash_of((0, size), nodes), at=at)
    path = tuple(merkle.hash_of(one, nodes) for one in merkle.inclusion(place, size))
    return Proof(position=place, path=path, signed=signed(head, by, kids=kids))


def signed(head: Head, by: House, *, kids: Sequence[bytes] | None = None) -> SignedHead:
    signing = sorted(set(by.private) - {FOR_LISTS}) if kids is None else kids
    values = [by.private[kid].sign(cose.to_be_signed(encode(head), kid=kid)) for kid in signing]
    pairs = zip(signing, values, strict=True)
    return SignedHead(head=head, signatures=tuple(cose.Signature(kid=kid, value=value) for kid, value in pairs))
