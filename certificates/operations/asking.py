"""Signing with a key wherever it is: here at once, elsewhere by asking for the signature and going on when it is there.

What is made of a list follows from what is on record, so that making it again asks for the very same bytes and finds
the signatures that have come in meanwhile. What is missing is asked for, in one file for each institution.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from academy.people.api import User
from certificates.models import LogHead, NumberedLine, PublicKey, Release, SignatureAsked
from certificates.refusals import SignatureAwaited

Sign = Callable[[bytes], bytes]
T = TypeVar("T")
Kind = SignatureAsked.Kind


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A signature that is missing. document: see `SignatureAsked`."""

    key: PublicKey
    kind: str
    message: bytes
    numbered: NumberedLine | None = None
    head: LogHead | None = None
    document: bytes = b""


class Missing(SignatureAwaited):
    """wanted: what has to be asked for."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self.wanted = list(wanted)
        super().__init__(sorted({str(one.key.institution) for one in self.wanted}))


def is_elsewhere(key: PublicKey) -> bool:
    return key.place == PublicKey.Place.ELSEWHERE


def signed_elsewhere(
    key: PublicKey, *, kind: str, numbered: NumberedLine | None = None, document: bytes = b""
) -> Sign:  # fmt: skip
    """Gives what the institution has signed so far, without asking the database again; raises Missing."""
    rows = SignatureAsked.objects.filter(key=key, kind=kind, numbered=numbered).exclude(value="")
    given = dict(rows.values_list("sha256", "value"))

    def sign(message: bytes) -> bytes:
        found = given.get(hashlib.sha256(message).hexdigest())
        if found is None:
            raise Missing([Wanted(key=key, kind=kind, message=message, numbered=numbered, document=document)])
        return bytes.fromhex(found)

    return sign


def each(steps: Iterable[Callable[[], T]]) -> list[T]:
    """What the steps give; where signatures are missing, those of all steps in one exception."""
    found, wanted = [], []
    for step in steps:
        try:
            found.append(step())
        except Missing as missing:
            wanted += missing.wanted
    if wanted:
        raise Missing(wanted)
    return found


@transaction.atomic
def ask(wanted: Sequence[Wanted], *, release: Release | None = None, by: User | None = None, now: datetime) -> None:
    """What is asked for already stays; what was asked of the same institution for the same thing before is dropped."""
    for one in wanted:
        sha256 = hashlib.sha256(one.message).hexdigest()
        same = SignatureAsked.objects.filter(kind=one.kind, key__institution=one.key.institution)
        same.filter(numbered=one.numbered, head=one.head).exclude(key=one.key, sha256=sha256).delete()
        SignatureAsked.objects.get_or_create(
            key=one.key,
            sha256=sha256,
            defaults={
                "kind": one.kind, "numbered": one.numbered, "head": one.head, "release": release, "by": by,
                "message": one.message, "document": one.document, "asked_at": now,
            },
        )  # fmt: skip
