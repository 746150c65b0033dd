"""Acts of bodies, entered by the Secretariat with their reference and date."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.models import Decision, Mandate, Renewal
from academy.governance.refusals import GovernanceRefused, NotAUniversity, UniversityNotNamed
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User


@transaction.atomic
def record_decision(
    *,
    reference: str,
    body: str,
    kind: str,
    decided_on: date,
    meeting: str,
    text_fr: str,
    text_en: str,
    by: User,
    institution: Institution | None = None,
    document: str = "",
    is_fictitious: bool = False,
) -> Decision:
    """Enter a dated act of a body; `is_fictitious` marks invented acts wherever they show.

    institution: the university, of an act of a university. Raises UniversityNotNamed, NotAUniversity.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    _require_university(body, institution)
    decision = Decision.objects.create(
        reference=reference,
        body=body,
        kind=kind,
        institution=institution,
        decided_on=decided_on,
        meeting=meeting,
        text_fr=text_fr,
        text_en=text_en,
        document=document,
        is_fictitious=is_fictitious,
        recorded_by=audit_api.actor_key(by),
    )
    audit_api.record(action="decision.recorded", by=by, thing=decision, authority=reference)
    return decision


def _require_university(body: str, institution: Institution | None) -> None:
    if (body == Decision.Body.UNIVERSITY) != (institution is not None):
        raise UniversityNotNamed
    if institution is not None and institution.kind != Institution.Kind.UNIVERSITY:
        raise NotAUniversity(str(institution))


@transaction.atomic
def renew_mandate(*, code: str, decision: Decision, starts_on: date, ends_on: date, by: User) -> Renewal:
    """A mandate goes on by a recorded act of the Permanent Correspondents."""
    people_api.check(by, Permission.MANDATES_RECORD)
    if decision.body != Decision.Body.PERMANENT_CORRESPONDENTS or decision.kind != Decision.Kind.RENEWAL:
        raise GovernanceRefused(_("Only a renewal decided by the Permanent Correspondents renews a mandate."))
    mandate = Mandate.objects.get(code=code)
    renewal = Renewal.objects.create(mandate=mandate, decision=decision, starts_on=starts_on, ends_on=ends_on)
    audit_api.record(
        action="mandate.renewed",
        by=by,
        thing=mandate,
        authority=decision.reference,
        data={"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()},
    )
    return renewal
