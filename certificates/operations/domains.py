"""An institution names its own domain, where verifiers find its keys without asking the Academy."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.domain import did
from certificates.models import IssuerDomain
from certificates.queries.register import institutions_of
from certificates.refusals import DomainBackdated, DomainTaken, NoDomain


def may_name(user: User, institution: Institution) -> bool:
    """The Secretariat for all, an officer for the own institution."""
    return institution.key in institutions_of(user) or people_api.may(user, Permission.RELEASE_PROPOSE)


@transaction.atomic
def record_domain(
    *, institution: Institution, domain: str, counts_from: date, by: User, now: datetime
) -> IssuerDomain:  # fmt: skip
    """domain: "" for the Academy's address again. Raises NoDomain, DomainTaken, DomainBackdated, PermissionDenied."""
    if not may_name(by, institution):
        raise PermissionDenied
    wanted = domain.strip().lower()
    try:
        if wanted:
            did.of_domain(wanted)
    except did.DidRefused as refusal:
        raise NoDomain(domain) from refusal
    if counts_from < timezone.localdate(now):
        raise DomainBackdated
    Institution.objects.select_for_update(no_key=True).get(pk=institution.pk)
    taken = IssuerDomain.objects.filter(domain=wanted).exclude(domain="").exclude(institution=institution).first()
    if taken is not None:
        raise DomainTaken(wanted, str(taken.institution))
    row = IssuerDomain.objects.create(
        institution=institution, domain=wanted, counts_from=counts_from, by=audit_api.actor_key(by), at=now
    )
    audit_api.record(
        action="domain.recorded", by=by, thing=row, authority=institution.key,
        data={"domain": wanted, "counts_from": counts_from.isoformat()},
    )  # fmt: skip
    return row
