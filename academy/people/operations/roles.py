"""Roles: the vocabulary brought into the table, and who holds what."""

from datetime import date

from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

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
    grant, _ = RoleGrant.objects.get_or_create(
        user=user,
        role_id=role,
        scope=scope,
        scope_key=scope_key,
        starts_on=starts_on,
        defaults={"ends_on": ends_on, "granted_by": granted_by},
    )
    user.__dict__.pop("_grants", None)
    if role in ADMIN_GROUPS:
        sync_admin_groups(user=user)
    return grant


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
