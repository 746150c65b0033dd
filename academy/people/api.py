"""The names that other apps may use."""

from academy.people.domain.standing import Standing
from academy.people.domain.vocabulary import Permission, RoleCode
from academy.people.models import Country, CountryStatus, Institution, Person, Role, RoleGrant, User
from academy.people.operations import assert_status, ensure_person, grant_role, load_countries, load_roles
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
from academy.people.queries import find_country, person_of, standing, standings

__all__ = [
    "Access",
    "Country",
    "CountryStatus",
    "Institution",
    "Permission",
    "Person",
    "Role",
    "RoleCode",
    "RoleGrant",
    "Standing",
    "User",
    "allowed",
    "assert_status",
    "check",
    "ensure_person",
    "find_country",
    "grant_role",
    "grants_of",
    "has_role",
    "load_countries",
    "load_roles",
    "may",
    "needs",
    "needs_second_factor",
    "person_of",
    "public",
    "scopes_of",
    "signed_in",
    "standing",
    "standings",
    "works_in_admin",
]
