"""Signatures that come in from an institution: all are checked before any is kept, then what waited goes on."""

import json
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.db import transaction

from academy.audit import api as audit_api
from certificates.models import HeadSignature, PublicKey, Release, SignatureAsked
from certificates.operations.batches import start_issue
from certificates.operations.status_lists import publish_signed
from certificates.queries.asked import FORMAT, awaited_of
from certificates.refusals import AnswersUnreadable, SignatureWrong

LONGEST = 80  # bytes of a signature


@dataclass(frozen=True, kw_only=True)
class Taken:
    """How many signatures were kept; what is not asked for (any more); how many of the file are still to be signed."""

    kept: int
    not_asked: tuple[str, ...]
    open: int


def take_signatures(*, data: bytes, now: datetime) -> Taken:
    """The answered file of an institution. Raises AnswersUnreadable, SignatureWrong; then nothing is kept."""
    given, still_open = _read(data)
    with transaction.atomic():
        kept, not_asked = _kept(given, now=now)
    for release in {row.release for row in kept if row.release}:
        _go_on(release, kept, now=now)
    return Taken(kept=len(kept), not_asked=tuple(not_asked), open=still_open)


def _read(data: bytes) -> tuple[dict[tuple[str, str, str], bytes], int]:
    """Signatures by (purpose, key id, digest of what they sign), and how many are not there yet."""
    try:
        content = json.loads(data)
        if content["format"] != FORMAT:
            raise AnswersUnreadable
        rows = [(_name(one), b64decode(one["value"], validate=True)) for one in content["requests"]]
    except (ValueError, KeyError, TypeError, NoBase64, RecursionError) as error:
        raise AnswersUnreadable from error
    given = {name: value for name, value in rows if value}
    if any(len(value) > LONGEST for value in given.values()):
        raise AnswersUnreadable
    return given, len(rows) - len(given)


def _name(one: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(one["purpose"]), str(one["kid"]), str(one["sha256"])


def _kept(given: Mapping[tuple[str, str, str], bytes], *, now: datetime) -> tuple[list[SignatureAsked], list[str]]:
    kept, not_asked = [], []
    rows = SignatureAsked.objects.select_for_update(no_key=True, of=("self",)).select_related("key", "head", "release")
    for (purpose, kid, sha256), value in given.items():
        row = rows.filter(key__purpose=purpose, key__kid=kid, key__end__isnull=True, sha256=sha256).first()
        if row is None:
            not_asked.append(f"{kid} {sha256[:16]}")
            continue
        if not is_signature(row.key, bytes(row.message), value):
            raise SignatureWrong(f"{row.get_kind_display()} {sha256[:16]}")
        _keep(row, value, now=now)
        kept.append(row)
    return kept, not_asked


def _keep(row: SignatureAsked, value: bytes, *, now: datetime) -> None:
    row.value = value.hex()
    audit_api.record(
        action="signature.taken", by=None, thing=row.key, authority=row.key.institution.key,
        data={"kind": row.kind, "sha256": row.sha256},
    )  # fmt: skip
    if row.kind == SignatureAsked.Kind.HEAD:
        HeadSignature.objects.get_or_create(head=row.head, key=row.key, defaults={"value": row.value})
    elif row.kind == SignatureAsked.Kind.STATUS_LIST:
        publish_signed(key=row.key, document=bytes(row.document), value=value)
    else:
        row.save(update_fields=["value"])
        return
    row.delete()


def _go_on(release: Release, kept: list[SignatureAsked], *, now: datetime) -> None:
    """The list goes on once nothing is awaited, in the name of who issued it."""
    by = next((row.by for row in kept if row.release == release and row.by), None)
    if by and release.state == Release.State.ISSUING and not awaited_of(release):
        start_issue(release=release, by=by, now=now)


def is_signature(key: PublicKey, message: bytes, value: bytes) -> bool:
    """Whether `value` is the signature of this key over exactly these bytes."""
    public = bytes.fromhex(key.public)
    try:
        if key.purpose != PublicKey.Purpose.SEAL:
            Ed25519PublicKey.from_public_bytes(public).verify(value, message)
            return True
        half = load_der_public_key(public)
        if isinstance(half, EllipticCurvePublicKey):
            half.verify(value, message, ECDSA(SHA256()))
            return True
    except (InvalidSignature, ValueError):
        return False
    return False
