"""Who may open which address: one line per address, tried by a stranger and by somebody in each role.

A new address needs a line here. Write who may open it: PUBLIC, SIGNED_IN, or the permissions of which one is enough.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from academy.people.domain.vocabulary import ADMIN_ROLES, ROLES, Permission, RoleCode
from academy.people.models import Person
from tests.factories.people import person_with_role
from tests.security.addresses import Address, every_address, our_addresses

pytestmark = pytest.mark.django_db
P = Permission
Who = str | Permission | tuple[Permission, ...]
PUBLIC, SIGNED_IN, ADMIN, NOBODY = "public", "signed in", "works in the admin", "nobody"

TABLE: dict[str, Who] = {
    # academy.people
    "people:profile": SIGNED_IN,
    "people:api_countries": PUBLIC,
    "people:api_country": PUBLIC,
    "people:schema": PUBLIC,
    "people:docs": PUBLIC,
    "academy_people": P.PEOPLE_MANAGE,
    "academy_person": P.PEOPLE_MANAGE,
    "academy_invite": P.PEOPLE_MANAGE,
    "academy_deputy": P.PEOPLE_MANAGE,
    "academy_leave": P.PEOPLE_MANAGE,
    "academy_countries": P.COUNTRIES_EDIT,
    "academy_country": P.COUNTRIES_EDIT,
    # academy.audit
    "audit:records": P.AUDIT_READ,
    "academy_audit": P.AUDIT_READ,
    # academy.jobs
    "jobs:health": PUBLIC,
    "academy_jobs": P.JOBS_MANAGE,
    "academy_job_again": P.JOBS_MANAGE,
    # academy.notifications
    "academy_letters": P.LETTERS_READ,
    "academy_letter": P.LETTERS_READ,
    "academy_letter_again": P.LETTERS_READ,
    "notifications:mine": SIGNED_IN,
    # academy.governance
    "governance:rules": PUBLIC,
    "governance:board": P.GOVERNANCE_READ,
    "governance:new_draft": P.RESOLUTIONS_DRAFT,
    "governance:resolution": P.GOVERNANCE_READ,
    "governance:vote": P.RESOLUTIONS_VOTE,
    "governance:table": P.RESOLUTIONS_DRAFT,
    "governance:close": P.RESOLUTIONS_DRAFT,
    "governance:amounts": P.RESOLUTIONS_DRAFT,
    "governance:correspondent": P.LIST_ENDORSE,
    "governance:endorse": P.LIST_ENDORSE,
    "academy_mandates": P.MANDATES_RECORD,
    "academy_decisions": P.MANDATES_RECORD,
    "academy_seats": P.MANDATES_RECORD,
    # courses
    "academy_editions": P.EDITIONS_MANAGE,
    "learning:edition": SIGNED_IN,
    "academy_enrolments": P.FACTS_READ,
    "seminars:teaching": P.PARTICIPATION_CONFIRM,
    "seminars:edition": P.PARTICIPATION_CONFIRM,
    "seminars:confirm": P.PARTICIPATION_CONFIRM,
    "seminars:programme": SIGNED_IN,
    "academy_attendance": P.ATTENDANCE_RECORD,
    "assessment:test": P.TESTS_TAKE,
    "assessment:attempt": P.TESTS_TAKE,
    "assessment:review": P.TESTS_TAKE,
    "assessment:submit": P.TESTS_TAKE,
    "assessment:result": P.TESTS_TAKE,
    "academy_tests": P.TESTS_MANAGE,
    "assignments:assignment": P.ASSIGNMENTS_SUBMIT,
    "assignments:file": (P.ASSIGNMENTS_SUBMIT, P.ASSIGNMENTS_MARK),
    "assignments:marking": P.ASSIGNMENTS_MARK,
    "assignments:submission": P.ASSIGNMENTS_MARK,
    "evaluation:answer": P.SURVEYS_ANSWER,
    "evaluation:results": P.SURVEYS_READ,
    "academy_surveys": P.SURVEYS_READ,
    "admissions:calls": PUBLIC,
    "admissions:call": PUBLIC,
    "admissions:apply": SIGNED_IN,
    "admissions:save_field": SIGNED_IN,
    "admissions:section": SIGNED_IN,
    "admissions:review": SIGNED_IN,
    "admissions:change": SIGNED_IN,
    "admissions:document": SIGNED_IN,
    "admissions:mine": SIGNED_IN,
    "admissions:withdraw": SIGNED_IN,
    "admissions:answer": SIGNED_IN,
    "admissions:of_my_country": P.APPLICATIONS_ENDORSE,
    "admissions:opinions": P.APPLICATIONS_ENDORSE,
    "admissions:opinion_link": PUBLIC,
    "academy_call": P.EDITIONS_MANAGE,
    "academy_call_country": P.MANDATES_RECORD,
    "academy_applications": P.APPLICATIONS_READ,
    "academy_import": P.APPLICATIONS_SCREEN,
    "academy_screen": P.APPLICATIONS_SCREEN,
    "academy_export": P.APPLICATIONS_READ,
    "academy_decide_many": P.APPLICATIONS_SCREEN,
    "academy_declare": P.APPLICATIONS_SCREEN,
    "academy_tell_screening": P.APPLICATIONS_SCREEN,
    "academy_ask_opinions": P.APPLICATIONS_SCREEN,
    "academy_application": P.APPLICATIONS_READ,
    "academy_change": P.APPLICATIONS_SCREEN,
    "academy_restricted": P.PLACES_MANAGE,
    "academy_erase": P.PLACES_MANAGE,
    "academy_selection": P.SELECTION_RUN,
    "academy_places": P.PLACES_MANAGE,
    "academy_place": P.PLACES_MANAGE,
    # credits and certificates
    "credits:mine": P.CREDITS_READ_OWN,
    "academy_credits": P.CREDITS_READ_ALL,
    "certificates:certificate": PUBLIC,
    "certificates:certificate_lower_case": PUBLIC,
    "certificates:verify": PUBLIC,
    "certificates:desk": P.RELEASE_APPROVE,
    "certificates:release": P.RELEASE_APPROVE,
    "certificates:approve": P.RELEASE_APPROVE,
    "certificates:hold": P.RELEASE_APPROVE,
    "certificates:entry": P.CERTIFICATES_REVOKE,
    "certificates:answer": P.CERTIFICATES_REVOKE,
    "certificates:mine": P.CERTIFICATES_READ_OWN,
    "certificates:pdf": (P.CERTIFICATES_READ_OWN, P.RELEASE_APPROVE, P.CERTIFICATES_READ_ALL),
    "certificates:api_certificate": PUBLIC,
    "certificates:api_name": PUBLIC,
    "academy_release": P.RELEASE_PROPOSE,
    "academy_issue": P.RELEASE_PROPOSE,
    # cms and portal
    "cms:media": PUBLIC,
    "cms:style": PUBLIC,
    "portal:home": SIGNED_IN,
    "portal:enter_as": PUBLIC,
    "portal:enter": PUBLIC,
    "academy_desk": P.DESK_SECRETARIAT,
}

# Addresses of other packages that are worth a line.
OTHERS: dict[str, Who] = {
    "account_login": PUBLIC,
    "account_request_login_code": PUBLIC,
    "account_email": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "wagtailadmin_home": ADMIN,
    "wagtailusers_users:index": NOBODY,
    "wagtailusers_users:add": NOBODY,
    "wagtailusers_groups:index": NOBODY,
    "wagtailusers_groups:add": NOBODY,
    "wagtailsites:index": NOBODY,
    "wagtaillocales:index": NOBODY,
    "wagtailadmin_workflows:index": NOBODY,
}


def may_open(role: RoleCode | None, who: Who, *, in_admin: bool) -> bool:
    if who == PUBLIC:
        return True
    if who == NOBODY or role is None or (in_admin and role not in ADMIN_ROLES):
        return False
    if who in {SIGNED_IN, ADMIN}:
        return True
    wanted = set(who) if isinstance(who, tuple) else {who}
    return bool(wanted & ROLES[role][2])


def is_open(browser: Client, path: str) -> bool:
    """Anything but a refusal: a page, "not found", "not like this". A refusal is 403 or being sent away."""
    response = browser.get(path)
    if response.status_code == 405:
        response = browser.post(path)
    assert response.status_code < 500, path
    sent_to = response.get("Location", "")
    sent_away = sent_to == "/admin/" or sent_to.startswith("/account/login/?next=")
    return not sent_away and response.status_code not in {401, 403}


def wrong(browser: Client, role: RoleCode | None) -> list[str]:
    """Addresses that open to somebody who may not, or stay shut to somebody who may."""
    known = every_address()
    found = []
    for name, who in (TABLE | OTHERS).items():
        address: Address = known[name]
        expected = may_open(role, who, in_admin=address.path.startswith("/admin/"))
        if is_open(browser, address.path) is not expected:
            found.append(f"{name} ({address.path}) should be {'open' if expected else 'shut'}")
    return found


def test_every_address_of_ours_has_a_line() -> None:
    missing = sorted(our_addresses().keys() - TABLE.keys())
    assert missing == [], "add a line to TABLE for each"


def test_every_line_has_an_address() -> None:
    assert sorted((TABLE.keys() | OTHERS.keys()) - every_address().keys()) == []


def test_a_stranger_opens_what_is_public(client: Client) -> None:
    assert wrong(client, None) == []


@pytest.mark.parametrize("role", list(RoleCode))
def test_each_role_opens_what_its_permissions_say(role: RoleCode, as_: Callable[[Person], Client]) -> None:
    person = person_with_role("Somebody", "There", role)
    assert wrong(as_(person), role) == []


def test_an_account_without_a_role_opens_what_is_for_everybody(chen: Person, as_: Callable[[Person], Client]) -> None:
    browser = as_(chen)
    opened = {name for name, who in TABLE.items() if is_open(browser, every_address()[name].path)}
    assert opened == {name for name, who in TABLE.items() if who in {PUBLIC, SIGNED_IN}}
