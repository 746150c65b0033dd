"""A training opens with its decisions and its steering group; the database keeps that promise too."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from academy.governance.models import Decision
from academy.notifications.api import Letter
from academy.people.api import RoleGrant, User
from academy.portal.demo.scene import TRAINING, Scene
from courses.admissions.domain import form as questions
from courses.catalogue import api as catalogue_api
from courses.catalogue.models import Activity, Edition, SteeringAppointment
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.catalogue.test_screens import OPEN, form, module

pytestmark = pytest.mark.django_db
DAYS = {"starts_on": "2026-03-02", "ends_on": "2026-11-06", "capacity": "35"}
TWO = (module(1, "2026-03-02", "2026-03-05"), module(2, "2026-11-03", "2026-11-06"))
EDITION = "/admin/academy/editions/an-edition/"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


@pytest.fixture
def desk(scene: Scene) -> Client:
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    return browser


def training() -> Activity:
    return Activity.objects.get(key=TRAINING)


def act(kind: str = "steering_group", body: str = "secretariat", on: date = date(2025, 12, 1)) -> Decision:
    return Decision.objects.create(
        reference=f"{kind}/{body}/{on}", body=body, kind=kind, decided_on=on, meeting="M", text_fr="a", text_en="a"
    )


def plan(desk: Client, **more: str) -> Edition:
    assert desk.post(OPEN, form(training(), *TWO, **(DAYS | {"plan": "1"} | more))).status_code == 302
    return Edition.objects.get(key="an-edition")


def appoint(desk: Client, **more: str) -> int:
    data = {
        "act": str(act().pk), "email": "eva@experts.example.org", "given_name": "Eva", "family_name": "Holm",
        "language": "en", "starts_on": "2025-12-01",
    }  # fmt: skip
    return desk.post(f"{EDITION}steering-group/", data | more).status_code


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_entered(desk: Client) -> None:
    page = desk.post(OPEN, form(training(), TWO[0], **(DAYS | {"capacity": "36"}))).content.decode()
    for words in (
        "1 modules were given; the mandate asks for 2",
        "36 places are more than the 35",
        "the yearly decision to hold the training",
        "the topic of the training",
        "No steering group is appointed",
    ):
        assert words in page
    assert not Edition.objects.filter(key="an-edition").exists()


def test_a_planned_training_lists_what_it_waits_for_and_opens_once_it_is_there(desk: Client) -> None:
    edition = plan(desk)
    assert edition.state == "planned"
    page = desk.post(f"{EDITION}open/", follow=True).content.decode()
    assert "No steering group is appointed" in page
    assert "the yearly decision to hold the training" in page
    yearly = act("yearly", "pc", date(2025, 11, 1))
    Edition.objects.filter(pk=edition.pk).update(yearly_decision=yearly, topic_decision=yearly)
    assert appoint(desk) == 302
    assert "Nothing is missing." in desk.get(EDITION).content.decode()
    desk.post(f"{EDITION}open/")
    edition.refresh_from_db()
    assert (edition.state, [one.kind for one in edition.story.all()]) == ("open", ["opened"])


def test_a_decision_of_another_year_opens_nothing(desk: Client) -> None:
    old = act("yearly", "pc", date(2024, 3, 1))
    plan(desk, yearly_decision=str(old.pk), topic_decision=str(old.pk))
    appoint(desk)
    page = desk.post(f"{EDITION}open/", follow=True).content.decode()
    assert "is not the one for 2026" in page


def test_a_distance_module_is_no_part_of_a_training(desk: Client) -> None:
    distance = module(2, "2026-11-03", "2026-11-06", kind="distance", content_key="m-intro")
    page = desk.post(OPEN, form(training(), TWO[0], distance, **DAYS)).content.decode()
    assert "Every module of an Executive Training is a residential seminar" in page


def test_a_module_of_an_open_training_does_not_become_distance(desk: Client) -> None:
    yearly = str(act("yearly", "pc", date(2025, 11, 1)).pk)
    edition = plan(desk, yearly_decision=yearly, topic_decision=yearly)
    appoint(desk)
    desk.post(f"{EDITION}open/")
    distance = module(2, "2026-11-03", "2026-11-06", kind="distance", content_key="m-intro")
    known = DAYS | {"module-INITIAL_FORMS": "2"}
    page = desk.post(EDITION, form(training(), TWO[0], distance, **known)).content.decode()
    assert "Every module of an Executive Training is a residential seminar" in page
    assert edition.modules.get(number=2).kind == "residential"
    assert desk.post(EDITION, form(training(), *TWO, **(known | {"town": "Msida"}))).status_code == 302
    edition.refresh_from_db()
    assert (edition.state, edition.town) == ("open", "Msida")


def test_an_expert_is_appointed_once_by_a_recorded_act_and_told_by_letter(desk: Client) -> None:
    edition = plan(desk)
    assert appoint(desk) == 302
    assert Letter.objects.filter(person__email="eva@experts.example.org", template="invitation").count() == 1
    grant = RoleGrant.objects.get(user__email="eva@experts.example.org")
    assert (grant.role_id, grant.scope, grant.scope_key) == ("steering_group", "edition", str(edition.pk))
    second = {"act": str(Decision.objects.get(kind="steering_group", reference__startswith="steering").pk)}
    data = {"email": "eva@experts.example.org", "given_name": "Eva", "family_name": "Holm", "language": "en"}
    page = desk.post(f"{EDITION}steering-group/", data | second | {"starts_on": "2026-01-01"}).content.decode()
    assert "Eva Holm is in the steering group of this edition: end that appointment first." in page


def test_an_appointment_is_ended_and_stays_on_record(desk: Client) -> None:
    edition = plan(desk)
    appoint(desk)
    one = SteeringAppointment.objects.get(edition=edition)
    desk.post(f"{EDITION}steering-group/{one.pk}/end/")
    one.refresh_from_db()
    assert one.ends_on is not None
    assert RoleGrant.objects.get(user__email="eva@experts.example.org").ends_on == one.ends_on
    assert "Eva Holm" in desk.get(f"{EDITION}steering-group/").content.decode()
    with pytest.raises(DatabaseError, match="never removed"), transaction.atomic():
        one.delete()


def test_the_database_opens_no_training_without_decisions_or_group(desk: Client) -> None:
    edition = plan(desk)
    with pytest.raises(DatabaseError, match="An Executive Training opens"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(state="open")
    yearly = act("yearly", "pc", date(2025, 11, 1))
    Edition.objects.filter(pk=edition.pk).update(yearly_decision=yearly, topic_decision=yearly)
    with pytest.raises(DatabaseError, match="steering group"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(state="open")


def ready(edition: Edition) -> None:
    """Everything but its modules is there."""
    yearly = act("yearly", "pc", date(2025, 11, 1))
    Edition.objects.filter(pk=edition.pk).update(yearly_decision=yearly, topic_decision=yearly)


OF_PLANNED = {
    "one of two": "DELETE FROM catalogue_module WHERE edition_id = %s AND number = 2",
    "one at a distance": "UPDATE catalogue_module SET kind = 'distance' WHERE edition_id = %s AND number = 2",
}


@pytest.mark.parametrize("sql", OF_PLANNED.values(), ids=OF_PLANNED.keys())
def test_the_database_opens_no_training_without_its_two_residential_modules(desk: Client, sql: str) -> None:
    edition = plan(desk)
    ready(edition)
    appoint(desk)
    run(sql, edition)
    with pytest.raises(DatabaseError, match="opens with the residential modules"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(state="open")


ADD = (
    "INSERT INTO catalogue_module (edition_id, number, kind, title_fr, title_en, content_key, starts_on, ends_on) "
    "SELECT edition_id, {}, {}, title_fr, title_en, content_key, starts_on, ends_on FROM catalogue_module "
    "WHERE edition_id = %s AND number = 2"
)
OF_OPEN = {
    **OF_PLANNED,
    "a third": ADD.format(3, "'residential'"),
    "one at a distance beside them": ADD.format(3, "'distance'"),
    "a number beyond": "UPDATE catalogue_module SET number = 3 WHERE edition_id = %s AND number = 2",
}


@pytest.mark.parametrize("sql", OF_OPEN.values(), ids=OF_OPEN.keys())
def test_the_database_leaves_an_open_training_its_two_residential_modules(desk: Client, sql: str) -> None:
    edition = plan(desk)
    ready(edition)
    appoint(desk)
    Edition.objects.filter(pk=edition.pk).update(state="open")
    with pytest.raises(DatabaseError, match="An open Executive Training has the residential modules"):
        run(sql, edition)
    kinds = edition.modules.order_by("number").values_list("number", "kind")
    assert list(kinds) == [(1, "residential"), (2, "residential")]


def run(sql: str, edition: Edition) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [edition.pk])


def test_the_database_takes_no_other_act_for_an_appointment(desk: Client, scene: Scene) -> None:
    edition = plan(desk)
    wrong = act("steering_group", "board")
    person = User.objects.get(email=scene.who("tomas").email).person
    with pytest.raises(DatabaseError, match="act of the Secretariat"), transaction.atomic():
        SteeringAppointment.objects.create(
            edition=edition, person=person, act=wrong, starts_on=date(2026, 1, 1), appointed_by="x"
        )


def test_a_call_waits_for_its_edition_to_open(desk: Client) -> None:
    plan(desk)
    data = {
        "opens_at": "2026-01-01T10:00", "deadline": "2026-02-01T10:00", "key_date": "2026-02-01", "offer_days": "10",
        "urgent_hours": "24",
        "audience": "training", "languages": ["fr", "en"], "privacy_fr": "a", "privacy_en": "a",
    }  # fmt: skip
    asked = {f"ask_{one.key}": one.usual for one in questions.CHOSEN_BY_CALL}
    page = desk.post("/admin/academy/call/an-edition/", data | asked).content.decode()
    assert "Only an open edition can do this; this one is: planned." in page


def test_an_edition_that_is_over_is_closed(desk: Client, scene: Scene) -> None:
    edition = catalogue_api.edition("demo-et-2026")
    page = desk.get(f"/admin/academy/editions/{edition.key}/").content.decode()
    assert ("Close the edition" in page) is (edition.ends_on < date.today())
    if edition.ends_on < date.today():
        desk.post(f"/admin/academy/editions/{edition.key}/close/")
        edition.refresh_from_db()
        assert edition.state == "closed"
