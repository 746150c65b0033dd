"""Accounts, persons, roles, institutions and countries; requests for erasure and what was erased."""

from academy.people.models.erasure import Erasure, ErasureRequest
from academy.people.models.people import (
    ERASED_DOMAIN,
    Country,
    CountryStatus,
    Institution,
    Person,
    Role,
    RoleGrant,
    RoleGrantQuerySet,
    User,
    UserManager,
)

__all__ = [
    "ERASED_DOMAIN",
    "Country",
    "CountryStatus",
    "Erasure",
    "ErasureRequest",
    "Institution",
    "Person",
    "Role",
    "RoleGrant",
    "RoleGrantQuerySet",
    "User",
    "UserManager",
]
