"""An expert group has its own cap, kept by the database; consultants stand beside it; correspondents nominate.

Source: P-PG (2020) 10, P-PG/Gender and P-PG/Rights, items 5 and 6.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from courses.admissions import operations, snapshot
from courses.admissions.models import Application, Call, Place
from courses.admissions.refusals import CapBeyondPlaces, CapMissing
from tests.factories.admissions import close, make_applicant, make_application, make_call, make_edition
from tests.factories.people import person_with_role
from tests.integration.admissions.test_calls import terms

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]


def expert(call: Call, given: str, *, country: str = "NO", **more: object) -> Application:
    said = {"submitted_at": timezone.now() - timedelta(hours=2)} | more
    return make_application(call, make_applicant(given, "Expert", country=country), **said)


def screened(call: Call, by: Person) -> dict[str, str]:
    operations.screen_all(call=call, by=by.user, now=timezone.now())  # type: ignore[arg-type]
    return dict(call.applications.values_list("person__given_name", "screening_reason"))


def test_a_group_without_its_number_is_refused_at_the_field(dolores: Person, as_: As) -> None:
    make_edition(capacity=None)
    browser = as_(dolores)
    browser.cookies["language"] = "en"
    page = browser.post("/admin/academy/call/training-x/", terms(audience="expert_group")).content.decode()
    assert "Say how many nominated experts the group takes." in page
    page = browser.post("/admin/academy/call/training-x/", terms(cap="8")).content.decode()
    assert "Only an expert group has its own number" in page
    assert not Call.objects.exists()


def test_the_places_of_a_group_are_numbered_by_its_cap(dolores: Person, as_: As) -> None:
    make_edition(capacity=None)
    answer = as_(dolores).post("/admin/academy/call/training-x/", terms(audience="expert_group", cap="8"))
    assert answer.status_code == 302
    call = Call.objects.get()
    assert (call.cap, call.edition.capacity, call.places) == (8, 8, 8)


def test_a_cap_never_exceeds_the_places_of_the_edition(dolores: Person) -> None:
    call = make_call(audience="expert_group", capacity=8)
    with pytest.raises(CapBeyondPlaces, match="8 numbered places"):
        operations.change_call(call=call, terms={"cap": 9}, by=dolores.user, now=timezone.now())  # type: ignore[arg-type]
    with pytest.raises(CapMissing):
        operations.change_call(call=call, terms={"cap": None}, by=dolores.user, now=timezone.now())  # type: ignore[arg-type]


def test_the_database_keeps_the_cap() -> None:
    call = make_call(audience="expert_group", capacity=8)
    Call.objects.filter(pk=call.pk).update(cap=2)
    with pytest.raises(DatabaseError, match="cap of the call"), transaction.atomic():
        Place.objects.create(edition=call.edition, capacity=8, number=3, application=expert(call, "Ada"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(cap=None)


def test_a_consultant_takes_no_place_and_is_not_counted(dolores: Person) -> None:
    call = make_call(audience="expert_group", capacity=2)
    consultant = expert(call, "Cora", is_consultant=True)
    for given in ("Ada", "Bo"):
        expert(call, given, endorsement="endorsed")
    close(call)
    assert screened(call, dolores) == {"Ada": "GROUP_MEMBER", "Bo": "GROUP_MEMBER", "Cora": "CONSULTANT"}
    case = snapshot.case_of(call)
    considered = [row["id"] for row in case["applications"] if row["eligible"]]
    assert (case["rule"]["capacity"], len(considered)) == (2, 2)
    assert str(consultant.ticket) not in considered
    with pytest.raises(DatabaseError, match="consultant takes none"), transaction.atomic():
        Place.objects.create(edition=call.edition, capacity=2, number=1, application=consultant)


def test_a_lot_is_needed_beyond_the_cap_of_the_group_and_not_of_the_edition(dolores: Person, as_: As) -> None:
    call = make_call(audience="expert_group", capacity=8)
    for given in ("Ada", "Bo"):
        expert(call, given, screening="eligible", endorsement="endorsed")
    close(call)
    browser = as_(dolores)
    browser.cookies["language"] = "en"
    assert "nothing is ranked or drawn" in browser.get("/admin/academy/selection/training-x/").content.decode()
    Call.objects.filter(pk=call.pk).update(cap=1)
    assert "nothing is ranked or drawn" not in browser.get("/admin/academy/selection/training-x/").content.decode()


@pytest.mark.parametrize(
    ("audience", "screening"), [("expert_group", "pending"), ("training", "eligible"), ("academy", "eligible")]
)
def test_a_nomination_taken_back_is_screened_again_where_it_decides(as_: As, audience: str, screening: str) -> None:
    call = make_call(audience=audience, capacity=8)
    correspondent = person_with_role(
        "Nils", "Berg", RoleCode.PERMANENT_CORRESPONDENT, country="NO", scope="country", scope_key="NO"
    )
    said = {"screening": "eligible", "screening_reason": "GROUP_MEMBER", "endorsement": "endorsed"}
    ada, cora = expert(call, "Ada", **said), expert(call, "Cora", is_consultant=True, **said)
    words = {f"a{one.pk}-opinion": "not_endorsed" for one in (ada, cora)}
    as_(correspondent).post("/correspondent/applications/training-x/NO/", words)
    ada.refresh_from_db()
    cora.refresh_from_db()
    assert (ada.endorsement, ada.screening, cora.screening) == ("not_endorsed", screening, "eligible")


def test_an_expert_waits_for_the_nomination_until_the_correspondents_day_has_passed(dolores: Person) -> None:
    call = make_call(audience="expert_group", capacity=2, opinions_until=timezone.now() + timedelta(days=2))
    expert(call, "Ada", endorsement="endorsed")
    expert(call, "Bo")
    expert(call, "Chris", endorsement="not_endorsed")
    expert(call, "Dan", country="ES", endorsement="endorsed")
    expected = {
        "Ada": "GROUP_MEMBER", "Bo": "NOMINATION_AWAITED", "Chris": "NOT_NOMINATED", "Dan": "NOT_A_GROUP_MEMBER",
    }  # fmt: skip
    assert screened(call, dolores) == expected
    Call.objects.filter(pk=call.pk).update(opinions_until=timezone.now() - timedelta(hours=1))
    call.refresh_from_db()
    assert screened(call, dolores) == expected | {"Bo": "NOT_NOMINATED"}
