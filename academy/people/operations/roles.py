"""Roles: the vocabulary brought into the table, and who holds what."""

from datetime import date

from academy.people.domain.vocabulary import ROLES, STRONG_ROLES, RoleCode
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
    return grant
