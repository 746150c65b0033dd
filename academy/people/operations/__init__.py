"""Writes about people: one file per kind of thing."""

from academy.people.operations.countries import assert_status, load_countries
from academy.people.operations.persons import ensure_person
from academy.people.operations.roles import grant_role, load_roles, sync_admin_groups

__all__ = ["assert_status", "ensure_person", "grant_role", "load_countries", "load_roles", "sync_admin_groups"]
