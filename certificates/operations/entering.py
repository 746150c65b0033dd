"""A certificate that is made becomes one: its rows are written, all of them or none."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people.api import User
from certificates.domain.payload import digest
from certificates.domain.record import digest as record_digest
from certificates.models import (
    CertificateRecord,
    CurrentCertificate,
    NumberedLine,
    PdfSignature,
    RegisterEntry,
    Release,
    SealedLine,
    SealSignature,
    SignatureAsked,
)
from certificates.operations.badges import keep_badge
from certificates.operations.enclosing import Enclosed
from certificates.operations.one_list import require_first
from certificates.operations.papering import Paper
from certificates.operations.reissuing import record_superseded


@dataclass(frozen=True, kw_only=True)
class Made:
    """A certificate that is made, its paper stored, and not entered yet. signatures: rows that have no entry yet."""

    sealed: SealedLine
    signatures: list[SealSignature]
    inside: Enclosed
    paper: Paper
    stored_as: str
    pdf_signatures: list[PdfSignature]


@transaction.atomic
def enter(*, made: Made, release: Release, by: User, now: datetime) -> RegisterEntry:
    """The entry; that of whoever was faster, where somebody was. Raises NotReissued, AwardHeld."""
    lines = NumberedLine.objects.select_for_update(no_key=True, of=("self",))
    row = lines.select_related("line__person", "line__release", "line__supersedes").get(pk=made.sealed.numbered_id)
    found = RegisterEntry.objects.filter(number=row.number).first()
    if found:
        return found
    require_first([row.line])
    entry = _entered(row, made, release, now=now)
    record_superseded(line=row.line, entry=entry, now=row.at)
    CurrentCertificate.objects.update_or_create(
        person_uid=entry.person_uid,
        component=release.component,
        edition=release.edition,
        defaults={"entry": entry},
    )
    NumberedLine.objects.filter(pk=row.pk).update(name="")
    SealedLine.objects.filter(numbered=row).delete()  # the record holds the same from here on
    SignatureAsked.objects.filter(numbered=row).delete()
    audit_api.record(action="certificate.issued", by=by, thing=entry, data={"pdf_sha256": made.paper.sha256})
    notifications_api.write_letter(
        key=f"certificate-issued:{entry.number}",
        template="certificate_issued",
        person=row.line.person,
        context={"entry": entry, "edition": release.edition},
    )
    return entry


def _entered(row: NumberedLine, made: Made, release: Release, *, now: datetime) -> RegisterEntry:
    """The permanent row, with everything that goes with it."""
    person, payload, signed = row.line.person, made.sealed.payload, bytes(made.sealed.record)
    entry = RegisterEntry.objects.create(
        number=row.number,
        code=row.code,
        person_uid=person.uid,
        release=release,
        component=release.component,
        issuers=[issuer["key"] for issuer in payload["issuers"]],
        payload_digest=digest(payload),
        record_digest=record_digest(signed),
        pdf_sha256=made.paper.sha256,
        supplement_sha256=payload.get("supplement", {}).get("digest", ""),
        issued_on=timezone.localdate(row.at),
        supersedes=row.line.supersedes,
    )
    record = CertificateRecord.objects.create(
        entry=entry, person=person, payload=payload, record=signed, stored_as=made.stored_as
    )
    for seal in made.signatures:
        seal.entry = entry
    for signature in made.pdf_signatures:
        signature.entry = entry
    SealSignature.objects.bulk_create(made.signatures)
    PdfSignature.objects.bulk_create(made.pdf_signatures)
    keep_badge(record=record, data=made.inside.badges, now=now)
    return entry
