"""Writes about people: one file per kind of thing."""

from academy.people.operations.countries import assert_status, load_countries
from academy.people.operations.delegations import delegate
from academy.people.operations.erasing import erase
from academy.people.operations.erasure_requests import ask_for_erasure, refuse_erasure, take_back_erasure
from academy.people.operations.institutions import ensure_institution
from academy.people.operations.invitations import invite
from academy.people.operations.leavers import end_grant, leave
from academy.people.operations.persons import ensure_people, ensure_person, update_profile
from academy.people.operations.roles import grant_role, load_roles, sync_admin_groups

__all__ = [
    "ask_for_erasure",
    "assert_status",
    "delegate",
    "end_grant",
    "ensure_institution",
    "ensure_people",
    "ensure_person",
    "erase",
    "grant_role",
    "invite",
    "leave",
    "load_countries",
    "load_roles",
    "refuse_erasure",
    "sync_admin_groups",
    "take_back_erasure",
    "update_profile",
]
