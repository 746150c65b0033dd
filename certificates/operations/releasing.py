"""A list is proposed by the Secretariat and approved by every institution before anything exists."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Component
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.models import Approval, IssuerLeftOut, LeftOut, Release, ReleaseLine
from certificates.operations.one_list import open_lines
from certificates.operations.recognition import record_approved, record_listed
from certificates.queries import candidates, fallen, institutions_of, list_hash, participants
from certificates.refusals import (
    CertificateRefused,
    GroundsFallen,
    ListChanged,
    NobodyComplete,
    NotParticipating,
    NotValidated,
    NotYourInstitution,
    NoUniversity,
    ParticipantLeftOut,
    TooManyIssuers,
    WhyLeftOut,
)
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, EditionCancelled
from credits.api import ComponentStatus

POMPIDOU = "pompidou-group"
MOST_ISSUERS = 4  # signatures and logos of more do not fit on the page beside the symbols


@transaction.atomic
def propose_release(
    *,
    edition: Edition,
    component: str,
    institutions: Sequence[Institution],
    by: User,
    now: datetime,
    issuers_reason: str = "",
    leave_out: Collection[int] = (),
    reason: str = "",
) -> Release:
    """Everybody who is complete for the component and may be listed, with the grounds: see `queries.candidates`.

    leave_out: people (ids) whom this list leaves out all the same, for a reason that they read.
    institutions: who issues. issuers_reason: why one that takes part in the award does not; "" where none is left out.

    Source: P-PG (2020) 10, Academy, item 7: issued jointly by the Pompidou Group and the participating institutions.
    """
    people_api.check(by, Permission.RELEASE_PROPOSE)
    _require_held(edition)
    _require_component(component)
    require_institutions(institutions, on=timezone.localdate(now))
    _require_validation(edition, component, institutions)
    left_out = _left_out(edition, component, institutions, issuers_reason, on=timezone.localdate(now))
    Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)  # two clicks are one list
    complete = candidates(edition, component).ready
    ready = [one for one in complete if one.person.pk not in leave_out]
    if not ready:
        raise NobodyComplete
    if len(ready) < len(complete) and not reason.strip():
        raise WhyLeftOut
    release = Release.objects.create(
        edition=edition, component=component, proposed_by=audit_api.actor_key(by), proposed_at=now
    )
    release.institutions.set(institutions)
    IssuerLeftOut.objects.bulk_create(
        IssuerLeftOut(release=release, institution=one, reason=issuers_reason.strip()) for one in left_out
    )
    lines = [
        ReleaseLine(
            release=release, person=one.person, name=one.person.printed_name, grounds=_grounds(one.status)
        )
        for one in ready
    ]  # fmt: skip
    open_lines(release=release, lines=ReleaseLine.objects.bulk_create(lines))
    LeftOut.objects.bulk_create(
        LeftOut(release=release, person=one.person, reason=reason.strip())
        for one in complete
        if one.person.pk in leave_out
    )
    record_listed(release=release, people=[one.person for one in ready], by=by, now=now)
    names = [one.key for one in left_out]
    data = {"lines": len(ready), "left_out": len(complete) - len(ready), "issuers_left_out": names}
    audit_api.record(action="release.proposed", by=by, thing=release, data=data)
    return release


def _require_held(edition: Edition) -> None:
    try:
        catalogue_api.require_not_cancelled(edition)
    except EditionCancelled as cancelled:
        raise CertificateRefused(str(cancelled)) from cancelled


def _require_component(component: str) -> None:
    is_open, reason = governance_api.component_state(component)
    # Component III may be open: its title is the universities', so that no certificate of the Academy comes of it.
    if not is_open or component == Component.THREE:
        raise CertificateRefused(reason)


def _require_validation(edition: Edition, component: str, institutions: Sequence[Institution]) -> None:
    """Component II is released with the academic validation of its course version by each university of the list.

    Source: P-PG (2020) 10, P-PG/Academy, item 10.
    """
    if component != Component.TWO:
        return
    universities = [one for one in institutions if one.kind == Institution.Kind.UNIVERSITY]
    validated = governance_api.validated_by(
        activity_key=edition.activity.key, version=edition.course_version, on=edition.ends_on
    )
    without = [one for one in universities if one.pk not in validated]
    if without:
        raise NotValidated(without, version=edition.course_version)


def _left_out(
    edition: Edition, component: str, institutions: Sequence[Institution], reason: str, *, on: date
) -> list[Institution]:  # fmt: skip
    """Who takes part in the award and is not to issue; raises ParticipantLeftOut where no reason is given."""
    issuing = {one.pk for one in institutions}
    found = [one for one in participants(edition, component, on=on) if one.pk not in issuing]
    if found and not reason.strip():
        raise ParticipantLeftOut(found)
    return found


def require_institutions(institutions: Sequence[Institution], *, on: date) -> None:
    universities = [one for one in institutions if one.kind == Institution.Kind.UNIVERSITY]
    if not universities or POMPIDOU not in {one.key for one in institutions}:
        raise NoUniversity
    if len(institutions) > MOST_ISSUERS:
        raise TooManyIssuers(most=MOST_ISSUERS)
    for university in universities:
        if not governance_api.participates(university, on=on):
            raise NotParticipating(str(university))


def _grounds(status: ComponentStatus) -> dict[str, object]:
    return {
        "earned": status.earned,
        "required": status.required,
        "entries": [line.entry.pk for line in status.lines],
        "resolutions": sorted({line.resolution for line in status.lines}),
    }


def require_grounds(release: Release) -> None:
    """The engine is asked again: an entry may have been reversed since. Raises GroundsFallen."""
    lines = fallen(release)
    if lines:
        raise GroundsFallen([line.printed_name for line in lines])


@transaction.atomic
def approve_release(*, release: Release, by: User, now: datetime, seen: str = "") -> Approval:
    """An officer approves for the own institution. seen: hash of the list as it was shown; "" for the list as it is.

    With the last approval the list may be issued. Raises NotYourInstitution, ListChanged, GroundsFallen.
    """
    release = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    institution = _waiting_institution(release, by)
    current = list_hash(release)
    if seen and seen != current:
        raise ListChanged
    require_grounds(release)
    approval = Approval.objects.create(release=release, institution=institution, officer=by, list_hash=current, at=now)
    audit_api.record(
        action="release.approved", by=by, thing=release, authority=institution.key, data={"list_hash": current}
    )
    record_approved(release=release, institution=institution, now=now)
    if release.approvals.count() == release.institutions.count():
        release.state = Release.State.APPROVED
        release.save(update_fields=["state"])
    return approval


def _waiting_institution(release: Release, by: User) -> Institution:
    """The institution of the release for which `by` may speak and which has not spoken."""
    keys = institutions_of(by)
    waiting = release.institutions.filter(key__in=keys).exclude(approvals__release=release)
    institution = waiting.first()
    if institution is None or release.state != Release.State.PROPOSED:
        raise NotYourInstitution
    return institution
