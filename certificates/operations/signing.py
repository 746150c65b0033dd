"""An institution records who signs for it and with which logo, from a day on; what was before ends on the eve."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates import pictures
from certificates.models import Logo, Signatory
from certificates.queries import issuing_institutions
from certificates.refusals import DaysTaken, NotYourInstitution


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A file as it was sent."""

    name: str
    content: bytes


@transaction.atomic
def record_signatory(
    *,
    institution: Institution,
    name: str,
    office_fr: str,
    office_en: str,
    starts_on: date,
    picture: Picture | None,
    by: User,
    now: datetime,
) -> Signatory:
    """From `starts_on`; raises NotYourInstitution, DaysTaken, UploadRefused."""
    _require(institution, by)
    _end_before(Signatory, institution, starts_on)
    row = Signatory.objects.create(
        institution=institution,
        name=name.strip(),
        office_fr=office_fr.strip(),
        office_en=office_en.strip(),
        picture=_kept(picture),
        starts_on=starts_on,
        recorded_by=audit_api.actor_key(by),
        recorded_at=now,
    )
    _audit("signatory.recorded", row, institution, by)
    return row


@transaction.atomic
def record_logo(*, institution: Institution, starts_on: date, picture: Picture, by: User, now: datetime) -> Logo:
    """From `starts_on`; raises NotYourInstitution, DaysTaken, UploadRefused."""
    _require(institution, by)
    _end_before(Logo, institution, starts_on)
    row = Logo.objects.create(
        institution=institution,
        picture=_kept(picture),
        starts_on=starts_on,
        recorded_by=audit_api.actor_key(by),
        recorded_at=now,
    )
    _audit("logo.recorded", row, institution, by)
    return row


def _require(institution: Institution, by: User) -> None:
    """An officer for the own institution, the Secretariat for any issuer; the institution is locked."""
    if not people_api.may(by, Permission.RELEASE_PROPOSE):
        people_api.check(by, Permission.RELEASE_APPROVE, scope="institution", scope_key=institution.key)
    if not issuing_institutions(by).filter(pk=institution.pk).exists():
        raise NotYourInstitution
    Institution.objects.select_for_update(no_key=True).get(pk=institution.pk)


def _end_before(rows: Any, institution: Institution, starts_on: date) -> None:
    """The open row ends on the eve; a row that begins on that day or later has taken it."""
    own = rows.objects.filter(institution=institution)
    later = own.filter(starts_on__gte=starts_on).order_by("starts_on").first()
    if later or own.filter(ends_on__gte=starts_on).exists():
        raise DaysTaken(later.starts_on if later else starts_on)
    own.filter(ends_on__isnull=True).update(ends_on=starts_on - timedelta(days=1))


def _kept(picture: Picture | None) -> str:
    return pictures.keep(name=picture.name, content=picture.content) if picture else ""


def _audit(action: str, row: Signatory | Logo, institution: Institution, by: User) -> None:
    audit_api.record(action=action, by=by, thing=row, authority=institution.key, data={"picture": row.picture})
