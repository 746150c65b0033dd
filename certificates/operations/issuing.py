"""From an approved list to certificates: words, record, seals, paper, register. All of a list or nothing of it."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.lib.lettering import GlyphMissing
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates.designs import classic
from certificates.domain import codes
from certificates.domain.payload import digest
from certificates.domain.record import digest as record_digest
from certificates.domain.sealed import text_of
from certificates.models import CertificateRecord, CurrentCertificate, RegisterEntry, Release, ReleaseLine
from certificates.operations.recognition import record_issued
from certificates.operations.reissuing import record_superseded
from certificates.operations.sealing import Sealing, sealing_for
from certificates.queries import list_hash
from certificates.refusals import ListChanged, NameCannotBeWritten, NotApproved
from certificates.wording import payload_for

Progress = Callable[[int, int], None]


@transaction.atomic
def issue_release(
    *, release: Release, by: User, now: datetime, progress: Progress | None = None
) -> list[RegisterEntry]:
    """Issue every line that no institution holds. Issuing twice has no effect.

    progress: called with (done, all). Raises NotApproved, ListChanged, NameCannotBeWritten, and what `sealing_for`
    raises; then nothing is issued.
    """
    people_api.check(by, Permission.RELEASE_PROPOSE)
    release = Release.objects.select_for_update(no_key=True).select_related("edition__activity").get(pk=release.pk)
    if release.state == Release.State.ISSUED:
        return list(release.register_entries.all())
    if release.state != Release.State.APPROVED:
        raise NotApproved
    if {approval.list_hash for approval in release.approvals.all()} != {list_hash(release)}:
        raise ListChanged
    lines = list(release.lines.filter(held_by__isnull=True).select_related("person__user", "supersedes").order_by("pk"))
    sealing = sealing_for(release, on=timezone.localdate(now))
    number, entries = _last_number(release, now), []
    for done, line in enumerate(lines, start=1):
        entries.append(_issue(sealing, line, number + done, by=by, now=now))
        if progress:
            progress(done, len(lines))
    release.state = Release.State.ISSUED
    release.save(update_fields=["state"])
    record_issued(release=release, people=[line.person_id for line in lines], now=now)
    audit_api.record(action="release.issued", by=by, thing=release, data={"certificates": len(entries)})
    return entries


def _last_number(release: Release, now: datetime) -> int:
    prefix = _prefix(release, timezone.localdate(now))
    last = RegisterEntry.objects.filter(number__startswith=prefix).order_by("-number").first()
    return int(last.number.rsplit("-", 1)[1]) if last else 0


def _prefix(release: Release, day: date) -> str:
    return f"IDPA-{day.year}-{release.component}-"


def _issue(sealing: Sealing, line: ReleaseLine, number: int, *, by: User, now: datetime) -> RegisterEntry:
    release, day = sealing.release, timezone.localdate(now)
    code = codes.encode(secrets.randbits(128))
    payload = payload_for(
        release=release,
        line=line,
        number=f"{_prefix(release, day)}{number:06d}",
        code=code,
        issued_on=day,
        address=f"{settings.BASE_URL}/V/{code}",
    )
    sealed = sealing.seal(line=line, payload=payload, issued_on=day)
    payload["seal"] = text_of(payload["address"], sealed.seal)
    try:
        content = classic.draw(payload)
    except GlyphMissing as lack:
        raise NameCannotBeWritten(lack.text, lack.letters) from lack
    sha256 = hashlib.sha256(content).hexdigest()
    entry = RegisterEntry.objects.create(
        number=payload["number"],
        code=code,
        person_uid=line.person.uid,
        release=release,
        component=release.component,
        issuers=[issuer["key"] for issuer in payload["issuers"]],
        payload_digest=digest(payload),
        record_digest=record_digest(sealed.record),
        pdf_sha256=sha256,
        issued_on=day,
        supersedes=line.supersedes,
    )
    record_superseded(line=line, entry=entry, now=now)
    CertificateRecord.objects.create(
        entry=entry,
        person=line.person,
        payload=payload,
        record=sealed.record,
        stored_as=_store(sha256, content),
    )
    sealing.store(entry=entry, signatures=sealed.signatures, now=now)
    CurrentCertificate.objects.update_or_create(
        person_uid=line.person.uid,
        component=release.component,
        edition=release.edition,
        defaults={"entry": entry},
    )
    audit_api.record(action="certificate.issued", by=by, thing=entry, data={"pdf_sha256": sha256})
    notifications_api.write_letter(
        key=f"certificate-issued:{entry.number}",
        template="certificate_issued",
        person=line.person,
        context={"entry": entry, "edition": release.edition},
    )
    return entry


def _store(sha256: str, content: bytes) -> str:
    name = f"certificates/{sha256[:2]}/{sha256}.pdf"
    storage = storages["private"]
    return name if storage.exists(name) else storage.save(name, ContentFile(content))
