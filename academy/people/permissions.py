"""Who may do what. Views name a permission with `needs`, `signed_in` or `public`; anything unnamed is refused."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from academy.lib.access import Access, decides, needs, public, signed_in
from academy.people.domain.vocabulary import ADMIN_ROLES, STRONG_ROLES, Permission, RoleCode
from academy.people.models import RoleGrant, User

__all__ = [
    "Access",
    "allowed",
    "check",
    "grants_of",
    "has_role",
    "may",
    "needs",
    "needs_second_factor",
    "public",
    "scopes_of",
    "signed_in",
    "works_in_admin",
]


def grants_of(user: User | AnonymousUser, *, on: date | None = None) -> list[RoleGrant]:
    """The role grants in force today (or `on`); read once per request and user object."""
    if not isinstance(user, User) or not user.is_active:
        return []
    day = on or timezone.localdate()
    cache: dict[date, list[RoleGrant]] = user.__dict__.setdefault("_grants", {})
    if day not in cache:
        cache[day] = list(RoleGrant.objects.in_force(on=day).filter(user=user).select_related("role"))
    return cache[day]


def has_role(user: User | AnonymousUser, role: RoleCode) -> bool:
    return any(grant.role_id == role for grant in grants_of(user))


def scopes_of(user: User | AnonymousUser, permission: Permission, scope: str) -> set[str]:
    """Keys of the scope ("edition", "institution", "country") in which `permission` is held; {"*"} for everywhere."""
    holding = [grant for grant in grants_of(user) if permission in grant.role.permissions]
    if any(grant.scope == "" for grant in holding):
        return {"*"}
    return {grant.scope_key for grant in holding if grant.scope == scope}


def may(user: User | AnonymousUser, permission: Permission, *, scope: str = "", scope_key: str = "") -> bool:
    """True when one of the user's grants carries `permission` everywhere, or in the given scope.

    Without a scope asked, a grant in any scope opens the door; the objects behind it are fetched through the scope.
    """
    return any(
        permission in grant.role.permissions
        and (not scope or grant.scope == "" or (grant.scope == scope and grant.scope_key == scope_key))
        for grant in grants_of(user)
    )


def needs_second_factor(user: User | AnonymousUser) -> bool:
    return any(grant.role_id in STRONG_ROLES for grant in grants_of(user))


def works_in_admin(user: User | AnonymousUser) -> bool:
    return any(grant.role_id in ADMIN_ROLES for grant in grants_of(user))


def check(user: User | AnonymousUser, permission: Permission, *, scope: str = "", scope_key: str = "") -> None:
    """Raise PermissionDenied unless `may`."""
    if not may(user, permission, scope=scope, scope_key=scope_key):
        raise PermissionDenied


@decides
def allowed(user: User | AnonymousUser, access: Access) -> bool:
    if access.public:
        return True
    if not user.is_authenticated:
        return False
    return not access.permissions or any(may(user, Permission(name)) for name in access.permissions)
