"""My profile: the name as on certificates, in any script, and the language."""

from collections.abc import Callable

import pytest
from django.test import Client

from academy.audit.models import AuditRecord
from academy.people.models import Person, User
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
PROFILE = "/my/profile/"


@pytest.mark.parametrize("name", ["أمينة بن علي", "Aмина", "ამინა", "María José Ñuñez", "阿米娜", "नमिता श्री"])
def test_amina_writes_her_name_in_her_script(amina: Person, as_: As, name: str) -> None:
    as_(amina).post(PROFILE, {"printed_name": name, "language": "en"})
    amina.refresh_from_db()
    assert (amina.printed_name, amina.language, amina.given_name) == (name, "en", "Amina")
    assert User.objects.get(person=amina).language == "en"
    assert AuditRecord.objects.get(action="person.profile_changed").data == {"changed": ["printed_name", "language"]}


@pytest.mark.parametrize(("name", "words"), [("A\u202eB", "invisible"), ("x" * 201, "200"), ("12 34", "no letter")])
def test_a_name_that_cannot_be_printed_is_refused_with_the_reason(
    boris: Person, as_: As, name: str, words: str
) -> None:
    page = as_(boris).post(PROFILE, {"printed_name": name, "language": "en"}).content.decode()
    assert words in page
    boris.refresh_from_db()
    assert boris.printed_name == "Boris Trajkovski"


def test_somebody_new_says_her_name(client: Client) -> None:
    user = make_user("new@example.org")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    words = {"given_name": "Nina", "family_name": "New", "printed_name": "Nina New", "language": "en"}
    assert client.post(PROFILE, words).status_code == 302
    assert Person.objects.get(user=user).printed_name == "Nina New"


def test_a_stranger_is_sent_to_the_login_page(client: Client) -> None:
    assert client.get(PROFILE)["Location"] == "/account/login/?next=/my/profile/"
