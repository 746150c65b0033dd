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
    "people:ask_erasure": SIGNED_IN,
    "people:take_back_erasure": SIGNED_IN,
    "people:api_countries": PUBLIC,
    "people:api_country": PUBLIC,
    "people:schema": PUBLIC,
    "people:docs": PUBLIC,
    "academy_people": P.PEOPLE_MANAGE,
    "academy_person": P.PEOPLE_MANAGE,
    "academy_invite": P.PEOPLE_MANAGE,
    "academy_deputy": P.PEOPLE_MANAGE,
    "academy_leave": P.PEOPLE_MANAGE,
    "academy_erase_person": P.PEOPLE_MANAGE,
    "academy_refuse_erasure": P.PEOPLE_MANAGE,
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
    "academy_letter_back": P.LETTERS_READ,
    "notifications:mine": SIGNED_IN,
    # academy.governance
    "governance:rules": PUBLIC,
    "governance:board": P.GOVERNANCE_READ,
    "governance:resolution": P.GOVERNANCE_READ,
    "governance:vote": P.RESOLUTIONS_VOTE,
    "governance:table": P.RESOLUTIONS_DRAFT,
    "governance:close": P.RESOLUTIONS_DRAFT,
    "governance:interest": P.RESOLUTIONS_VOTE,
    "governance:attach": P.RESOLUTIONS_DRAFT,
    "governance:detach": P.RESOLUTIONS_DRAFT,
    "governance:sheet": P.GOVERNANCE_READ,
    "governance:convene": P.RESOLUTIONS_DRAFT,
    "governance:sitting": P.GOVERNANCE_READ,
    "governance:open_vote": P.RESOLUTIONS_DRAFT,
    "governance:agenda": P.RESOLUTIONS_DRAFT,
    "governance:write_minutes": P.MANDATES_RECORD,
    "governance:minutes": P.GOVERNANCE_READ,
    "governance:proposals": P.GOVERNANCE_READ,
    "governance:new_proposal": P.PROPOSALS_SUBMIT,
    "governance:correspondent": P.LIST_ENDORSE,
    "governance:endorse": P.LIST_ENDORSE,
    "academy_mandates": P.MANDATES_RECORD,
    "academy_decisions": P.MANDATES_RECORD,
    "academy_seats": P.MANDATES_RECORD,
    "academy_add_seat": P.MANDATES_RECORD,
    "academy_add_partner": P.MANDATES_RECORD,
    "academy_leave_seat": P.MANDATES_RECORD,
    "academy_procedure": P.MANDATES_RECORD,
    "academy_universities": P.MANDATES_RECORD,
    # courses
    "academy_activities": P.EDITIONS_MANAGE,
    "academy_editions": P.EDITIONS_MANAGE,
    "academy_edition": P.EDITIONS_MANAGE,
    "academy_open_edition": P.EDITIONS_MANAGE,
    "academy_edition_open": P.EDITIONS_MANAGE,
    "academy_edition_close": P.EDITIONS_MANAGE,
    "academy_postpone": P.EDITIONS_MANAGE,
    "academy_cancel": P.EDITIONS_MANAGE,
    "academy_steering": P.PEOPLE_MANAGE,
    "academy_steering_end": P.PEOPLE_MANAGE,
    "academy_host_offers": P.EDITIONS_MANAGE,
    "academy_host_offer": P.EDITIONS_MANAGE,
    "academy_host_offer_take": P.EDITIONS_MANAGE,
    "catalogue:host_offers": P.PROPOSALS_SUBMIT,
    "catalogue:new_host_offer": P.PROPOSALS_SUBMIT,
    "catalogue:withdraw_host_offer": P.PROPOSALS_SUBMIT,
    "learning:edition": SIGNED_IN,
    "academy_enrolments": P.FACTS_READ,
    "academy_enrolment": P.FACTS_RECORD,
    "academy_participants": P.EDITIONS_MANAGE,
    "academy_results": P.FACTS_RECORD,
    "academy_correct": P.FACTS_RECORD,
    "learning:evidence": P.FACTS_READ,
    "learning:teaching_results": P.FACTS_RECORD,
    "seminars:teaching": P.PARTICIPATION_CONFIRM,
    "seminars:edition": P.PARTICIPATION_CONFIRM,
    "seminars:confirm": P.PARTICIPATION_CONFIRM,
    "seminars:programme": SIGNED_IN,
    "academy_attendance": P.ATTENDANCE_RECORD,
    "academy_sessions": P.EDITIONS_MANAGE,
    "academy_programme_list": P.EDITIONS_MANAGE,
    "academy_session_remove": P.EDITIONS_MANAGE,
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
    "academy_conclusions": P.EDITIONS_MANAGE,
    "evaluation:interest": PUBLIC,
    "evaluation:interest_said": PUBLIC,
    "admissions:calls": PUBLIC,
    "admissions:call": PUBLIC,
    "admissions:apply": SIGNED_IN,
    "admissions:selection": PUBLIC,
    "admissions:selection_check": PUBLIC,
    "admissions:api_decide": P.SELECTION_RUN,
    "admissions:api_run": P.SELECTION_RUN,
    "admissions:save_field": SIGNED_IN,
    "admissions:section": SIGNED_IN,
    "admissions:review": SIGNED_IN,
    "admissions:change": SIGNED_IN,
    "admissions:document": SIGNED_IN,
    "admissions:mine": SIGNED_IN,
    "admissions:withdraw": SIGNED_IN,
    "admissions:answer": SIGNED_IN,
    "admissions:my_place": SIGNED_IN,
    "admissions:follow_up": SIGNED_IN,
    "admissions:visa_letter": SIGNED_IN,
    "admissions:of_my_country": P.APPLICATIONS_ENDORSE,
    "admissions:opinions": P.APPLICATIONS_ENDORSE,
    "admissions:opinion_link": PUBLIC,
    "admissions:joint": P.APPLICATIONS_ENDORSE,
    "admissions:unbind": (P.APPLICATIONS_SCREEN, P.APPLICATIONS_ENDORSE),
    "academy_joint": P.APPLICATIONS_SCREEN,
    "academy_merit": P.APPLICATIONS_SCREEN,
    "academy_first_time": P.APPLICATIONS_SCREEN,
    "academy_exact_reason": P.SELECTION_RUN,
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
    "academy_restricted": P.NEEDS_READ,
    "academy_erase": P.PLACES_MANAGE,
    "academy_selection": P.SELECTION_RUN,
    "academy_selection_step": P.SELECTION_RUN,
    "academy_selection_bundle": P.SELECTION_RUN,
    "academy_selection_record": P.SELECTION_RUN,
    "academy_selection_answer": P.SELECTION_RUN,
    "academy_places": P.PLACES_MANAGE,
    "academy_place": P.PLACES_MANAGE,
    "academy_waiting": P.PLACES_MANAGE,
    "academy_fill_places": P.PLACES_MANAGE,
    "academy_late_admission": P.PLACES_MANAGE,
    "academy_place_letters": P.PLACES_MANAGE,
    "academy_follow_ups": P.PLACES_MANAGE,
    "academy_follow_ups_export": P.PLACES_MANAGE,
    "academy_follow_ups_needs": P.NEEDS_READ,
    "academy_visa_letter": P.PLACES_MANAGE,
    "admissions:my_costs": SIGNED_IN,
    "admissions:ask_grant": SIGNED_IN,
    "admissions:ask_support": SIGNED_IN,
    "admissions:withdraw_costs": SIGNED_IN,
    "admissions:invoice_pdf": SIGNED_IN,
    "admissions:receipt_pdf": SIGNED_IN,
    "admissions:national_costs": P.APPLICATIONS_ENDORSE,
    "admissions:national_support": P.APPLICATIONS_ENDORSE,
    "admissions:national_undertaking": P.APPLICATIONS_ENDORSE,
    "admissions:undertaking_document": (P.APPLICATIONS_ENDORSE, P.GRANTS_DECIDE),
    "academy_fees": P.FEES_MANAGE,
    "academy_issue_invoices": P.FEES_MANAGE,
    "academy_invoice": P.FEES_MANAGE,
    "academy_change_invoice": P.FEES_MANAGE,
    "academy_reverse_entry": P.FEES_MANAGE,
    "academy_transfers": P.FEES_MANAGE,
    "academy_transfer": P.FEES_MANAGE,
    "academy_grants": P.GRANTS_DECIDE,
    "academy_close_list": P.GRANTS_DECIDE,
    "academy_support": P.GRANTS_DECIDE,
    "academy_undertaking": P.GRANTS_DECIDE,
    "academy_cost_request": P.GRANTS_DECIDE,
    "academy_change_request": P.GRANTS_DECIDE,
    "academy_reverse_payout": P.GRANTS_DECIDE,
    "academy_envelopes": P.GRANTS_DECIDE,
    "academy_costs_report": P.REPORTS_READ,
    "academy_costs_csv": P.REPORTS_READ,
    # credits and certificates
    "credits:mine": P.CREDITS_READ_OWN,
    "credits:my_pdf": P.CREDITS_READ_OWN,
    "credits:my_csv": P.CREDITS_READ_OWN,
    "credits:my_transcript": P.CREDITS_READ_OWN,
    "credits:people": P.CREDITS_READ_ALL,
    "credits:person": P.CREDITS_READ_ALL,
    "credits:person_pdf": P.CREDITS_READ_ALL,
    "credits:person_csv": P.CREDITS_READ_ALL,
    "credits:person_transcript": P.CREDITS_READ_ALL,
    "credits:api_statement": P.CREDITS_READ_OWN,
    "credits:api_person": P.CREDITS_READ_ALL,
    "credits:api_rules": PUBLIC,
    "academy_credits": P.CREDITS_READ_ALL,
    "academy_credits_csv": P.CREDITS_READ_ALL,
    "appeals:contest_entry": P.APPEALS_LODGE,
    "appeals:contest_missing": P.APPEALS_LODGE,
    "appeals:appeal": P.APPEALS_LODGE,
    "appeals:withdraw": P.APPEALS_LODGE,
    "appeals:file": (P.APPEALS_LODGE, P.APPEALS_DECIDE),
    "academy_appeals": P.APPEALS_DECIDE,
    "academy_appeal": P.APPEALS_DECIDE,
    "recognition:ask": P.RECOGNITION_ASK,
    "recognition:withdraw": P.RECOGNITION_ASK,
    "recognition:propose": P.RELEASE_PROPOSE,
    "academy_recognition": P.RELEASE_PROPOSE,
    "academy_recognition_request": P.RELEASE_PROPOSE,
    "certificates:certificate": PUBLIC,
    "certificates:certificate_lower_case": PUBLIC,
    "certificates:verify": PUBLIC,
    "certificates:register": PUBLIC,
    "certificates:register_json": PUBLIC,
    "certificates:register_head": PUBLIC,
    "certificates:register_consistency": PUBLIC,
    "certificates:register_leaves": PUBLIC,
    "certificates:register_year": PUBLIC,
    "certificates:register_proof": PUBLIC,
    "certificates:trust": PUBLIC,
    "certificates:trust_json": PUBLIC,
    "certificates:verifier": PUBLIC,
    "certificates:offline_page": PUBLIC,
    "certificates:offline_program": PUBLIC,
    "certificates:status_list": PUBLIC,
    "certificates:take": PUBLIC,
    "certificates:shared": PUBLIC,
    "certificates:shared_credential": PUBLIC,
    "certificates:batch": PUBLIC,
    "certificates:api_batch": PUBLIC,
    "certificates:api_seal": PUBLIC,
    "certificates:api_paper": PUBLIC,
    "certificates:own_register": P.RELEASE_APPROVE,
    "certificates:office": P.RELEASE_APPROVE,
    "certificates:contact": P.RELEASE_APPROVE,
    "certificates:new_token": P.RELEASE_APPROVE,
    "certificates:end_token": P.RELEASE_APPROVE,
    "certificates:sharing": P.CERTIFICATES_READ_OWN,
    "certificates:stop_sharing": P.CERTIFICATES_READ_OWN,
    "certificates:desk": P.RELEASE_APPROVE,
    "certificates:release": P.RELEASE_APPROVE,
    "certificates:approve": P.RELEASE_APPROVE,
    "certificates:hold": P.RELEASE_APPROVE,
    "certificates:let_go": P.RELEASE_APPROVE,
    "certificates:entry": P.CERTIFICATES_REVOKE,
    "certificates:answer": P.CERTIFICATES_REVOKE,
    "certificates:mine": P.CERTIFICATES_READ_OWN,
    "certificates:pdf": (P.CERTIFICATES_READ_OWN, P.RELEASE_APPROVE, P.CERTIFICATES_READ_ALL),
    "certificates:supplement": (P.CERTIFICATES_READ_OWN, P.RELEASE_APPROVE, P.CERTIFICATES_READ_ALL),
    "certificates:preview": (P.RELEASE_APPROVE, P.RELEASE_PROPOSE),
    "certificates:reissue": P.RELEASE_APPROVE,
    "certificates:withdraw": P.RELEASE_APPROVE,
    "certificates:signing": (P.RELEASE_APPROVE, P.RELEASE_PROPOSE),
    "certificates:signing_of": (P.RELEASE_APPROVE, P.RELEASE_PROPOSE),
    "certificates:picture": (P.RELEASE_APPROVE, P.RELEASE_PROPOSE),
    "certificates:my_attendance": P.CERTIFICATES_READ_OWN,
    "certificates:attendance_of": P.RELEASE_PROPOSE,
    "certificates:credential": (P.CERTIFICATES_READ_OWN, P.RELEASE_APPROVE, P.CERTIFICATES_READ_ALL),
    "certificates:signed_record": (P.CERTIFICATES_READ_OWN, P.RELEASE_APPROVE, P.CERTIFICATES_READ_ALL),
    "certificates:named_credential": PUBLIC,
    "certificates:check_credential": PUBLIC,
    "certificates:names": PUBLIC,
    "certificates:own_document": PUBLIC,
    "certificates:hosted_document": PUBLIC,
    "certificates:badge_status_list": PUBLIC,
    "certificates:domain": (P.RELEASE_APPROVE, P.RELEASE_PROPOSE),
    "certificates:look_at_domain": (P.RELEASE_APPROVE, P.RELEASE_PROPOSE),
    "certificates:api_credential": PUBLIC,
    "certificates:api_check_credential": PUBLIC,
    "certificates:api_certificate": PUBLIC,
    "certificates:api_name": PUBLIC,
    "academy_release": P.RELEASE_PROPOSE,
    "academy_withdraw_list": P.RELEASE_PROPOSE,
    "academy_let_go": P.RELEASE_PROPOSE,
    "academy_issue": P.RELEASE_PROPOSE,
    # cms and portal
    "cms:media": PUBLIC,
    "cms:style": PUBLIC,
    "portal:home": SIGNED_IN,
    "portal:enter_as": PUBLIC,
    "portal:enter": PUBLIC,
    "academy_desk": P.DESK_SECRETARIAT,
    # academy.portal.drafting
    "drafting:compare": P.GOVERNANCE_READ,
    "drafting:begin": P.RESOLUTIONS_DRAFT,
    "drafting:overview": P.RESOLUTIONS_DRAFT,
    "drafting:general": P.RESOLUTIONS_DRAFT,
    "drafting:topics": P.RESOLUTIONS_DRAFT,
    "drafting:delete": P.RESOLUTIONS_DRAFT,
    "drafting:renewal": P.RESOLUTIONS_DRAFT,
    "drafting:add_activity": P.RESOLUTIONS_DRAFT,
    "drafting:activity": P.RESOLUTIONS_DRAFT,
    "drafting:remove_activity": P.RESOLUTIONS_DRAFT,
    "drafting:requirements": P.RESOLUTIONS_DRAFT,
    "drafting:add_requirement": P.RESOLUTIONS_DRAFT,
    "drafting:requirement": P.RESOLUTIONS_DRAFT,
    "drafting:remove_requirement": P.RESOLUTIONS_DRAFT,
    "drafting:move_requirement": P.RESOLUTIONS_DRAFT,
    "drafting:curriculum": P.RESOLUTIONS_DRAFT,
    "drafting:module": P.RESOLUTIONS_DRAFT,
    "drafting:remove_module": P.RESOLUTIONS_DRAFT,
    "drafting:level": P.RESOLUTIONS_DRAFT,
    "drafting:remove_level": P.RESOLUTIONS_DRAFT,
    "drafting:limits": P.RESOLUTIONS_DRAFT,
    "reports:feasibility": P.REPORTS_READ,
    "reports:feasibility_csv": P.REPORTS_READ,
    "reports:feasibility_pdf": P.REPORTS_READ,
    "steering:desk": P.PROGRAMME_DESIGN,
    "steering:edition": P.PROGRAMME_DESIGN,
    "steering:programme": P.PROGRAMME_DESIGN,
    "steering:remove_session": P.PROGRAMME_DESIGN,
    "organising:desk": P.EDITION_ORGANISE,
    "organising:edition": P.EDITION_ORGANISE,
    "organising:participants": P.EDITION_ORGANISE,
    "organising:attendance": P.EDITION_ORGANISE,
    "academy_organiser": P.PEOPLE_MANAGE,
    "portal:simulations": P.GOVERNANCE_READ,
    "portal:simulation": P.GOVERNANCE_READ,
    "portal:simulation_csv": P.GOVERNANCE_READ,
    "portal:simulation_go_on": P.RESOLUTIONS_DRAFT,
    "portal:compare_simulations": P.GOVERNANCE_READ,
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


# Every view is opened by whoever may do most on each engine; who is let in is the same on all.
OTHER_ROLES = [pytest.param(role, marks=pytest.mark.engine_free) for role in RoleCode if role != RoleCode.SECRETARIAT]


@pytest.mark.parametrize("role", [RoleCode.SECRETARIAT, *OTHER_ROLES])
def test_each_role_opens_what_its_permissions_say(role: RoleCode, as_: Callable[[Person], Client]) -> None:
    person = person_with_role("Somebody", "There", role)
    assert wrong(as_(person), role) == []


def test_an_account_without_a_role_opens_what_is_for_everybody(chen: Person, as_: Callable[[Person], Client]) -> None:
    browser = as_(chen)
    opened = {name for name, who in TABLE.items() if is_open(browser, every_address()[name].path)}
    assert opened == {name for name, who in TABLE.items() if who in {PUBLIC, SIGNED_IN}}
