"""An institution holds a name back, on a permitted ground, until a day and until somebody named has settled it.

Source: P-PG (2020) 10, P-PG/Academy, item 7: the certificate is joint, so that no institution can be made to sign. What
the engine says is not judged again here: `HoldGround` is a closed list of doubts about facts.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates.models import PERMITTED_GROUNDS, Release, ReleaseLine, Settler
from certificates.operations.one_list import HELD, end_hold
from certificates.operations.recognition import record_hold
from certificates.operations.withdrawing import WITHDRAWABLE
from certificates.queries import institutions_of
from certificates.refusals import (
    BodyMissing,
    DayIsPast,
    GroundNotPermitted,
    HeldAlready,
    HoldTooLate,
    NotHeld,
    NotOnThisList,
    NotYourHold,
    ReasonMissing,
)


@dataclass(frozen=True, kw_only=True)
class Hold:
    """ground: of HoldGround. reason: for institutions and Secretariat. settler: of Settler; body: the institution's."""

    ground: str
    reason: str
    until: date
    settler: str
    body: str = ""


@transaction.atomic
def hold_line(*, line: ReleaseLine, hold: Hold, by: User, now: datetime) -> None:
    """An officer holds a name back until the list is numbered, also after institutions have approved it.

    An approval authorises one batch of at most these names: a hold parks one of them and adds none, so that approvals
    stand. When it is let go before the list is numbered, the name goes with the batch as everybody approved it; when
    not, the list is issued without it, and the hold keeps it from every other list until it is settled.
    Raises NotOnThisList, HoldTooLate, HeldAlready, GroundNotPermitted, ReasonMissing, DayIsPast, BodyMissing.
    """
    people_api.check(by, Permission.RELEASE_APPROVE)
    release = Release.objects.select_for_update(no_key=True).get(pk=line.release_id)
    line = ReleaseLine.objects.select_related("person", "held_by").get(pk=line.pk)
    institution = release.institutions.filter(key__in=institutions_of(by)).order_by("pk").first()
    if institution is None:
        raise NotOnThisList
    if release.state not in WITHDRAWABLE:
        raise HoldTooLate(str(Release.State(release.state).label))
    if line.held_by:
        raise HeldAlready(str(line.held_by))
    _require_complete(hold, component=release.component, on=timezone.localdate(now))
    _write(line, institution, hold)
    record_hold(line=line, code="held", institution=institution, now=now)
    audit_api.record(
        action="release.line_held", by=by, thing=line, authority=institution.key,
        data={"ground": hold.ground, "until": hold.until.isoformat(), "settler": hold.settler},
    )  # fmt: skip
    _tell(line, "certificate_held", now=now)


def _require_complete(hold: Hold, *, component: str, on: date) -> None:
    if hold.ground not in PERMITTED_GROUNDS[component]:
        raise GroundNotPermitted(component)
    if not hold.reason.strip():
        raise ReasonMissing
    if hold.until < on:
        raise DayIsPast
    if hold.settler == Settler.INSTITUTION and not hold.body.strip():
        raise BodyMissing


def _write(line: ReleaseLine, institution: Institution, hold: Hold) -> None:
    line.held_by, line.held_ground, line.held_reason = institution, hold.ground, hold.reason.strip()
    line.held_until, line.held_settler = hold.until, hold.settler
    line.held_body = hold.body.strip() if hold.settler == Settler.INSTITUTION else ""
    line.save(update_fields=list(HELD))


@transaction.atomic
def release_hold(*, line: ReleaseLine, by: User, now: datetime) -> None:
    """The institution that held a name lets it go on; or the Secretariat, where the hold says that it settles it.

    Nothing is released by a day that passes. Raises NotHeld, NotYourHold.
    """
    Release.objects.select_for_update(no_key=True).get(pk=line.release_id)
    line = ReleaseLine.objects.select_related("person", "held_by", "release__edition").get(pk=line.pk)
    if line.held_by is None:
        raise NotHeld
    if not may_let_go(line, by):
        raise NotYourHold(str(line.held_by))
    record_hold(line=line, code="let_go", institution=line.held_by, now=now)
    audit_api.record(action="release.line_let_go", by=by, thing=line, authority=line.held_by.key)
    _tell(line, "certificate_let_go", now=now)
    end_hold(line)


def may_let_go(line: ReleaseLine, by: User) -> bool:
    """Whether this account ends the hold."""
    if line.held_by and line.held_by.key in institutions_of(by):
        return True
    return line.held_settler == Settler.SECRETARIAT and people_api.may(by, Permission.RELEASE_PROPOSE)


def _tell(line: ReleaseLine, template: str, *, now: datetime) -> None:
    notifications_api.write_letter(
        key=f"{template}:{line.pk}:{int(now.timestamp())}",
        template=template,
        person=line.person,
        context={"line": line, "edition": line.release.edition},
    )
