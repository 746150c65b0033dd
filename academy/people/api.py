"""The names that other apps may use."""

from academy.people.domain.vocabulary import Permission, RoleCode
from academy.people.operations import grant_role, load_roles
from academy.people.permissions import (
    Access,
    allowed,
    check,
    grants_of,
    has_role,
    may,
    needs,
    needs_second_factor,
    public,
    scopes_of,
    signed_in,
    works_in_admin,
)

__all__ = [
    "Access",
    "Permission",
    "RoleCode",
    "allowed",
    "check",
    "grant_role",
    "grants_of",
    "has_role",
    "load_roles",
    "may",
    "needs",
    "needs_second_factor",
    "public",
    "scopes_of",
    "signed_in",
    "works_in_admin",
]
