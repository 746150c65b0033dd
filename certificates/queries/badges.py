"""Under which names institutions sign, which bits their status lists have, and what an uploaded credential is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import storages

from academy.people.api import Institution
from certificates.domain import badge_status, codes, did
from certificates.domain import record as records
from certificates.domain.badge_check import BadgeVerdict, Ground, Named, check
from certificates.domain.payload import same_name
from certificates.domain.status import NONE, OTHER, SAME, SUSPENDED, VALID, effective
from certificates.models import BadgeFile, CertificateRecord, IssuerDomain, IssuerNumber, RegisterEntry, StatusChange
from certificates.queries.register import status_of
from certificates.queries.trust import trust, trusted

ALWAYS = date.min


@dataclass(frozen=True, kw_only=True)
class BadgeShown:
    """register: "same" where it holds the record of the file; "other"; "none". status: the register's own verdict."""

    verdict: BadgeVerdict
    register: str = NONE
    code: str = ""
    status: str = ""

    @property
    def is_good(self) -> bool:
        """Valid by itself, and the register agrees."""
        return self.verdict.is_valid and self.register == SAME and self.status == VALID


@dataclass(frozen=True, kw_only=True)
class Called:
    """An institution with its name for verifiers. domain: its own today, "" for the Academy's. past: every change."""

    institution: Institution
    did: str
    address: str
    domain: str
    past: Sequence[IssuerDomain]


def hosted_did(institution: Institution) -> str:
    """The name that holds until the institution records a domain of its own."""
    return did.hosted(urlsplit(settings.BASE_URL).netloc, institution.key)


def did_of(institution: Institution, *, on: date) -> str:
    """The name under which the institution signs what is issued on a day."""
    rows = [row for row in institution.issuer_domains.all() if row.counts_from <= on]
    domain = max(rows, key=lambda row: (row.counts_from, row.pk)).domain if rows else ""
    return did.of_domain(domain) if domain else hosted_did(institution)


def newest_domain(institution: Institution) -> str:
    """The domain recorded last, also where it counts from a later day; "" for none."""
    return next(iter(institution.issuer_domains.order_by("-counts_from", "-pk").values_list("domain", flat=True)), "")


def callings(*, on: date) -> list[Called]:
    """Every institution that signs, in the order of its number; in two statements."""
    numbers = IssuerNumber.objects.select_related("institution").prefetch_related("institution__issuer_domains")
    found = []
    for number in numbers:
        one, name = number.institution, did_of(number.institution, on=on)
        domain = "" if name == hosted_did(one) else name.removeprefix("did:web:").replace(":", "/")
        past = list(one.issuer_domains.all())
        found.append(Called(institution=one, did=name, address=did.address_of(name), domain=domain, past=past))
    return found


def names() -> list[Named]:
    """Every name that an institution ever had; in two statements."""
    numbers = IssuerNumber.objects.select_related("institution").prefetch_related("institution__issuer_domains")
    found = []
    for row in numbers:
        found.append(Named(number=row.number, did=hosted_did(row.institution), since=ALWAYS))
        found += [
            Named(number=row.number, did=did.of_domain(own.domain), since=own.counts_from)
            for own in row.institution.issuer_domains.all()
            if own.domain
        ]
    return found


def did_document(key: str, *, on: date | None) -> dict[str, Any] | None:
    """The document of an institution's name on a day, or of its name at the Academy; None without any key.

    Keys of the demonstration stand in it on a demonstration site only.
    """
    row = IssuerNumber.objects.filter(institution__key=key).select_related("institution").first()
    if row is None:
        return None
    keys = [trusted(one) for one in row.institution.public_keys.select_related("institution__issuer_number", "end")]
    shown = [one for one in keys if settings.DEMONSTRATION or not one.is_demonstration]
    return did.document(did_of(row.institution, on=on) if on else hosted_did(row.institution), shown)


def bits(institution: Institution, *, part: str, purpose: str) -> list[int]:
    """Which places of a list are set: what this institution has taken back, and what was superseded."""
    block = part.rpartition("-")[0]
    changes = StatusChange.objects.filter(institution=institution, entry__number__startswith=f"IDPA-{block}-")
    history: dict[str, list[tuple[str, str]]] = {}
    for number, status in changes.order_by("pk").values_list("entry__number", "status"):
        history.setdefault(number, []).append((institution.key, status))
    told = {number: effective(said) for number, said in history.items()}
    replaced = RegisterEntry.objects.filter(number__startswith=f"IDPA-{block}-", superseded_by__isnull=False)
    told |= {entry.number: "superseded" for entry in replaced if institution.key in entry.issuers}
    wanted = {SUSPENDED} if purpose == badge_status.SUSPENSION else set(told.values()) - {SUSPENDED, VALID}
    places = [badge_status.place(number) for number, status in told.items() if status in wanted]
    return sorted(place.index for place in places if place.part == part)


def check_badge(data: bytes, *, lists: Mapping[str, Any], now: datetime) -> BadgeShown:
    """What a credential file is worth, and whether the register says the same."""
    verdict = check(data, Ground(trust=trust(), names=names(), lists=lists, now=now))
    if verdict.award is None:
        return BadgeShown(verdict=verdict)
    record = verdict.award.record
    code = codes.encode(int.from_bytes(record.id, "big"))
    entry = RegisterEntry.objects.filter(code=code).prefetch_related("status_changes").first()
    if entry is None:
        return BadgeShown(verdict=verdict, code=code)
    same = entry.record_digest == records.digest(records.encode(record))
    return BadgeShown(verdict=verdict, code=code, register=SAME if same else OTHER, status=status_of(entry))


def stored_badge(record: CertificateRecord) -> bytes | None:
    """The file as it was made; None where none has been made yet."""
    row = BadgeFile.objects.filter(record=record).first()
    if row is None:
        return None
    with storages["private"].open(row.stored_as) as file:
        content: bytes = file.read()
    return content


def record_named(code: str, name: str) -> CertificateRecord | None:
    """The record of a code, for whoever knows the name on it."""
    wanted = codes.normalise(code)
    record = CertificateRecord.objects.filter(entry__code=wanted).select_related("entry").first() if wanted else None
    return record if record and same_name(record.payload["name"], name) else None
