"""People, through the Secretariat's doors: the list, an invitation, a deputy, a leaver."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from academy.audit import api as audit_api
from academy.jobs.api import Job, run_due
from academy.notifications.api import Letter
from academy.people import api as people_api
from academy.people.api import Held, Permission, RoleCode
from academy.people.models import Person, RoleGrant, User
from academy.people.refusals import AlreadyHeld, BadDates, LeftTooLongAgo, MoreThanHeld, OwnRights, UnknownScope
from tests.factories.people import START, person_with_role

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
LIST = "/admin/academy/people/"
TODAY = timezone.localdate
INVITATION = {
    "email": "New.Officer@example.org",
    "given_name": "Νίκη",
    "family_name": "Παππά",
    "language": "fr",
    "role": "institution_officer",
    "institution": "",
    "starts_on": "2026-01-01",
}


def user_of(person: Person) -> User:
    assert person.user is not None
    return person.user


def held(role: str, *, scope: str = "", key: str = "", days: int = 30) -> Held:
    return Held(role=role, scope=scope, scope_key=key, starts_on=TODAY(), ends_on=TODAY() + timedelta(days=days))


def test_the_list_takes_the_same_statements_whatever_its_length(dolores: Person, as_: As) -> None:
    browser, counts = as_(dolores), []
    for number in (1, 3):
        for each in range(number):
            person_with_role(f"Zoe{number}{each}", "Listed", RoleCode.TRAINER)
        browser.get(LIST)
        with CaptureQueriesContext(connection) as statements:
            page = browser.get(f"{LIST}?q=listed").content.decode()
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert page.count("Listed, Zoe") == 4


@pytest.mark.parametrize(
    ("asked", "seen"), [("q=benali", True), ("q=amina@", True), ("q=nobody", False), ("role=participant", True),
                        ("role=trainer", False), ("q=ami+ben", True)]
)  # fmt: skip
def test_people_are_found_by_name_address_and_role(
    dolores: Person, amina: Person, as_: As, asked: str, seen: bool
) -> None:
    assert ("Benali, Amina" in as_(dolores).get(f"{LIST}?{asked}").content.decode()) is seen


def test_one_persons_page_shows_roles_and_history(dolores: Person, amina: Person, as_: As) -> None:
    page = as_(dolores).get(f"{LIST}{amina.pk}/").content.decode()
    assert "Participant" in page
    assert "role.granted" in page


def test_amina_cannot_open_boris_page(amina: Person, boris: Person, as_: As) -> None:
    assert as_(amina).get(f"{LIST}{boris.pk}/").status_code == 403


def test_an_invitation_makes_a_person_gives_a_role_and_writes_a_letter(dolores: Person, esi: Person, as_: As) -> None:
    institution = people_api.Institution.objects.get(key="university-of-malta")
    as_(dolores).post(f"{LIST}invite/", INVITATION | {"institution": str(institution.pk)})
    person = Person.objects.get(email="new.officer@example.org")
    grant = RoleGrant.objects.get(user=person.user)
    assert (grant.role_id, grant.scope, grant.scope_key) == (
        "institution_officer",
        "institution",
        "university-of-malta",
    )
    assert person.printed_name == "Νίκη Παππά"
    letter = Letter.objects.get(person=person)
    assert (letter.template, letter.language) == ("invitation", "fr")
    assert "/account/login/code/" in letter.body
    acts = [record.action for record in people_api.history_of(person)]
    assert acts == ["role.granted", "person.recorded"]


def test_the_invited_person_enters_by_the_code_sent_to_her(dolores: Person, client: Client) -> None:
    people_api.invite(
        email="new@example.org", given_name="New", family_name="Marker", language="en", asked=held("marker"),
        by=user_of(dolores),
    )  # fmt: skip
    client.post("/account/login/code/", {"email": "new@example.org"})
    assert mail.outbox[-1].to == ["new@example.org"]
    assert "Your sign-in code" in str(mail.outbox[-1].body)  # in her language, whatever the browser's
    code = _code_in(str(mail.outbox[-1].body))
    client.post("/account/login/code/confirm/", {"code": code})
    assert client.get("/my/profile/").status_code == 200


def _code_in(body: str) -> str:
    """allauth writes the code on a line of its own."""
    lines = [line.strip() for line in body.splitlines()]
    return next(line for line in lines if "-" in line and " " not in line)


def test_the_same_invitation_twice_is_one_grant_and_one_letter(dolores: Person) -> None:
    for _ in range(2):
        people_api.invite(
            email="new@example.org", given_name="New", family_name="Marker", language="en", asked=held("marker"),
            by=user_of(dolores),
        )  # fmt: skip
    assert RoleGrant.objects.filter(user__email="new@example.org").count() == 1
    assert Letter.objects.filter(to="new@example.org").count() == 1


@pytest.mark.parametrize(
    ("email", "asked", "refusal"),
    [
        ("dolores@example.org", held("board_member"), OwnRights),
        ("new@example.org", held("marker", scope="institution", key="nowhere"), UnknownScope),
        ("new@example.org", held("marker", scope="edition", key="twelve"), UnknownScope),
        ("new@example.org", held("marker", days=-1), BadDates),
    ],
)
def test_what_an_invitation_cannot_do(dolores: Person, email: str, asked: Held, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        people_api.invite(email=email, given_name="A", family_name="B", language="en", asked=asked, by=user_of(dolores))
    assert not Letter.objects.exists()


def test_a_refusal_is_shown_on_the_form(dolores: Person, as_: As) -> None:
    page = as_(dolores).post(f"{LIST}invite/", INVITATION | {"email": "dolores@example.org"}).content.decode()
    assert "Nobody changes her own roles" in page


# Deputies -----------------------------------------------------------------------------------------------------------


def test_the_secretariat_names_a_deputy(dolores: Person, esi: Person, chen: Person, as_: As) -> None:
    grant = RoleGrant.objects.get(user=esi.user)
    asked = {"grant": grant.pk, "deputy": "chen@example.org", "starts_on": TODAY(), "ends_on": TODAY()}
    response = as_(dolores).post(f"{LIST}{esi.pk}/deputy/", asked)
    assert response.status_code == 302, response.content.decode()
    deputy = User.objects.get(person=chen)
    assert people_api.scopes_of(deputy, Permission.RELEASE_APPROVE, "institution") == {"university-of-malta"}
    assert audit_api.records(action="role.granted").first().data["for"] == f"user:{user_of(esi).pk}"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "asked",
    [
        held("secretariat"),
        held("institution_officer"),  # everywhere, while Esi acts for one institution
        held("institution_officer", scope="institution", key="another"),
        Held(role="institution_officer", scope="institution", scope_key="university-of-malta",
             starts_on=date(2019, 1, 1), ends_on=date(2030, 1, 1)),
        Held(role="institution_officer", scope="institution", scope_key="university-of-malta",
             starts_on=date(2026, 1, 1), ends_on=None),
    ],
)  # fmt: skip
def test_a_deputy_never_has_more_than_the_person_she_stands_in_for(esi: Person, chen: Person, asked: Held) -> None:
    with pytest.raises(MoreThanHeld):
        people_api.delegate(delegator=user_of(esi), deputy=user_of(chen), asked=asked, by=user_of(esi))


def delegated(esi: Person, chen: Person) -> RoleGrant:
    asked = held("institution_officer", scope="institution", key="university-of-malta")
    return people_api.delegate(delegator=user_of(esi), deputy=user_of(chen), asked=asked, by=user_of(esi))


def test_a_deputys_right_ends_with_that_of_the_person_she_stands_in_for(esi: Person, chen: Person) -> None:
    delegated(esi, chen)
    assert people_api.may(User.objects.get(person=chen), Permission.RELEASE_APPROVE)
    RoleGrant.objects.filter(user=esi.user).update(ends_on=START)
    assert not people_api.may(User.objects.get(person=chen), Permission.RELEASE_APPROVE)


def test_a_deputy_names_no_deputy(esi: Person, chen: Person, boris: Person) -> None:
    grant = delegated(esi, chen)
    asked = held(grant.role_id, scope=grant.scope, key=grant.scope_key, days=1)
    with pytest.raises(MoreThanHeld):
        people_api.delegate(delegator=user_of(chen), deputy=user_of(boris), asked=asked, by=user_of(chen))


def test_who_holds_it_already_needs_no_deputising(esi: Person, chen: Person) -> None:
    delegated(esi, chen)
    with pytest.raises(AlreadyHeld):
        delegated(esi, chen)


def test_nobody_makes_herself_a_deputy(dolores: Person, esi: Person) -> None:
    asked = held("institution_officer", scope="institution", key="university-of-malta")
    with pytest.raises(OwnRights):
        people_api.delegate(delegator=user_of(esi), deputy=user_of(dolores), asked=asked, by=user_of(dolores))


# Leavers ------------------------------------------------------------------------------------------------------------


def test_who_leaves_holds_nothing_and_is_signed_out(dolores: Person, esi: Person, chen: Person, as_: As) -> None:
    delegated(esi, chen)
    browser = as_(esi)
    assert browser.get("/my/profile/").status_code == 200
    yesterday = TODAY() - timedelta(days=1)
    response = as_(dolores).post(f"{LIST}{esi.pk}/leave/", {"last_day": yesterday.isoformat()})
    assert response.status_code == 302
    assert browser.get("/my/profile/")["Location"].startswith("/account/login/")
    assert people_api.grants_of(User.objects.get(person=esi)) == []
    assert not RoleGrant.objects.filter(on_behalf_of=esi.user).exists()  # began today, never takes effect
    assert audit_api.records(action="person.left").count() == 1


def test_a_colleague_who_leaves_the_secretariat_leaves_the_admin(dolores: Person, as_: As) -> None:
    colleague = person_with_role("Carla", "Colleague", RoleCode.SECRETARIAT)
    people_api.leave(user=user_of(colleague), last_day=TODAY() - timedelta(days=1), by=user_of(dolores))
    assert as_(colleague).get("/admin/").status_code == 403
    assert not user_of(colleague).groups.exists()


def test_what_counted_until_now_is_not_taken_back(dolores: Person, esi: Person) -> None:
    with pytest.raises(LeftTooLongAgo):
        people_api.leave(user=user_of(esi), last_day=date(2021, 1, 1), by=user_of(dolores))
    assert RoleGrant.objects.filter(user=esi.user, ends_on=None).exists()


def test_nobody_ends_her_own_roles(dolores: Person) -> None:
    with pytest.raises(OwnRights):
        people_api.leave(user=user_of(dolores), last_day=TODAY(), by=user_of(dolores))


def test_the_letter_is_sent(dolores: Person) -> None:
    people_api.invite(
        email="new@example.org", given_name="New", family_name="Marker", language="en",
        asked=held("marker", scope="edition", key="3"), by=user_of(dolores),
    )  # fmt: skip
    Job.objects.update(state="queued")
    run_due()
    assert mail.outbox[-1].subject == "Your access to the International Drug Policy Academy"
    assert "Marker (edition: 3)" in mail.outbox[-1].body
