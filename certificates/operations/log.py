"""The public register is written: a line for each seal and change of status, then heads that institutions sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from academy.jobs import api as jobs_api
from certificates import keyring
from certificates.domain import cose, merkle
from certificates.domain.head import Head, changed, encode, issued
from certificates.models import (
    HeadSignature,
    IssuerNumber,
    LogHead,
    LogLeaf,
    LogNode,
    PublicKey,
    StatusChange,
)
from certificates.operations.asking import Kind, Wanted, is_elsewhere
from certificates.queries.nodes import kept
from certificates.queries.trust import key_that_signs
from certificates.refusals import KeyAway

HEAD = "register-head"
RENEWED_AFTER = timedelta(hours=20)  # once a day, also where nothing was added: that nothing was is worth knowing


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a leaf says, and what it speaks of: a numbered line (id) or a change of status."""

    data: bytes
    numbered: int | None = None
    change: StatusChange | None = None


@transaction.atomic
def log_issues(*, seals: Sequence[tuple[int, bytes]], now: datetime) -> list[LogLeaf]:
    """The lines of certificates that are about to be made. seals: numbered line (id) and seal, as in its symbol."""
    return _append([Line(data=issued(seal), numbered=numbered) for numbered, seal in seals], now=now)


@transaction.atomic
def log_change(*, change: StatusChange) -> LogLeaf | None:
    """The line of a change of status; None for a certificate from before there were seals."""
    if not change.entry.record_digest:
        return None
    number = IssuerNumber.objects.get(institution=change.institution).number
    leaf = changed(record_digest=change.entry.record_digest, status=change.status, institution=number, at=change.at)
    return _append([Line(data=leaf, change=change)], now=change.at)[0]


def _append(lines: Sequence[Line], *, now: datetime) -> list[LogLeaf]:
    close_door()
    start = _size()
    known, nodes, made = kept(merkle.before(start)), {}, []
    for position, line in enumerate(lines, start):
        leaf = merkle.leaf_hash(line.data)
        row = LogLeaf(position=position, numbered_id=line.numbered, change=line.change, hash=leaf.hex(), at=now)
        row.save(force_insert=True)  # one by one: the guard against gaps looks at the line before
        made.append(row)
        new = merkle.appended(position, leaf, known)
        known.update(new)
        nodes.update(new)
    LogNode.objects.bulk_create(
        LogNode(level=level, index=index, hash=value.hex()) for (level, index), value in nodes.items()
    )
    return made


def close_door() -> None:
    """The first line is the door: whoever writes waits for whoever is writing."""
    LogLeaf.objects.select_for_update(no_key=True).filter(position=0).first()


def _size() -> int:
    last = LogLeaf.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


@transaction.atomic
def sign_head(*, now: datetime) -> LogHead | None:
    """A head of everything written so far, signed with every institution's key that is kept here.

    None where the newest head says the same and is not a day old. An institution whose key is elsewhere does not sign;
    the register's page says so. Raises KeyLocked.
    """
    close_door()
    size, newest = _size(), LogHead.objects.first()
    if size == 0 or (newest and newest.size == size and now - newest.at < RENEWED_AFTER):
        return None
    return new_head(now=now)


@transaction.atomic
def new_head(*, now: datetime) -> LogHead:
    """A head of everything written so far, whatever the newest one says. Raises KeyLocked."""
    close_door()
    size = _size()
    span = (0, size)
    root = merkle.hash_of(span, kept(merkle.needed([span])))
    head = Head(size=size, root=root, at=now.replace(microsecond=0))
    row = LogHead.objects.create(size=size, root=root.hex(), at=head.at)
    message = encode(head)
    for key, private in _signers(now):
        value = private.sign(cose.to_be_signed(message, kid=bytes.fromhex(key.kid)))
        HeadSignature.objects.create(head=row, key=key, value=value.hex())
    return row


def _signers(now: datetime) -> list[tuple[PublicKey, Ed25519PrivateKey]]:
    """Each institution's real key, or else that of the demonstration, which no verifier accepts anyway."""
    day, found = timezone.localdate(now), []
    for one in IssuerNumber.objects.select_related("institution"):
        key = key_that_signs(one.institution, (PublicKey.Purpose.RECORD,), on=day)
        if key is None:
            continue
        try:
            private = keyring.fetch(key.fingerprint)
        except KeyAway:
            continue
        if isinstance(private, Ed25519PrivateKey):
            found.append((key, private))
    return found


def unsigned_elsewhere(head: LogHead, *, institutions: Sequence[int]) -> list[Wanted]:
    """What institutions (numbers) whose keys are elsewhere have not signed of a head yet; [] where another has not."""
    signed = set(head.signatures.values_list("key__institution__issuer_number__number", flat=True))
    value = Head(size=head.size, root=bytes.fromhex(head.root), at=head.at)
    wanted = []
    for row in IssuerNumber.objects.filter(number__in=set(institutions) - signed).select_related("institution"):
        key = key_that_signs(row.institution, (PublicKey.Purpose.RECORD,), on=timezone.localdate(head.at))
        if key is None or not is_elsewhere(key):
            return []
        message = cose.to_be_signed(encode(value), kid=bytes.fromhex(key.kid))
        wanted.append(Wanted(key=key, kind=Kind.HEAD, message=message, head=head))
    return wanted


def queue_head(*, now: datetime) -> jobs_api.Job:
    """A job that signs what has been written; one a second is enough."""
    return jobs_api.enqueue(HEAD, f"{HEAD}:{int(now.timestamp())}")


@jobs_api.handler(HEAD)
def sign_head_job() -> None:
    sign_head(now=timezone.now())
