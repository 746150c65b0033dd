"""Somebody leaves: every role ends on a day, what others hold for her too, and no browser stays signed in."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.domain.vocabulary import Permission
from academy.people.models import RoleGrant, User
from academy.people.operations.roles import in_words, sync_admin_groups
from academy.people.permissions import check
from academy.people.refusals import LeftTooLongAgo, OwnRights


@transaction.atomic
def leave(*, user: User, last_day: date, by: User) -> int:
    """End every grant of `user` on `last_day`, and those of her deputies; returns how many.

    Sessions are closed now. The account stays: a former participant still fetches her certificates.
    """
    check(by, Permission.PEOPLE_MANAGE)
    if user.pk == by.pk:
        raise OwnRights
    if last_day < timezone.localdate() - timedelta(days=1):
        raise LeftTooLongAgo
    ending = end_everything(user=user, last_day=last_day)
    _close_sessions(user)
    audit_api.record(
        action="person.left",
        by=by,
        thing=user,
        data={"last_day": last_day.isoformat(), "grants": [in_words(grant) for grant in ending]},
    )
    return len(ending)


def end_everything(*, user: User, last_day: date) -> list[RoleGrant]:
    """The grants that end: those of `user`, and those of her deputies."""
    ending = _running_after(last_day, user=user)
    _end(ending, last_day=last_day)
    for holder in {grant.user_id: grant.user for grant in ending}.values():
        sync_admin_groups(user=holder)
    user.__dict__.pop("_grants", None)
    return ending


def _running_after(day: date, *, user: User) -> list[RoleGrant]:
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    grants = RoleGrant.objects.select_for_update(of=("self",)).select_related("user", "on_behalf_of")
    return list(grants.filter(Q(user=user) | Q(on_behalf_of=user), running))


def _end(grants: list[RoleGrant], *, last_day: date) -> None:
    """A grant that would only begin later never takes effect: it goes, and the audit keeps what it was."""
    found = RoleGrant.objects.filter(pk__in=[grant.pk for grant in grants])
    found.filter(starts_on__gt=last_day).delete()
    found.filter(starts_on__lte=last_day).update(ends_on=last_day)


def _close_sessions(user: User) -> None:
    """A session carries a hash over the stored password; a new unusable one ends every session at once."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


@transaction.atomic
def end_grant(*, grant: RoleGrant, last_day: date, by: User) -> None:
    """One role ends on a day, with what deputies hold of it; the person keeps her others."""
    check(by, Permission.PEOPLE_MANAGE)
    if grant.user_id == by.pk:
        raise OwnRights
    same = Q(user=grant.user_id) | Q(on_behalf_of=grant.user_id)
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=last_day)
    here = {"role": grant.role_id, "scope": grant.scope, "scope_key": grant.scope_key}
    grants = RoleGrant.objects.select_for_update(of=("self",)).select_related("user", "on_behalf_of")
    ending = list(grants.filter(same, running, **here))
    _end(ending, last_day=last_day)
    audit_api.record(
        action="role.ended", by=by, thing=grant.user,
        data={"last_day": last_day.isoformat(), "grants": [in_words(one) for one in ending]},
    )  # fmt: skip
    for holder in {one.user_id: one.user for one in ending}.values():
        sync_admin_groups(user=holder)
