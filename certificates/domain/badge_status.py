"""Which certificates an institution has taken back, as a list of bits that any wallet understands. Pure.

Source: W3C Bitstring Status List v1.0. The place of a certificate follows from its printed number, so that no table
has to remember it. Two lists of each institution: revocation is for ever, suspension is not. A list counts for seven
days from its own beginning, whatever it says of itself.
"""

import base64
import gzip
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from certificates.domain import integrity, jsonld, strict_json
from certificates.domain.trust import TrustedKey

REVOCATION, SUSPENSION = "revocation", "suspension"
PURPOSES = (REVOCATION, SUSPENSION)
SIZE = 131_072  # bits: as many as the standard asks for, so that a reader of the list does not learn who is looked for
LASTS = timedelta(days=7)
AHEAD = timedelta(minutes=5)  # of clocks that differ
_SERIAL = re.compile(r"IDPA-([0-9]{4}-(?:I|II|III))-([0-9]{6})")
_KINDS = ["VerifiableCredential", "BitstringStatusListCredential"]


class StatusRefused(Exception):
    """A serial that has no place in a list, or a document that is no list."""

    code = "status_refused"


class ListStatus(StrEnum):
    GOOD = "good"
    NONE = "none"
    UNREADABLE = "unreadable"
    WRONG_ISSUER = "wrong_issuer"
    ALTERED = "altered"
    NOT_YET = "not_yet"
    STALE = "stale"


@dataclass(frozen=True, kw_only=True)
class Place:
    """part: of which certificates, e.g. "2027-I-0". index: the bit."""

    part: str
    index: int


def place(serial: str) -> Place:
    found = _SERIAL.fullmatch(serial)
    if found is None:
        raise StatusRefused(serial[:40])
    block, index = divmod(int(found[2]), SIZE)
    return Place(part=f"{found[1]}-{block}", index=index)


def address(base: str, *, number: int, part: str, purpose: str) -> str:
    """number: of the institution, in seals."""
    return f"{base}/status/{number}/{part}/{purpose}"


def entries(base: str, *, serial: str, number: int) -> list[dict[str, Any]]:
    """`credentialStatus`: one entry for each purpose."""
    at = place(serial)
    found = []
    for purpose in PURPOSES:
        of_list = address(base, number=number, part=at.part, purpose=purpose)
        found.append(
            {
                "id": f"{of_list}#{at.index}",
                "type": "BitstringStatusListEntry",
                "statusPurpose": purpose,
                "statusListIndex": str(at.index),
                "statusListCredential": of_list,
            }
        )
    return found


def credential(*, of_list: str, issuer: str, purpose: str, indexes: Iterable[int], since: datetime) -> dict[str, Any]:
    """The list without its proof. of_list: its address. issuer: DID. indexes: which bits are set."""
    return {
        "@context": [jsonld.CREDENTIALS],
        "id": of_list,
        "type": _KINDS,
        "issuer": issuer,
        "validFrom": integrity.instant(since),
        "validUntil": integrity.instant(since + LASTS),
        "credentialSubject": {
            "id": f"{of_list}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded(indexes),
        },
    }


def encoded(indexes: Iterable[int]) -> str:
    bits = bytearray(SIZE // 8)
    for index in indexes:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """The bits; raises StatusRefused for what is not exactly as long as a list, however small it came."""
    try:
        packed = base64.b64decode(text[1:] + "=" * (-len(text[1:]) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj(wbits=31)
        bits = unpacker.decompress(packed, SIZE // 8 + 1)
    except (ValueError, zlib.error) as error:
        raise StatusRefused("encodedList") from error
    if not text.startswith("u") or len(bits) != SIZE // 8 or not unpacker.eof or unpacker.unused_data:
        raise StatusRefused("encodedList")
    return bits


def is_set(document: Mapping[str, Any], index: int) -> bool:
    bits = decoded(document["credentialSubject"]["encodedList"])
    return bool(bits[index // 8] & 0x80 >> index % 8)


def check(
    document: Any, *, of_list: str, purpose: str, methods: Mapping[str, TrustedKey], now: datetime
) -> ListStatus:  # fmt: skip
    """Whether a list counts now. methods: the keys of the certificate's issuer, under the names it has for them."""
    try:
        said = document["proof"]
        since = integrity.moment(document["validFrom"])
        whole = _is_whole(document, of_list=of_list, purpose=purpose, since=since)
        method, issuer = str(said["verificationMethod"]), document["issuer"]
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError, StatusRefused):
        return ListStatus.UNREADABLE
    if not whole:
        return ListStatus.UNREADABLE
    key = methods.get(method)
    if key is None or method.partition("#")[0] != issuer or not key.covers(since.date()) or key.is_compromised:
        return ListStatus.WRONG_ISSUER
    if not integrity.is_good(document, public=key.public):
        return ListStatus.ALTERED
    if since > now + AHEAD:
        return ListStatus.NOT_YET
    return ListStatus.STALE if now > since + LASTS else ListStatus.GOOD


def _is_whole(document: Mapping[str, Any], *, of_list: str, purpose: str, since: datetime) -> bool:
    """Whether it is, word for word, what `credential` and a proof write for some bits."""
    said, bits = document["proof"], document["credentialSubject"]["encodedList"]
    decoded(bits)
    wanted = credential(of_list=of_list, issuer=document["issuer"], purpose=purpose, indexes=(), since=since)
    wanted["credentialSubject"]["encodedList"] = bits
    config = integrity.config(method=said["verificationMethod"], created=integrity.moment(said["created"]))
    bare = {key: value for key, value in document.items() if key != "proof"}
    return strict_json.same(wanted, bare) and strict_json.same({**config, "proofValue": said["proofValue"]}, said)
