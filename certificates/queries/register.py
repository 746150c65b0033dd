"""Reads of certificates: lists, the register, and what a stranger may know."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.storage import storages
from django.db.models import Count, Q, QuerySet

from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from certificates.domain import codes, signed_pdf
from certificates.domain.record import digest as record_digest
from certificates.domain.signed_pdf import PdfVerdict
from certificates.domain.status import NONE, OTHER, SAME, effective
from certificates.models import (
    CertificateRecord,
    CurrentCertificate,
    LogHead,
    RegisterEntry,
    Release,
    ReleaseLine,
    StatusRequest,
)
from certificates.queries.looking_up import Verdict, verdict
from certificates.queries.trust import trust

MOST_AT_ONCE = 5000  # values in one statement


@dataclass(frozen=True, kw_only=True)
class FileVerdict:
    """What an uploaded PDF is.

    "issued": byte for byte as issued. "other": not the certificate that the register holds under this code, whoever has
    signed it. "signed": by every issuer and not changed, but not the file that the register holds. "altered": none of
    these. paper: what its signatures say by themselves. verdict: of the register, where it was asked. head: "same"
    where the register has the very head of the proof inside, "other" where it has not, "" where there is none to look
    for. register: whether it holds the record inside.
    """

    status: str
    paper: PdfVerdict
    verdict: Verdict | None = None
    head: str = ""
    register: str = NONE


def institutions_of(user: User) -> set[str]:
    """Keys of the institutions for which the account may approve lists."""
    return people_api.scopes_of(user, Permission.RELEASE_APPROVE, "institution") - {"*"}


def list_hash(release: Release) -> str:
    """SHA-256 (hex) over what is approved: who, under which name, on which grounds, in the place of what.

    Who takes part and does not issue is part of it. A hold parks a name and is no part of it: see `operations.holding`.
    """
    lines = release.lines.select_related("person").order_by("pk")
    rows = [[str(line.person.uid), line.printed_name, line.grounds, None, line.supersedes_id] for line in lines]
    left_out = sorted([one.institution_id, one.reason] for one in release.issuers_left_out.all())
    return hashlib.sha256(json.dumps([rows, left_out] if left_out else rows, sort_keys=True).encode()).hexdigest()


def releases() -> QuerySet[Release]:
    counts = {"people": Count("lines", distinct=True), "approved": Count("approvals", distinct=True)}
    return (
        Release.objects.select_related("edition")
        .prefetch_related("institutions", "issuers_left_out__institution")
        .annotate(**counts)
    )


def waiting_for(user: User) -> QuerySet[Release]:
    """The lists that wait for the account's institution."""
    keys = institutions_of(user)
    open_lists = releases().filter(state=Release.State.PROPOSED, institutions__key__in=keys)
    return open_lists.exclude(approvals__institution__key__in=keys)


def requests_for(user: User) -> QuerySet[StatusRequest]:
    related = ("entry__record", "institution", "requested_by__person")
    return StatusRequest.objects.filter(is_open=True, institution__key__in=institutions_of(user)).select_related(
        *related
    )


def register_of(user: User) -> QuerySet[RegisterEntry]:
    """The certificates that the account's institutions have issued."""
    mine = Q(release__institutions__key__in=institutions_of(user))
    rows = RegisterEntry.objects.filter(mine).select_related("record__person", "release__edition").distinct()
    return rows.prefetch_related("status_changes__institution").order_by("-number")


def certificates_of(person: Person) -> QuerySet[CertificateRecord]:
    rows = CertificateRecord.objects.filter(person=person).select_related("entry__release__edition")
    return rows.prefetch_related("entry__status_changes").order_by("-entry__number")


def holders(people: Sequence[UUID], *, component: str) -> set[UUID]:
    """Who of these people holds a current certificate of the component; a statement for every 5 000 of them."""
    current = CurrentCertificate.objects.filter(component=component)
    found: set[UUID] = set()
    for start in range(0, len(people), MOST_AT_ONCE):
        part = people[start : start + MOST_AT_ONCE]
        found |= set(current.filter(person_uid__in=part).values_list("person_uid", flat=True))
    return found


def status_of(entry: RegisterEntry) -> str:
    changes = sorted(entry.status_changes.all(), key=lambda change: change.pk)
    return effective([(str(change.institution_id), change.status) for change in changes])


def check_pdf(content: bytes) -> FileVerdict:
    """Whether a file is one that was issued; and, whatever the register says, who signed it and whether it changed."""
    paper = signed_pdf.check_pdf(content, trust())
    head = _head_of(paper)
    entry = RegisterEntry.objects.filter(pdf_sha256=hashlib.sha256(content).hexdigest()).first()
    if entry is not None:
        known = verdict(entry.code)
        return FileVerdict(
            status="issued", paper=paper, head=head, verdict=known, register=_holds(known, paper)
        )  # fmt: skip
    if not paper.is_intact or paper.record is None:
        return FileVerdict(status="altered", paper=paper, head=head)
    known = verdict(codes.encode(int.from_bytes(paper.record.id, "big")))
    register = _holds(known, paper)
    status = "other" if register == OTHER else "signed"
    return FileVerdict(status=status, paper=paper, head=head, verdict=known, register=register)


def _holds(known: Verdict, paper: PdfVerdict) -> str:
    """Whether the register holds exactly the record that the institutions have signed in the file."""
    if not known.is_known or paper.seal is None or paper.record is None:
        return NONE
    return SAME if record_digest(paper.seal.data) == known.record_digest else OTHER


def _head_of(paper: PdfVerdict) -> str:
    """Whether the register that is shown here is the one that the paper was entered in: one head, one register."""
    proof = paper.inclusion.proof if paper.inclusion else None
    if proof is None:
        return ""
    head = proof.signed.head
    same = LogHead.objects.filter(size=head.size, root=head.root.hex()).exists()
    return SAME if same else OTHER


def pdf_of(record: CertificateRecord) -> bytes:
    with storages["private"].open(record.stored_as) as file:
        content: bytes = file.read()
    return content


def payloads_of(release: Release) -> list[dict[str, Any]]:
    return [record.payload for record in CertificateRecord.objects.filter(entry__release=release)]


def payloads_by_number() -> dict[str, dict[str, Any]]:
    return {record.payload["number"]: record.payload for record in CertificateRecord.objects.all()}


def export_pdfs(release: Release, folder: Path) -> list[Path]:
    """Write the release's PDFs into a folder, one file per number."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for record in CertificateRecord.objects.filter(entry__release=release).select_related("entry"):
        path = folder / f"{record.entry.number}.pdf"
        path.write_bytes(pdf_of(record))
        written.append(path)
    return written


def record_for(user: User, number: str) -> CertificateRecord | None:
    """The record of a number, when the account is its holder, its issuer, or reads all certificates."""
    record = CertificateRecord.objects.filter(entry__number=number).select_related("entry", "person").first()
    if record is None:
        return None
    is_holder = record.person.user_id == user.pk
    is_issuer = bool(institutions_of(user) & set(record.entry.issuers))
    reads_all = people_api.may(user, Permission.CERTIFICATES_READ_ALL)
    return record if is_holder or is_issuer or reads_all else None


def line_for(user: User, pk: int) -> ReleaseLine | None:
    """A line of a list: for the officers of its institutions, and for who proposes lists."""
    related = ("release__edition__activity", "person", "supersedes")
    line = ReleaseLine.objects.select_related(*related).filter(pk=pk).first()
    if line is None:
        return None
    is_issuer = line.release.institutions.filter(key__in=institutions_of(user)).exists()
    return line if is_issuer or people_api.may(user, Permission.RELEASE_PROPOSE) else None


def holders_by_edition() -> dict[tuple[int, str], set[str]]:
    """Who holds a current certificate, by edition and component, in one SQL statement; persons by their opaque id."""
    found: dict[tuple[int, str], set[str]] = {}
    for edition, component, uid in CurrentCertificate.objects.values_list("edition_id", "component", "person_uid"):
        found.setdefault((edition, component), set()).add(str(uid))
    return found
