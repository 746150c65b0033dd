"""Deputies: somebody stands in for another, until a day, with no more than the other holds."""

from dataclasses import replace

from django.db import transaction

from academy.audit import api as audit_api
from academy.people.domain.delegation import Held, covers
from academy.people.domain.vocabulary import Permission
from academy.people.models import RoleGrant, User
from academy.people.operations.roles import write_grant
from academy.people.permissions import check
from academy.people.refusals import AlreadyHeld, MoreThanHeld, OwnRights
from academy.people.signals import person_invited


@transaction.atomic
def delegate(*, delegator: User, deputy: User, asked: Held, by: User) -> RoleGrant:
    """Let `deputy` act for `delegator` in the role and scope asked for.

    The delegator names her deputy herself, or the Secretariat does. The grant stops counting when hers does.
    """
    if by.pk != delegator.pk:
        check(by, Permission.PEOPLE_MANAGE)
    if deputy.pk in {delegator.pk, by.pk}:
        raise OwnRights
    grants = RoleGrant.objects.select_for_update(of=("self",)).filter(user=delegator)
    if not delegator.is_active or not any(covers(held(grant), asked) for grant in grants):
        raise MoreThanHeld
    grant, created = write_grant(
        user=deputy,
        asked=replace(asked, own=False),
        by=by,
        granted_by=audit_api.actor_key(by),
        on_behalf_of=delegator,
    )
    if not created:
        raise AlreadyHeld
    if person := getattr(deputy, "person", None):
        person_invited.send(sender=type(person), person=person, grant=grant)
    return grant


def held(grant: RoleGrant) -> Held:
    return Held(
        role=grant.role_id,
        scope=grant.scope,
        scope_key=grant.scope_key,
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        own=grant.on_behalf_of_id is None,
    )
