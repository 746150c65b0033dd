"""From an approved list to certificates: each one is made, signed, stored and entered by itself.

A batch may be killed at any point and taken up again: numbers are given beforehand, a certificate exists when its row
is committed, and one that was made but not entered is made again, byte for byte.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates.domain.payload import digest
from certificates.domain.record import digest as record_digest
from certificates.domain.sealed import text_of
from certificates.models import CertificateRecord, CurrentCertificate, NumberedLine, RegisterEntry, Release
from certificates.operations.log import log_issue, queue_head
from certificates.operations.numbering import number_list, waiting_lines
from certificates.operations.papering import Paper, Papering, papering_for
from certificates.operations.recognition import record_issued
from certificates.operations.reissuing import record_superseded
from certificates.operations.sealing import Sealed, Sealing, sealing_for
from certificates.refusals import NotApproved
from certificates.wording import payload_for

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What the certificates of a list have in common: opened keys, and who issues."""

    release: Release
    sealing: Sealing
    papering: Papering
    by: User


@dataclass(frozen=True, kw_only=True)
class Made:
    """A certificate that is made and not entered yet."""

    payload: dict[str, Any]
    sealed: Sealed
    paper: Paper


def issue_release(
    *, release: Release, by: User, now: datetime, progress: Progress | None = None
) -> list[RegisterEntry]:
    """Issue every line that no institution holds, or go on where it ended. Issuing twice has no effect.

    progress: called with (done, all). Raises what `begin` raises, then nothing is issued; and NoTimeStamp, then what
    is left waits.
    """
    batch = begin(release=release, by=by, now=now)
    waiting = waiting_lines(batch.release)
    for done, numbered in enumerate(waiting, start=1):
        issue_line(batch=batch, numbered=numbered)
        if progress:
            progress(done, len(waiting))
    finish(release=batch.release, by=by, now=now)
    return list(batch.release.register_entries.all())


def begin(*, release: Release, by: User, now: datetime) -> Batch:
    """Open the keys, number the list. Raises NotApproved, ListChanged, NameCannotBeWritten, NoKeyInForce, KeyAway,
    KeyLocked, KeyWithoutCertificate."""
    people_api.check(by, Permission.RELEASE_PROPOSE)
    fresh = Release.objects.select_related("edition__activity").get(pk=release.pk)
    if fresh.state in (Release.State.PROPOSED, Release.State.WITHDRAWN):
        raise NotApproved
    day = timezone.localdate(now)
    sealing, papering = sealing_for(fresh, on=day), papering_for(fresh, on=day)
    number_list(release=fresh, by=by, now=now)
    return Batch(release=fresh, sealing=sealing, papering=papering, by=by)


def issue_line(*, batch: Batch, numbered: int) -> RegisterEntry:
    """One certificate, in a transaction of its own; two that do it at once enter it once. numbered: id."""
    row = NumberedLine.objects.select_related("line__person__user", "line__supersedes").get(pk=numbered)
    found = RegisterEntry.objects.filter(number=row.number).first()
    if found:
        return found
    made = _make(batch, row)
    stored_as = made.paper.store()
    return _enter(batch, numbered, made, stored_as)


def finish(*, release: Release, by: User, now: datetime) -> bool:
    """Close the list when every certificate is there; whether it is closed."""
    with transaction.atomic():
        locked = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
        if locked.state != Release.State.ISSUING or waiting_lines(locked):
            return locked.state == Release.State.ISSUED
        locked.state = Release.State.ISSUED
        locked.save(update_fields=["state"])
        people = list(NumberedLine.objects.filter(line__release=locked).values_list("line__person_id", flat=True))
        queue_head(now=timezone.now())
        record_issued(release=locked, people=people, now=now)
        audit_api.record(action="release.issued", by=by, thing=locked, data={"certificates": len(people)})
        return True


def _make(batch: Batch, row: NumberedLine) -> Made:
    day = timezone.localdate(row.at)
    payload = payload_for(
        release=batch.release,
        line=row.line,
        name=row.name,
        number=row.number,
        code=row.code,
        issued_on=day,
        address=f"{settings.BASE_URL}/V/{row.code}",
    )
    sealed = batch.sealing.seal(line=row.line, payload=payload, issued_on=day)
    payload["seal"] = text_of(payload["address"], sealed.seal)
    return Made(payload=payload, sealed=sealed, paper=batch.papering.make(payload, at=row.at))


@transaction.atomic
def _enter(batch: Batch, numbered: int, made: Made, stored_as: str) -> RegisterEntry:
    row = (
        NumberedLine.objects.select_for_update(no_key=True, of=("self",))
        .select_related("line__person", "line__supersedes")
        .get(pk=numbered)
    )
    found = RegisterEntry.objects.filter(number=row.number).first()
    if found:
        return found
    release, person, payload = batch.release, row.line.person, made.payload
    entry = RegisterEntry.objects.create(
        number=row.number,
        code=row.code,
        person_uid=person.uid,
        release=release,
        component=release.component,
        issuers=[issuer["key"] for issuer in payload["issuers"]],
        payload_digest=digest(payload),
        record_digest=record_digest(made.sealed.record),
        pdf_sha256=made.paper.sha256,
        issued_on=timezone.localdate(row.at),
        supersedes=row.line.supersedes,
    )
    record_superseded(line=row.line, entry=entry, now=row.at)
    CertificateRecord.objects.create(
        entry=entry, person=person, payload=payload, record=made.sealed.record, stored_as=stored_as
    )
    batch.sealing.store(entry=entry, signatures=made.sealed.signatures, now=row.at)
    batch.papering.record(entry, at=row.at)
    log_issue(entry=entry, seal=made.sealed.seal, now=row.at)
    CurrentCertificate.objects.update_or_create(
        person_uid=person.uid,
        component=release.component,
        edition=release.edition,
        defaults={"entry": entry},
    )
    NumberedLine.objects.filter(pk=row.pk).update(name="")
    audit_api.record(action="certificate.issued", by=batch.by, thing=entry, data={"pdf_sha256": made.paper.sha256})
    notifications_api.write_letter(
        key=f"certificate-issued:{entry.number}",
        template="certificate_issued",
        person=person,
        context={"entry": entry, "edition": release.edition},
    )
    return entry
