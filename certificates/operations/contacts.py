"""Whom a registrar asks at an institution, as its own officers say it, from a day on."""

from datetime import date, datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.models import Contact
from certificates.queries.frame import forget


@transaction.atomic
def record_contact(
    *,
    institution: Institution,
    office: str,
    email: str,
    phone: str,
    website: str,
    valid_from: date,
    by: User,
    now: datetime,
) -> Contact:
    people_api.check(by, Permission.RELEASE_APPROVE, scope="institution", scope_key=institution.key)
    contact = Contact.objects.create(
        institution=institution, office=office, email=email, phone=phone, website=website, valid_from=valid_from,
        by=audit_api.actor_key(by), at=now,
    )  # fmt: skip
    audit_api.record(action="certificate_contact.recorded", by=by, thing=contact, authority=institution.key)
    forget()
    return contact
