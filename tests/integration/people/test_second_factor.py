"""People in a strong role show a second factor; nobody else is asked."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from academy.people.models import Person

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]


def entered_by_code_only(person: Person) -> Client:
    """A browser in which the person has typed the code from her e-mail, and nothing more."""
    browser = Client()
    assert person.user is not None
    browser.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.mark.parametrize("address", ["/admin/", "/my/", "/my/profile/", "/"])
def test_dolores_without_an_authenticator_is_led_to_add_one(dolores: Person, address: str) -> None:
    response = entered_by_code_only(dolores).get(address)
    assert (response.status_code, response["Location"]) == (302, "/account/2fa/totp/activate/")


def test_dolores_with_an_authenticator_is_asked_for_it_and_comes_back(dolores: Person) -> None:
    TOTP.activate(dolores.user, generate_totp_secret())
    response = entered_by_code_only(dolores).get("/admin/academy/people/?q=a")
    assert response["Location"] == "/account/2fa/reauthenticate/?next=%2Fadmin%2Facademy%2Fpeople%2F%3Fq%3Da"


def test_a_form_that_was_held_up_is_not_sent_again(dolores: Person) -> None:
    TOTP.activate(dolores.user, generate_totp_secret())
    response = entered_by_code_only(dolores).post("/my/profile/", {"printed_name": "X"})
    assert response["Location"] == "/account/2fa/reauthenticate/?next=%2Fmy%2F"


def test_a_recovery_code_opens_the_way_back(dolores: Person) -> None:
    TOTP.activate(dolores.user, generate_totp_secret())
    codes = RecoveryCodes.activate(dolores.user)
    browser = entered_by_code_only(dolores)
    asked = browser.get("/my/profile/")
    response = browser.post(asked["Location"], {"code": codes.get_unused_codes()[0]})
    assert response["Location"] == "/my/profile/"
    assert browser.get("/my/profile/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_adding_an_authenticator_counts_as_showing_it(dolores: Person, monkeypatch: Any) -> None:
    monkeypatch.setattr("allauth.mfa.totp.forms.auth.validate_totp_code", lambda secret, code: True)
    browser = entered_by_code_only(dolores)
    browser.get("/account/2fa/totp/activate/")
    browser.post("/account/2fa/totp/activate/", {"code": "123456"})
    assert Authenticator.objects.filter(user=dolores.user, type="totp").exists()
    records = browser.session["account_authentication_methods"]
    assert [record["type"] for record in records] == ["totp"]


def test_the_api_answers_with_a_problem(dolores: Person) -> None:
    response = entered_by_code_only(dolores).get("/api/v1/countries/")
    assert (response.status_code, response["Content-Type"]) == (403, "application/problem+json")
    assert response.json()["status"] == 403


@pytest.mark.parametrize("address", ["/account/email/", "/account/2fa/totp/activate/", "/health/"])
def test_what_logging_in_needs_stays_open(dolores: Person, address: str) -> None:
    assert entered_by_code_only(dolores).get(address).status_code == 200


def test_amina_is_not_asked(amina: Person) -> None:
    assert entered_by_code_only(amina).get("/my/profile/").status_code == 200


def test_who_has_shown_it_works_on(dolores: Person, as_: As) -> None:
    assert as_(dolores).get("/my/profile/").status_code == 200


def test_a_second_factor_shown_by_somebody_else_does_not_count(dolores: Person, amina: Person, as_: As) -> None:
    browser = as_(dolores)
    session = browser.session
    assert amina.user is not None
    session["account_authentication_methods_user"] = str(amina.user.pk)
    session.save()
    assert browser.get("/my/profile/").status_code == 302


def test_the_demonstration_waives_it(dolores: Person, settings: Any) -> None:
    settings.SECOND_FACTOR_WAIVED = True
    assert entered_by_code_only(dolores).get("/my/profile/").status_code == 200
