"""Joint nominations: two or three applications that are taken together or not at all.

A Permanent Correspondent binds applications of the own country, the Secretariat any of the call; both until the time
for opinions is over, which is the deadline where the call says nothing else.
"""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import snapshot
from courses.admissions.condition_refusals import (
    BoundAlready,
    JointClosed,
    JointNotAdmitted,
    NotTwoOrThree,
    UnboundAlready,
)
from courses.admissions.models import Application, Call, JointMember, JointNomination
from courses.admissions.models.conditions import MOST_BOUND
from courses.admissions.operations.settling import check_not_settled
from courses.admissions.refusals import NoReason

FiledAs = JointNomination.FiledAs


@transaction.atomic
def bind(*, call: Call, applications: Collection[Application], reason: str, by: User, now: datetime) -> JointNomination:
    """Bind two or three applications. Raises JointNotAdmitted, NoReason, NotTwoOrThree, BoundAlready, JointClosed,
    AlreadySelected, ListPublished, and PermissionDenied for a Correspondent of another country."""
    call = _open(call, now)
    filed_as = _filed_as(applications, by)
    adopted = snapshot.rule_set_of(call)
    if adopted is None or not adopted.takes_joint:
        raise JointNotAdmitted
    if not reason.strip():
        raise NoReason
    _check_members(call, applications)
    made = JointNomination.objects.create(
        call=call, reason=reason.strip(), filed_as=filed_as, bound_by=audit_api.actor_key(by), bound_at=now
    )
    JointMember.objects.bulk_create(
        JointMember(joint=made, application=one, position=i) for i, one in enumerate(applications, start=1)
    )
    data = {"applications": sorted(one.pk for one in applications), "as": filed_as}
    audit_api.record(action="joint_nomination.bound", by=by, thing=made, at=now, data=data)
    return made


@transaction.atomic
def unbind(*, joint: JointNomination, reason: str, by: User, now: datetime) -> JointNomination:
    """Each stands alone again. Raises NoReason, UnboundAlready, JointClosed, AlreadySelected, ListPublished, and
    PermissionDenied for a Correspondent of another country."""
    _open(joint.call, now)
    rows = JointNomination.objects.select_for_update(of=("self",), no_key=True)
    joint = rows.prefetch_related("members__application").get(pk=joint.pk)
    _filed_as([member.application for member in joint.members.all()], by)
    if joint.unbound_at:
        raise UnboundAlready
    if not reason.strip():
        raise NoReason
    joint.members.update(is_bound=False)
    joint.unbound_by, joint.unbound_at, joint.unbound_reason = audit_api.actor_key(by), now, reason.strip()
    joint.save(update_fields=["unbound_by", "unbound_at", "unbound_reason"])
    audit_api.record(action="joint_nomination.unbound", by=by, thing=joint, at=now)
    return joint


def _open(call: Call, now: datetime) -> Call:
    call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    check_not_settled(call)
    if now > call.opinions_close_at:
        raise JointClosed(call.opinions_close_at)
    return call


def _filed_as(applications: Collection[Application], by: User) -> str:
    """As whom somebody binds: for the Secretariat, or as Correspondent of every country concerned."""
    if people_api.may(by, Permission.APPLICATIONS_SCREEN):
        return FiledAs.SECRETARIAT
    countries = people_api.scopes_of(by, Permission.APPLICATIONS_ENDORSE, "country") - {"*"}
    if not applications or {one.country_id for one in applications} - countries:
        raise PermissionDenied
    return FiledAs.CORRESPONDENT


def _check_members(call: Call, applications: Collection[Application]) -> None:
    ids = {one.pk for one in applications}
    handed_in = call.applications.filter(pk__in=ids, state=Application.State.SUBMITTED)
    if not 2 <= len(ids) <= MOST_BOUND or handed_in.count() != len(ids) or len(ids) != len(applications):
        raise NotTwoOrThree
    bound = JointMember.objects.filter(application__in=ids, is_bound=True).select_related("application__person")
    for other in bound:
        raise BoundAlready(other.application.person.printed_name)
