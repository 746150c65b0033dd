"""Credential files without a database: two institutions that sign, and their status lists of today."""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from certificates.domain import badge_status, integrity, strict_json
from certificates.domain.badge import Award, Party, bundle, secured
from certificates.domain.badge_check import BadgeVerdict, Ground, Named, check
from certificates.domain.record import Record
from tests.factories.seals import NAMES, House, house, record

BASE = "https://academy.example.int"
DIDS = {1: "did:web:pompidou.example.int", 2: "did:web:um.example.mt", 3: "did:web:third.example.org"}
NOW = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
SINCE = datetime(2026, 11, 13, 0, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Wallet:
    """A certificate's file, and what a verifier believes."""

    house: House
    award: Award
    documents: list[dict[str, Any]]
    ground: Ground

    @property
    def data(self) -> bytes:
        return written(bundle(self.documents))

    def check(self, data: bytes | None = None, **believed: Any) -> BadgeVerdict:
        return check(self.data if data is None else data, replace(self.ground, **believed))

    def with_document(self, position: int, document: Mapping[str, Any]) -> bytes:
        found = [*self.documents]
        found[position] = dict(document)
        return written(bundle(found))

    def signed(self, position: int, **changes: Any) -> dict[str, Any]:
        """One credential, changed and signed anew by its own institution."""
        plain = {key: value for key, value in self.documents[position].items() if key != "proof"} | changes
        return self.secure(plain, self.award.parties[position])

    def secure(self, plain: Mapping[str, Any], party: Party, *, by: bytes | None = None) -> dict[str, Any]:
        sign = self.house.private[by or party.kid].sign
        return integrity.secure(plain, method=party.method, created=self.award.created, sign=sign)

    def lists(self, *, set_in: Mapping[str, Iterable[int]] | None = None, **others: Any) -> dict[str, Any]:
        """Every list; set_in: bits by purpose, in the lists of institution 2. others: of `status_list`."""
        found = {}
        for party in self.award.parties:
            for purpose in badge_status.PURPOSES:
                bits = (set_in or {}).get(purpose, ()) if party.number == 2 else ()
                document = self.status_list(party, purpose, indexes=bits, **others)
                found[document["id"]] = document
        return found

    def status_list(
        self, party: Party, purpose: str, *, indexes: Iterable[int] = (), since: datetime = SINCE,
        by: Party | None = None, key: bytes | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        part = badge_status.place(self.award.record.serial).part
        address = badge_status.address(BASE, number=party.number, part=part, purpose=purpose)
        signer = by or party
        plain = badge_status.credential(
            of_list=address, issuer=signer.did, purpose=purpose, indexes=indexes, since=since
        )  # fmt: skip
        sign = self.house.private[key or signer.kid].sign
        return integrity.secure(plain, method=signer.method, created=since, sign=sign)


def award(of: Record | None = None) -> Award:
    said = of or record()
    parties = tuple(
        Party(number=one.number, kid=one.kid, did=DIDS[one.number], name=NAMES[one.number][1]) for one in said.issuers
    )
    return Award(record=said, base=BASE, parties=parties, created=datetime(2026, 11, 12, 14, 30, 5, tzinfo=UTC))


def wallet(of: Record | None = None) -> Wallet:
    here, said = house(), award(of)
    documents = [secured(said, party, sign=here.private[party.kid].sign) for party in said.parties]
    names = [Named(number=number, did=one, since=date(2026, 1, 1)) for number, one in DIDS.items()]
    ground = Ground(trust=here.trust, names=names, lists={}, now=NOW)
    bare = Wallet(house=here, award=said, documents=documents, ground=ground)
    return replace(bare, ground=replace(ground, lists=bare.lists()))


def written(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One or two changes of a byte, a stretch, or a value."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 2])):
        at = chance.randrange(len(found))
        kind = chance.randrange(4)
        if kind == 0:
            found[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del found[at : at + chance.choice([1, 1, 2, 40])]
        elif kind == 2:
            found[at:at] = found[chance.randrange(len(found)) :][: chance.choice([1, 3, 30])]
        else:
            other = chance.randrange(len(found))
            found[at], found[other] = found[other], found[at]
    return bytes(found)


def same_words(one: bytes, other: bytes) -> bool:
    """Spaces between the words are nobody's words."""
    try:
        return strict_json.same(json.loads(one), json.loads(other))
    except ValueError:
        return False
