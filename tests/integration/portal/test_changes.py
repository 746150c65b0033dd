"""An edition is postponed or cancelled: letters first shown, then sent to everybody concerned, each once."""

from datetime import datetime, time, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from academy.notifications.api import Letter
from academy.people.api import Person, RoleCode
from courses.admissions.models import Application, Call, Place
from courses.catalogue.models import Edition, EditionEvent, Module
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from courses.seminars.models import Session
from tests.factories.admissions import make_applicant, make_application, make_call
from tests.factories.people import enter, make_person, person_with_role

pytestmark = pytest.mark.django_db
REASONS = {"reason_fr": "La salle n’est pas disponible.", "reason_en": "The venue is not available."}
POSTPONE = "/admin/academy/editions/training-x/postpone/"
CANCEL = "/admin/academy/editions/training-x/cancel/"


@pytest.fixture
def call(db: None) -> Call:
    """A call with two modules ahead, an applicant (French), a correspondent and a trainer."""
    call = make_call()
    edition = call.edition
    for number in (1, 2):
        first = edition.starts_on + timedelta(days=20 * (number - 1))
        Module.objects.create(
            edition=edition, number=number, kind="residential", title_fr="M", title_en="M", starts_on=first,
            ends_on=first + timedelta(days=3),
        )  # fmt: skip
    make_application(call, make_applicant(language="fr"))
    person_with_role("Youssef", "Amrani", RoleCode.PERMANENT_CORRESPONDENT, scope="country", scope_key="MA")
    person_with_role("Nora", "Lie", RoleCode.PERMANENT_CORRESPONDENT, scope="country", scope_key="NO")
    person_with_role("Tomas", "Novak", RoleCode.TRAINER, scope="edition", scope_key=str(edition.pk))
    return call


@pytest.fixture
def desk(dolores: Person) -> Client:
    assert dolores.user
    browser = enter(dolores.user)
    browser.cookies["language"] = "en"
    return browser


def new_days(call: Call, *, later: int = 30, **more: str) -> dict[str, str]:
    said = {"starts_on": call.edition.starts_on, "ends_on": call.edition.ends_on}
    for module in call.edition.modules.all():
        said[f"module_{module.number}_starts_on"] = module.starts_on
        said[f"module_{module.number}_ends_on"] = module.ends_on
    days = {name: (day + timedelta(days=later)).isoformat() for name, day in said.items()}
    return days | REASONS | more


def told() -> set[str]:
    return set(Letter.objects.filter(template__startswith="edition_").values_list("person__given_name", flat=True))


def test_the_letters_are_shown_before_anything_changes(desk: Client, call: Call) -> None:
    page = desk.post(POSTPONE, new_days(call)).content.decode()
    assert "Reportée" in page
    assert "3 people are concerned." in page
    call.edition.refresh_from_db()
    assert (call.edition.state, Letter.objects.count()) == ("open", 0)


def test_a_postponed_edition_moves_and_everybody_concerned_is_told_once(desk: Client, call: Call) -> None:
    before = call.edition.starts_on
    assert desk.post(POSTPONE, new_days(call, confirm="1")).status_code == 302
    edition = Edition.objects.get(pk=call.edition_id)
    assert (edition.state, edition.starts_on) == ("postponed", before + timedelta(days=30))
    assert edition.modules.get(number=1).starts_on == edition.starts_on
    event = EditionEvent.objects.get(edition=edition)
    assert event.before["edition"][0] == before.isoformat()
    assert told() == {"Leila", "Youssef", "Tomas"}
    letter = Letter.objects.get(person__given_name="Leila")
    assert "La salle n’est pas disponible." in letter.body


def test_the_public_page_says_the_new_days_and_takes_applications(desk: Client, call: Call, client: Client) -> None:
    desk.post(POSTPONE, new_days(call, confirm="1"))
    client.cookies["language"] = "en"
    page = client.get("/calls/training-x/").content.decode()
    assert "This edition is postponed." in page
    assert "The venue is not available." in page
    assert "/calls/training-x/apply/" in page


def test_what_does_not_fit_is_refused_at_once(desk: Client, call: Call) -> None:
    assert "The days are the same as before" in desk.post(POSTPONE, new_days(call, later=0)).content.decode()
    assert "must still be to come" in desk.post(POSTPONE, new_days(call, later=-100)).content.decode()
    assert desk.post(POSTPONE, new_days(call, reason_fr="")).status_code == 422
    page = desk.post(POSTPONE, new_days(call, later=10_000)).content.decode()
    assert "it does not cover" in page
    call.edition.modules.filter(number=1).update(starts_on=timezone.localdate())
    assert "Module 1 has begun: its days stand." in desk.post(POSTPONE, new_days(call)).content.decode()


def cancelled(desk: Client, call: Call) -> Edition:
    assert "Annulée" in desk.post(CANCEL, REASONS).content.decode()
    assert not Letter.objects.exists()
    assert desk.post(CANCEL, REASONS | {"confirm": "1"}).status_code == 302
    return Edition.objects.get(pk=call.edition_id)


def test_a_cancelled_edition_tells_everybody_and_says_so_in_public(desk: Client, call: Call, client: Client) -> None:
    assert cancelled(desk, call).state == "cancelled"
    assert told() == {"Leila", "Youssef", "Tomas"}
    client.cookies["language"] = "en"
    page = client.get("/calls/training-x/").content.decode()
    assert "This edition is cancelled and will not be held." in page
    assert "The venue is not available." in page
    assert "/calls/training-x/apply/" not in page
    assert "is cancelled: nothing is added" in desk.post(CANCEL, REASONS | {"confirm": "1"}).content.decode()


def test_a_cancelled_edition_takes_no_application(desk: Client, call: Call) -> None:
    cancelled(desk, call)
    paul = make_applicant("Paul", "Roy", country="NO")
    assert paul.user
    browser = enter(paul.user)
    browser.post("/calls/training-x/apply/", {"country": "NO"})
    assert not Application.objects.filter(person=paul).exists()
    with pytest.raises(DatabaseError, match="takes no applications"), transaction.atomic():
        make_application(call, paul)


def test_a_cancelled_edition_takes_no_fact_and_nobody(desk: Client, call: Call) -> None:
    person, today = make_person(country="MA"), timezone.localdate()
    learning_api.enrol(person=person, edition=call.edition, by=None, on=today)
    edition = cancelled(desk, call)
    fact = {
        "kind": "test", "subject_key": "t", "value": 1, "out_of": 1, "passed": True, "activity_date": today,
        "evidence": "test",
    }  # fmt: skip
    with pytest.raises(learning_api.FactsRefused, match="no fact is recorded"):
        learning_api.record_fact(person=person, edition=edition, by=None, **fact)  # type: ignore[arg-type]
    with pytest.raises(DatabaseError, match="no fact is recorded"), transaction.atomic():
        Fact.objects.create(edition=edition, person_uid=person.uid, recorded_by="x", **fact)
    with pytest.raises(DatabaseError, match="nobody takes part"), transaction.atomic():
        Enrolment.objects.create(person=make_person(), edition=edition, enrolled_on=today)


def test_a_cancelled_edition_gives_no_place_and_stays_cancelled(desk: Client, call: Call) -> None:
    edition = cancelled(desk, call)
    with pytest.raises(DatabaseError, match="no place is offered"), transaction.atomic():
        Place.objects.create(edition=edition, capacity=3, number=1, application=call.applications.get())
    with pytest.raises(DatabaseError, match="stays cancelled"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(state="planned")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        EditionEvent.objects.update(at=timezone.now())


def test_sessions_move_at_the_same_hour_with_their_module(desk: Client, call: Call, dolores: Person) -> None:
    module = call.edition.modules.get(number=2)
    begins = timezone.make_aware(datetime.combine(module.starts_on, time(9)))
    session = Session.objects.create(
        module=module, key="s1", starts_at=begins, ends_at=begins + timedelta(hours=1), title_fr="S", title_en="S"
    )
    desk.post(POSTPONE, new_days(call, later=150, confirm="1"))
    session.refresh_from_db()
    local = timezone.localtime(session.starts_at)
    assert (local.date(), local.hour) == (module.starts_on + timedelta(days=150), 9)
