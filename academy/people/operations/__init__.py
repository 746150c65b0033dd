"""Writes about people: one file per kind of thing."""

from academy.people.operations.countries import assert_status, load_countries
from academy.people.operations.delegations import delegate
from academy.people.operations.institutions import ensure_institution
from academy.people.operations.invitations import invite
from academy.people.operations.leavers import end_grant, leave
from academy.people.operations.persons import ensure_people, ensure_person, update_profile
from academy.people.operations.roles import grant_role, load_roles, sync_admin_groups

__all__ = [
    "assert_status",
    "delegate",
    "end_grant",
    "ensure_institution",
    "ensure_people",
    "ensure_person",
    "grant_role",
    "invite",
    "leave",
    "load_countries",
    "load_roles",
    "sync_admin_groups",
    "update_profile",
]
