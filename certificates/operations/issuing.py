"""From an approved list to certificates: numbered, sealed, entered in the public register, made, signed, stored.

A batch may be killed at any point and taken up again: numbers are given beforehand, seals are kept, a paper carries the
proof below the first head that every issuer has signed, and a certificate exists when its row is committed. One that
was made but not entered is made again, byte for byte.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates.models import NumberedLine, PublicKey, RegisterEntry, Release, SealedLine
from certificates.operations.asking import Missing, ask
from certificates.operations.badges import private_of
from certificates.operations.enclosing import badges_of, enclosed
from certificates.operations.entering import Made, enter
from certificates.operations.log import queue_head
from certificates.operations.numbering import WHOLE, Lane, number_list, waiting_lines
from certificates.operations.one_list import close_lines
from certificates.operations.papering import Papering, papering_for
from certificates.operations.recognition import record_issued
from certificates.operations.reissuing import require_supersedable
from certificates.operations.sealed_lines import discard_spoilt, log_seals, seal_line, unsealed_lines
from certificates.operations.sealing import Sealing, sealing_for
from certificates.queries.asked import awaited, awaited_of
from certificates.queries.seals import signatures_of
from certificates.refusals import NotApproved, SignatureAwaited

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What the certificates of a list have in common: who issues, when, and keys that are opened once, by their day."""

    release: Release
    by: User
    now: datetime
    sealing: Callable[[date], Sealing]
    papering: Callable[[date], Papering]
    private: Callable[[PublicKey], Ed25519PrivateKey]


def issue_release(
    *, release: Release, by: User, now: datetime, progress: Progress | None = None
) -> list[RegisterEntry]:
    """Issue every line that no institution holds, or go on where it ended. Issuing twice has no effect.

    progress: called with (done, all). Raises what `begin` and `work` raise: what is issued stays, what is left waits.
    """
    batch = begin(release=release, by=by, now=now)
    total = len(waiting_lines(batch.release))
    for done in work(batch):
        if progress:
            progress(done, total)
    finish(release=batch.release, by=by, now=now)
    return list(batch.release.register_entries.all())


def begin(*, release: Release, by: User, now: datetime) -> Batch:
    """Open the keys, number the list. Raises what `number_list` raises, NoKeyInForce, KeyAway, KeyLocked,
    KeyWithoutCertificate."""
    people_api.check(by, Permission.RELEASE_PROPOSE)
    fresh = Release.objects.select_related("edition__activity").prefetch_related("institutions").get(pk=release.pk)
    if fresh.state in (Release.State.PROPOSED, Release.State.WITHDRAWN):
        raise NotApproved
    require_supersedable(fresh)
    batch = Batch(
        release=fresh,
        by=by,
        now=now,
        sealing=cache(lambda day: sealing_for(fresh, on=day)),
        papering=cache(lambda day: papering_for(fresh, on=day)),
        private=cache(private_of),
    )
    discard_spoilt(fresh)
    today = timezone.localdate(now)
    if fresh.state == Release.State.APPROVED or unsealed_lines(fresh):
        for opens in (batch.sealing, batch.papering):
            opens(today)  # before a number is given: without the keys none is
    number_list(release=fresh, by=by, now=now)
    return batch


def work(batch: Batch, *, lane: Lane = WHOLE) -> Iterator[int]:
    """Step by step what is left, each committed before the next begins: yields how many certificates have been made.

    lane: whose papers are made here. Sealed is every line, since one head stands over all of them.
    Raises NameCannotBeWritten, HeadNotSigned, NoTimeStamp, NotReissued, AwardHeld, and what opening keys raises;
    SignatureAwaited when everything is done that can be without the signatures that have been asked for.
    """
    for numbered in _ready(unsealed_lines(batch.release)):
        _step(batch, partial(_seal, batch, numbered))
        yield 0
    _require_signatures(batch.release)
    wanted = log_seals(release=batch.release, now=batch.now)
    if wanted:
        ask(wanted, release=batch.release, by=batch.by, now=batch.now)
        for numbered in _ready(waiting_lines(batch.release)):  # asked for together with the head: one way less
            _step(batch, partial(_badges, batch, numbered))
            yield 0
    _require_signatures(batch.release)
    for done, numbered in enumerate(_ready(waiting_lines(batch.release, lane=lane)), start=1):
        _step(batch, partial(issue_line, batch=batch, numbered=numbered))
        yield done
    _require_signatures(batch.release)


def _ready(lines: list[int]) -> list[int]:
    """Those of the numbered lines (ids) that wait for no signature of a key that is elsewhere."""
    waiting = set(awaited().filter(numbered__in=lines).values_list("numbered", flat=True))
    return [one for one in lines if one not in waiting]


def _step(batch: Batch, step: Callable[[], object]) -> None:
    """Done, or what it lacks is asked for."""
    try:
        step()
    except Missing as missing:
        ask(missing.wanted, release=batch.release, by=batch.by, now=batch.now)


def _require_signatures(release: Release) -> None:
    """Raises SignatureAwaited while anything is asked for."""
    names = [str(one) for one in awaited_of(release)]
    if names:
        raise SignatureAwaited(names)


def _seal(batch: Batch, numbered: int) -> None:
    day = timezone.localdate(NumberedLine.objects.get(pk=numbered).at)
    seal_line(release=batch.release, sealing=batch.sealing(day), numbered=numbered)


def _badges(batch: Batch, numbered: int) -> None:
    sealed = SealedLine.objects.select_related("numbered").get(numbered=numbered)
    badges_of(sealed, signatures_of(sealed), private=batch.private)


def issue_line(*, batch: Batch, numbered: int) -> RegisterEntry:
    """One certificate of a sealed line; two that make it at once enter it once. numbered: id."""
    sealed = SealedLine.objects.select_related("numbered").filter(numbered=numbered).first()
    if sealed is None:  # somebody else was faster: a seal goes when its certificate is entered
        return RegisterEntry.objects.get(number=NumberedLine.objects.get(pk=numbered).number)
    return enter(made=_make(batch, sealed), release=batch.release, by=batch.by, now=batch.now)


def finish(*, release: Release, by: User, now: datetime) -> bool:
    """Close the list when every certificate is there; whether it is closed."""
    with transaction.atomic():
        locked = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
        if locked.state != Release.State.ISSUING or waiting_lines(locked):
            return locked.state == Release.State.ISSUED
        locked.state = Release.State.ISSUED
        locked.save(update_fields=["state"])
        close_lines(locked)
        people = list(NumberedLine.objects.filter(line__release=locked).values_list("line__person_id", flat=True))
        queue_head(now=timezone.now())
        record_issued(release=locked, people=people, now=now)
        audit_api.record(action="release.issued", by=by, thing=locked, data={"certificates": len(people)})
        return True


def _make(batch: Batch, sealed: SealedLine) -> Made:
    signatures = signatures_of(sealed)
    inside = enclosed(sealed, signatures, private=batch.private)
    papering = batch.papering(timezone.localdate(sealed.numbered.at))
    paper = papering.make(
        sealed.payload, inside=inside.attachments, at=inside.head_at, numbered=sealed.numbered
    )  # fmt: skip
    return Made(
        sealed=sealed,
        signatures=signatures,
        inside=inside,
        paper=paper,
        stored_as=paper.store(),
        pdf_signatures=papering.signatures(at=inside.head_at),
    )
