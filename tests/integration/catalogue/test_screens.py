"""The Secretariat enters activities, opens editions with their modules, and edits what may be edited."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from academy.portal.demo.scene import COURSE, Scene
from courses.catalogue.models import Activity, Edition
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]

ACTIVITIES, OPEN = "/admin/academy/activities/", "/admin/academy/open-edition/"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


@pytest.fixture
def desk(scene: Scene) -> Client:
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    return browser


def module(number: int, starts_on: str, ends_on: str, **more: str) -> dict[str, str]:
    fields = {
        "kind": "residential", "title_fr": f"Module {number}", "title_en": f"Module {number}",
        "starts_on": starts_on, "ends_on": ends_on, "content_key": "", "notional_hours": "",
    } | more  # fmt: skip
    return {f"module-{number - 1}-{name}": value for name, value in fields.items()}


def form(activity: Activity, *modules: dict[str, str], **more: str) -> dict[str, str]:
    data = {
        "activity": str(activity.pk), "key": "an-edition", "title_fr": "Une édition", "title_en": "An edition",
        "starts_on": "2026-01-12", "ends_on": "2026-12-20", "course_version": "1",
        "module-TOTAL_FORMS": str(len(modules)), "module-INITIAL_FORMS": "0",
    }  # fmt: skip
    for one in modules:
        data |= one
    return data | more


THREE = (
    module(1, "2026-01-12", "2026-03-27", kind="distance", content_key="m-intro", notional_hours="10"),
    module(2, "2026-05-18", "2026-05-21"),
    module(3, "2026-10-05", "2026-10-08"),
)


def course() -> Activity:
    return Activity.objects.get(key=COURSE)


def add(desk: Client, **more: str) -> Any:
    from academy.governance.api import Mandate

    mandate = str(Mandate.objects.get(code=more.pop("mandate", "P-PG/Med")).pk)
    data = {
        "mandate": mandate, "kind": "seminar", "key": "mednet-seminar", "title_fr": "Séminaire MedNET",
        "title_en": "MedNET seminar",
    }  # fmt: skip
    return desk.post(ACTIVITIES, data | more)


def test_an_activity_of_any_mandate_is_entered_once(desk: Client) -> None:
    assert add(desk).status_code == 302
    activity = Activity.objects.get(key="mednet-seminar")
    assert (activity.mandate.code, activity.kind) == ("P-PG/Med", "seminar")
    assert "The key “mednet-seminar” is taken." in add(desk).content.decode()
    assert "not in force today" in desk.get(ACTIVITIES).content.decode()


def test_an_executive_training_belongs_to_its_own_mandate(desk: Client) -> None:
    page = add(desk, kind="executive_training").content.decode()
    assert "is an activity of P-PG/Training (P-PG (2020) 10, P-PG/Training, item 4), not of P-PG/Med." in page
    assert not Activity.objects.filter(key="mednet-seminar").exists()


def test_an_edition_outside_its_mandate_is_refused_in_the_words_of_the_mandate(desk: Client) -> None:
    add(desk)
    activity = Activity.objects.get(key="mednet-seminar")
    page = desk.post(OPEN, form(activity, module(1, "2026-05-18", "2026-05-21"))).content.decode()
    assert "The mandate P-PG/Med ended on 31 December 2022; it does not cover 12 January 2026." in page
    assert not Edition.objects.filter(key="an-edition").exists()


def test_a_mandate_that_ends_within_the_edition_does_not_cover_it(desk: Client) -> None:
    add(desk)
    activity = Activity.objects.get(key="mednet-seminar")
    days = {"starts_on": "2022-12-01", "ends_on": "2023-01-05"}
    page = desk.post(OPEN, form(activity, module(1, "2022-12-01", "2022-12-02"), **days)).content.decode()
    assert "it does not cover 5 January 2023" in page


def test_a_course_is_opened_with_host_country_town_version_and_its_modules(desk: Client) -> None:
    more = {"host": "Ministry of Health", "town": "Valletta", "country": "MT", "course_version": "2"}
    assert desk.post(OPEN, form(course(), *THREE, **more)).status_code == 302
    edition = Edition.objects.get(key="an-edition")
    assert (edition.host, edition.town, edition.country_id, edition.course_version) == (
        "Ministry of Health", "Valletta", "MT", "2",
    )  # fmt: skip
    modules = edition.modules.values_list("number", "kind", "content_key", "notional_hours", "starts_on")
    assert list(modules) == [
        (1, "distance", "m-intro", 10, date(2026, 1, 12)),
        (2, "residential", "", None, date(2026, 5, 18)),
        (3, "residential", "", None, date(2026, 10, 5)),
    ]


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        (THREE[:2], "2 modules were given; the mandate asks for 3 (P-PG (2020) 10, P-PG/Academy, item 7)."),
        ((*THREE[:2], module(3, "2026-10-05", "2027-01-08")), "Module 3: its days must lie within"),
        ((*THREE[:2], module(3, "2026-10-08", "2026-10-05")), "The module ends before it begins."),
        ((module(1, "2026-01-12", "2026-01-13", kind="distance"), *THREE[1:]), "A distance module names its pages."),
    ],
)  # fmt: skip
def test_modules_that_do_not_fit_are_refused_with_why(
    desk: Client, modules: tuple[dict[str, str], ...], words: str
) -> None:
    assert words in desk.post(OPEN, form(course(), *modules)).content.decode()
    assert not Edition.objects.filter(key="an-edition").exists()


def test_modules_more_than_a_year_apart_are_refused_with_the_place_in_the_text(desk: Client) -> None:
    late = (*THREE[:2], module(3, "2027-01-11", "2027-01-12"))
    page = desk.post(OPEN, form(course(), *late, ends_on="2027-01-31")).content.decode()
    assert "The mandate gives the modules 12 months from the first day to the last" in page
    assert "P-PG (2020) 10, P-PG/Academy, item 7" in page
    assert "No resolution in force allows an extension." in page


def test_one_more_module_is_given_room_and_nothing_is_opened(desk: Client) -> None:
    page = desk.post(OPEN, form(course(), *THREE, more="1")).content.decode()
    assert 'name="module-3-title_fr"' in page
    assert not Edition.objects.filter(key="an-edition").exists()


def opened(desk: Client, **more: str) -> Edition:
    desk.post(OPEN, form(course(), *THREE, **more))
    return Edition.objects.get(key="an-edition")


def edit(desk: Client, *modules: dict[str, str], **more: str) -> Any:
    data = form(course(), *modules, **more) | {"module-INITIAL_FORMS": "3"}
    return desk.post("/admin/academy/editions/an-edition/", data)


def test_a_planned_edition_is_edited(desk: Client) -> None:
    opened(desk, plan="1")
    assert edit(desk, *THREE[:2], module(3, "2026-11-02", "2026-11-05"), town="Msida").status_code == 302
    edition = Edition.objects.get(key="an-edition")
    assert (edition.town, edition.state, edition.modules.get(number=3).starts_on) == (
        "Msida", "planned", date(2026, 11, 2),
    )  # fmt: skip


def test_the_announced_days_of_an_open_edition_are_postponed_not_edited(desk: Client) -> None:
    assert opened(desk).state == "open"
    page = edit(desk, *THREE[:2], module(3, "2026-11-02", "2026-11-05")).content.decode()
    assert "This edition is open and its days are announced. Use “Postpone”" in page
    assert edit(desk, *THREE, town="Msida").status_code == 302
    assert Edition.objects.get(key="an-edition").town == "Msida"


def test_once_facts_are_on_record_days_and_modules_stand(
    desk: Client, scene: Scene, make_fact: Callable[[Edition], None]
) -> None:
    make_fact(opened(desk))
    page = edit(desk, *THREE[:2], module(3, "2026-11-02", "2026-11-05")).content.decode()
    assert "Facts about participants are on record" in page
    assert edit(desk, *THREE, town="Msida").status_code == 302
    assert Edition.objects.get(key="an-edition").town == "Msida"


@pytest.fixture
def make_fact() -> Callable[[Edition], None]:
    from courses.learning import api as learning_api
    from tests.factories.people import make_person

    def one(edition: Edition) -> None:
        person = make_person()
        learning_api.enrol(person=person, edition=edition, by=None, on=date(2026, 1, 12))
        learning_api.record_fact(
            person=person, edition=edition, kind="test", subject_key="t", value=1, out_of=1, passed=True,
            activity_date=date(2026, 2, 1), evidence="test", by=None,
        )  # fmt: skip

    return one
