"""What both verifiers are asked, the page in a browser and our own rules, good and forged."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from certificates.domain import base41, codes, receipt, signed_json
from certificates.domain.inclusion import written
from certificates.domain.record import Issuer
from certificates.domain.sealed import check_text, text_of
from certificates.domain.trust import Trust, to_json
from certificates.paper.signing import signed as sign_paper
from tests.factories.clock import STAMPER
from tests.factories.lists import NOW, both, listed, signed
from tests.factories.papers import AT, press
from tests.factories.proofs import proof
from tests.factories.seals import FOR_LISTS, record
from tests.unit.certificates.test_inclusion import GOOD, WRONG
from tests.unit.certificates.test_inclusion import PAPERS as INSIDE
from tests.unit.certificates.test_signed_pdf import FORGERIES, PAPER, SUPPLEMENTS

PRESS = press()
HOUSE, RECORD = PRESS.house, record()
ADDRESS = f"https://academy.example.int/V/{codes.encode(int.from_bytes(RECORD.id, 'big'))}"
SEAL = text_of(ADDRESS, HOUSE.seal(RECORD))
ONE, TWO = b"\x01\x01", b"\x02\x01"
ALL = (ONE, TWO, b"\x03\x01")


def trust_file(trust: Trust = PRESS.trust, *, by: tuple[bytes, ...] = ALL) -> bytes:
    return signed(HOUSE, to_json(trust), *by)


def receipt_file() -> bytes:
    said = receipt.content(
        code="X", status="valid", at=NOW, name_matches=None, printed={}, lists={}
    )  # fmt: skip
    return signed(HOUSE, said, ONE)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What both are asked: a text of a seal with a trust list; and what Python says of it."""

    text: str
    trust: Trust
    expected: str


def seals() -> list[Case]:
    """Each third byte with one bit changed, signatures left out, doubled and turned round, keys of every kind."""
    good = HOUSE.seal(RECORD)
    changed = []
    for position in range(0, len(good), 3):
        data = bytearray(good)
        data[position] ^= 1 << position % 8
        changed.append(bytes(data))
    signers: tuple[list[bytes], ...] = ([ONE], [TWO], [], [TWO, ONE], [ONE, ONE], [ONE, TWO, ALL[2]])
    bytes_of = [good, *changed, *(HOUSE.seal(RECORD, kids) for kids in signers), b"", b"\xd8\x62"]
    texts = [SEAL, SEAL.lower(), SEAL[:-1], f"{ADDRESS[:-1]}0#{base41.encode(good)}", f" {SEAL[:200]}\n{SEAL[200:]}"]
    texts += [base41.encode(one) for one in bytes_of]
    others = [record(**one) for one in OTHER_RECORDS]
    texts += [base41.encode(HOUSE.seal(one)) for one in others]
    trusts = [HOUSE.with_key(TWO, **one) for one in OTHER_KEYS]
    cases = [(text, PRESS.trust) for text in texts] + [(SEAL, one) for one in trusts]
    return [Case(text=text, trust=trust, expected=check_text(text, trust).status) for text, trust in cases]


OTHER_RECORDS: list[dict[str, Any]] = [
    {"minutes": None}, {"supersedes": bytes(16)}, {"title": "Autre titre", "statement": "autre mention"},
    {"component": "III"}, {"name": "Ελένη 𝒜"}, {"name": "x" * 300}, {"credits": 0}, {"language": "en"},
    {"starts_on": RECORD.starts_on.replace(year=1969), "issued_on": RECORD.issued_on.replace(year=1999)},
    {"issued_on": RECORD.issued_on.replace(year=2031)},
    {"issuers": (Issuer(number=1, kid=FOR_LISTS), RECORD.issuers[1])},
]  # fmt: skip
OTHER_KEYS: list[dict[str, Any]] = [
    {"is_demonstration": True}, {"is_compromised": True}, {"valid_to": RECORD.starts_on}, {"valid_to": None},
    {"institution": 1}, {"public": bytes(32)}, {"public": b"\xff" * 32}, {"valid_from": RECORD.issued_on},
]  # fmt: skip


def status_lists() -> list[tuple[bytes, bytes]]:
    own, other = both(HOUSE, RECORD)
    content = {key: value for key, value in json.loads(own).items() if key != "signatures"}
    first = [
        own, listed(HOUSE, 1, {RECORD.id: "suspended"}), listed(HOUSE, 1, {RECORD.id: "superseded"}),
        listed(HOUSE, 1, by=TWO), listed(HOUSE, 1, by=FOR_LISTS), listed(HOUSE, 2, by=FOR_LISTS),
        listed(HOUSE, 1, issued_at=NOW - timedelta(days=7, minutes=1)),
        listed(HOUSE, 1, issued_at=NOW - timedelta(days=8), lasts=timedelta(days=999)),
        listed(HOUSE, 1, issued_at=NOW + timedelta(days=1)), listed(HOUSE, 1, issued_at=NOW - timedelta(days=400)),
        own.replace(b'"sequence": 1', b'"sequence": 2'), signed(HOUSE, content, ONE, TWO), signed(HOUSE, content),
        b"{}", signed(HOUSE, content | {"sequence": 1000.0}, ONE), signed(HOUSE, content | {"extra": 1}, ONE),
        signed(HOUSE, content | {"issued_at": "yesterday"}, ONE), signed(HOUSE, content | {"entries": 7}, ONE), b"\xff",
        signed(HOUSE, content | {"entries": [["ab", "excellent", "2026-11-20"]]}, ONE),
    ]  # fmt: skip
    return [(one, other) for one in first] + [(own, own), (listed(HOUSE, 1, {RECORD.id: "revoked"}, sequence=9), own)]


def trust_lists() -> list[tuple[bytes, str]]:
    good, mark = trust_file(), HOUSE.trust.keys["record", ONE].fingerprint
    files = [
        good, trust_file(by=(ONE,)), trust_file(by=()), trust_file(by=(FOR_LISTS, TWO, ALL[2])),
        good.replace(b"2026-12-31", b"2099-12-31"), b"{}",
        json.dumps(to_json(PRESS.trust)).encode(), trust_file(HOUSE.with_key(ALL[2], ended="left"), by=(ONE, TWO)),
        trust_file(HOUSE.with_key(ALL[2], ended="rotated"), by=(ONE, TWO)),
        trust_file(HOUSE.with_key(ONE, is_compromised=True)),
        signed_json.encode(to_json(PRESS.trust), [signed_json.Signature(kid=b"\x09\x09", value=bytes(64))]),
    ]  # fmt: skip
    return [(file, pin) for file in files for pin in ("", mark, mark[:16].upper(), "f" * 64)]


def all_proofs() -> dict[str, bytes]:
    """Good and wrong; where Python reads more ways of writing than the page, both still refuse."""
    return {name: one if isinstance(one, bytes) else written(one) for name, (one, _) in WRONG.items()} | {
        "good": written(GOOD),
        "last line": written(proof(HOUSE.seal(RECORD), HOUSE, place=99, size=100)),
        "unknown key": written(replace(GOOD, signed=replace(GOOD.signed, signatures=tuple(
            replace(one, kid=one.kid[:1] + b"\x09") for one in GOOD.signed.signatures)))),
    }  # fmt: skip


def all_papers() -> dict[str, bytes]:
    stamped = sign_paper(PRESS.unsigned(RECORD), signers=PRESS.signers, at=AT, stamper=STAMPER)
    filled = {name: PRESS.paper(None, None, **inside) for name, (inside, _) in INSIDE.items()}
    forged = {name: content for name, (content, _) in FORGERIES.items()}
    described = {f"supplement: {name}": PRESS.paper(supplement=data) for name, (data, _) in SUPPLEMENTS.items()}
    return forged | filled | described | {"issued": PAPER, "stamped": stamped}
