"""The Wagtail admin: who enters, and what its pages may load."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from academy.people.api import RoleCode
from academy.people.models import Person, RoleGrant, User
from academy.people.operations import sync_admin_groups
from tests.factories.people import START, person_with_role

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]


@pytest.mark.parametrize("role", [RoleCode.SECRETARIAT, RoleCode.CONTENT_AUTHOR])
def test_those_who_work_there_enter_the_admin(role: RoleCode, as_: As) -> None:
    person = person_with_role("Worker", "One", role)
    assert as_(person).get("/admin/").status_code == 200
    assert not User.objects.get(person=person).is_superuser


def test_a_participant_is_refused(amina: Person, as_: As) -> None:
    assert as_(amina).get("/admin/").status_code == 403


def test_a_stranger_is_sent_to_the_login_page(client: Client) -> None:
    assert client.get("/admin/")["Location"].startswith("/account/login/")


def test_a_grant_that_ended_yesterday_opens_nothing(dolores: Person, as_: As) -> None:
    RoleGrant.objects.filter(user=dolores.user).update(ends_on=date(2020, 12, 31))
    assert as_(dolores).get("/admin/").status_code == 403


def test_a_grant_that_began_today_opens_the_admin(dolores: Person, as_: As) -> None:
    assert dolores.user is not None
    dolores.user.groups.clear()
    assert as_(dolores).get("/admin/").status_code == 200


def test_groups_follow_the_grants_for_everybody(dolores: Person) -> None:
    assert dolores.user is not None
    RoleGrant.objects.filter(user=dolores.user).update(ends_on=START)
    sync_admin_groups()
    assert not dolores.user.groups.exists()


@pytest.mark.parametrize("address", ["/admin/users/", "/admin/groups/", "/admin/sites/"])
def test_accounts_and_groups_are_not_edited_in_wagtails_own_screens(dolores: Person, as_: As, address: str) -> None:
    assert as_(dolores).get(address).status_code in {302, 403, 404}


def test_the_admin_loads_nothing_from_elsewhere(dolores: Person, as_: As) -> None:
    policy = as_(dolores).get("/admin/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-src 'self'" in policy
    assert "http" not in policy


def test_the_site_keeps_its_stricter_policy(amina: Person, as_: As) -> None:
    response = as_(amina).get("/my/profile/")
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
