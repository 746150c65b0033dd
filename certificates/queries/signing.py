"""Who signs for an institution and with which logo, on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.models import Logo, Signatory
from certificates.queries.register import institutions_of


def issuing_institutions(user: User) -> QuerySet[Institution]:
    """Those whose signatories and logos the account may record: the own ones, for the Secretariat every issuer."""
    partners = Institution.objects.filter(Q(kind=Institution.Kind.UNIVERSITY) | Q(key="pompidou-group"))
    if people_api.may(user, Permission.RELEASE_PROPOSE):
        return partners
    return partners.filter(key__in=institutions_of(user))


def signing_of(institution: Institution) -> dict[str, Any]:
    """Every row there ever was, the newest first."""
    return {
        "signatories": Signatory.objects.filter(institution=institution),
        "logos": Logo.objects.filter(institution=institution),
    }


def signing_on(institutions: Sequence[Institution], *, on: date) -> dict[str, list[dict[str, str]]]:
    """Signatories and logos of a day in the order of the institutions, as they are frozen with a certificate."""
    signatories = {row.institution_id: row for row in _of_day(Signatory.objects, institutions, on)}
    logos = {row.institution_id: row for row in _of_day(Logo.objects, institutions, on)}
    return {
        "signatories": [_signed(one, signatories[one.pk]) for one in institutions if one.pk in signatories],
        "logos": [
            {"institution": one.key, "picture": logos[one.pk].picture} for one in institutions if one.pk in logos
        ],
    }


def _signed(institution: Institution, row: Signatory) -> dict[str, str]:
    return {
        "institution": institution.key,
        "institution_fr": institution.name_fr,
        "institution_en": institution.name_en,
        "name": row.name,
        "office_fr": row.office_fr,
        "office_en": row.office_en,
        "picture": row.picture,
    }


def _of_day(rows: Any, institutions: Sequence[Institution], on: date) -> Any:
    covers = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return rows.filter(covers, institution__in=institutions)
