"""The steering group's desk: needs, earlier editions, the programme of the own edition and of no other."""

import pytest
from django.test import Client

from academy.portal.demo.scene import Scene
from courses.catalogue import api as catalogue_api
from courses.seminars.models import Session
from tests.factories.admissions import make_applicant, make_application
from tests.factories.editions import open_seminar
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
DESK = "/steering/demo-et-2026/"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(3)


@pytest.fixture
def helena(scene: Scene) -> Client:
    browser = enter(scene.who("helena"))
    browser.cookies["language"] = "en"
    return browser


def session(**more: str) -> dict[str, str]:
    module = catalogue_api.edition("demo-et-2026").modules.get(number=2)
    return {
        "module": str(module.pk), "key": "s2-99", "starts_at": "2026-09-14T17:00", "ends_at": "2026-09-14T18:00",
        "is_contact": "on", "title_fr": "Bilan", "title_en": "Stocktaking",
    } | more  # fmt: skip


def test_the_desk_shows_the_own_edition_with_the_needs_of_its_applicants_and_no_names(helena: Client) -> None:
    assert "demo-et-2026" in helena.get("/steering/").content.decode()
    edition = catalogue_api.edition("demo-et-2026")
    call = edition.call
    make_application(call, make_applicant("Zelda", "Quist"), needs="Indicators for outreach work")
    page = helena.get(DESK).content.decode()
    assert "Indicators for outreach work" in page
    assert "Zelda" not in page
    assert "There is no earlier edition of this activity." in page


def test_the_group_puts_sessions_into_its_programme_and_takes_them_out(helena: Client) -> None:
    assert helena.post(f"{DESK}programme/", session()).status_code == 302
    one = Session.objects.get(key="s2-99")
    assert "Stocktaking" in helena.get(DESK).content.decode()
    helena.post(f"{DESK}programme/{one.pk}/remove/")
    assert not Session.objects.filter(key="s2-99").exists()


def test_a_session_outside_its_module_is_refused_at_its_field(helena: Client) -> None:
    answer = helena.post(f"{DESK}programme/", session(starts_at="2026-10-14T17:00", ends_at="2026-10-14T18:00"))
    assert answer.status_code == 422
    assert "This is not within the days of module 2." in answer.content.decode()


def test_another_edition_is_not_there_and_its_programme_not_touched(helena: Client, scene: Scene) -> None:
    other = open_seminar(scene)
    foreign = Session.objects.filter(module__edition=other).first()
    assert foreign
    assert helena.get("/steering/a-seminar/").status_code == 404
    assert helena.post("/steering/a-seminar/programme/", session()).status_code == 404
    assert helena.post(f"{DESK}programme/{foreign.pk}/remove/").status_code == 404
    assert helena.get("/admin/academy/sessions/demo-et-2026/").status_code in {302, 403}


def test_who_sits_in_no_group_opens_nothing(scene: Scene) -> None:
    assert enter(scene.who("tomas")).get(DESK).status_code == 403
