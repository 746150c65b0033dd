"""Roles: the vocabulary brought into the table, and who holds what."""

from datetime import date

from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.domain.delegation import Held
from academy.people.domain.vocabulary import ADMIN_GROUPS, ROLES, STRONG_ROLES, RoleCode
from academy.people.models import Role, RoleGrant, User


def load_roles() -> int:
    """Bring the Role table in line with the vocabulary; returns how many roles there are."""
    for code, (name_fr, name_en, permissions) in ROLES.items():
        Role.objects.update_or_create(
            code=code,
            defaults={
                "name_fr": name_fr,
                "name_en": name_en,
                "permissions": sorted(permissions),
                "needs_second_factor": code in STRONG_ROLES,
            },
        )
    return Role.objects.count()


def grant_role(
    *,
    user: User,
    role: RoleCode,
    starts_on: date,
    scope: str = "",
    scope_key: str = "",
    ends_on: date | None = None,
    granted_by: str = "",
) -> RoleGrant:
    """Give `user` a role from `starts_on`; the same grant twice is one grant."""
    asked = Held(role=role, scope=scope, scope_key=scope_key, starts_on=starts_on, ends_on=ends_on)
    return write_grant(user=user, asked=asked, granted_by=granted_by)[0]


@transaction.atomic
def write_grant(
    *, user: User, asked: Held, by: User | None = None, granted_by: str = "", on_behalf_of: User | None = None
) -> tuple[RoleGrant, bool]:
    """The grant, and whether it is new. Only a new one is recorded."""
    grant, created = RoleGrant.objects.get_or_create(
        user=user,
        role_id=asked.role,
        scope=asked.scope,
        scope_key=asked.scope_key,
        starts_on=asked.starts_on,
        defaults={"ends_on": asked.ends_on, "granted_by": granted_by, "on_behalf_of": on_behalf_of},
    )
    if created:
        audit_api.record(action="role.granted", by=by, thing=user, authority=granted_by, data=in_words(grant))
    user.__dict__.pop("_grants", None)
    if asked.role in ADMIN_GROUPS:
        sync_admin_groups(user=user)
    return grant, created


def in_words(grant: RoleGrant) -> dict[str, str]:
    """A grant as the audit keeps it: ids and codes."""
    words = {
        "role": grant.role_id,
        "scope": f"{grant.scope}:{grant.scope_key}" if grant.scope else "",
        "from": grant.starts_on.isoformat(),
        "to": grant.ends_on.isoformat() if grant.ends_on else "",
        "for": audit_api.actor_key(grant.on_behalf_of) if grant.on_behalf_of else "",
    }
    return {name: word for name, word in words.items() if word}


def sync_admin_groups(*, user: User | None = None) -> None:
    """Bring membership of the admin's groups in line with the roles in force today; for one user, or for everybody.

    Wagtail asks Django's groups who may enter. They follow the grants and are never edited by hand.
    """
    today = timezone.localdate()
    for role, name in ADMIN_GROUPS.items():
        group = _admin_group(name)
        held = RoleGrant.objects.in_force(on=today).filter(role=role)
        holders = User.objects.filter(is_active=True, role_grants__in=held)
        if user is None:
            group.user_set.set(holders.distinct())
        elif holders.filter(pk=user.pk).exists():
            group.user_set.add(user)
        else:
            group.user_set.remove(user)
    if user is not None:
        _forget_permissions(user)


def _admin_group(name: str) -> Group:
    """The group with the right to enter the admin; what it may edit there is given by the content pages' own app."""
    group, _ = Group.objects.get_or_create(name=name)
    kind, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    words = {"name": "Can access Wagtail admin"}
    entry, _ = DjangoPermission.objects.get_or_create(content_type=kind, codename="access_admin", defaults=words)
    group.permissions.add(entry)
    return group


def _forget_permissions(user: User) -> None:
    """Django remembers permissions on the user object; a new group must count at once."""
    for name in ("_perm_cache", "_user_perm_cache", "_group_perm_cache"):
        if hasattr(user, name):
            delattr(user, name)
