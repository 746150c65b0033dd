"""Content pages: two languages that never mix, modules for who is enrolled, reading that is kept."""

import json

import pytest
from django.test import Client

from academy.people.models import Person
from academy.portal.demo.editions import open_course
from academy.portal.demo.scene import Scene, at
from cms import api as cms_api
from cms.models import HomePage, LessonPage
from courses.learning import api as learning_api
from courses.learning.models import Fact
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]


@pytest.fixture
def scene(play: Play) -> Scene:
    scene = play(1)
    cms_api.load_site()
    cms_api.load_module(json.loads(cms_api.DEMO_MODULE.read_text(encoding="utf-8")))
    return scene


def test_loading_twice_changes_nothing(scene: Scene) -> None:
    before = (HomePage.objects.count(), LessonPage.objects.count())
    cms_api.load_site()
    cms_api.load_module(json.loads(cms_api.DEMO_MODULE.read_text(encoding="utf-8")))
    assert (HomePage.objects.count(), LessonPage.objects.count()) == before == (2, 6)


@pytest.mark.parametrize("path", ["", "privacy/", "accessibility/", "cookies/", "contact/", "component-1/"])
def test_a_page_answers_in_the_language_of_its_address(scene: Scene, path: str) -> None:
    for language in ("fr", "en"):
        page = Client(headers={"accept-language": "fr"}).get(f"/{language}/{path}")
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.content.decode()


def test_an_english_page_that_is_gone_is_not_answered_with_the_french_one(scene: Scene) -> None:
    HomePage.objects.get(locale__language_code="en").unpublish()
    assert Client().get("/en/").status_code == 404
    assert Client().get("/fr/").status_code == 200


def test_a_lesson_is_for_who_is_enrolled(scene: Scene, amina: Person, boris: Person) -> None:
    learning_api.enrol(person=amina, edition=open_course(scene), by=None, on=at(1, 12).date())
    assert amina.user is not None
    assert boris.user is not None
    assert Client().get("/fr/m-intro/l1/").status_code == 302
    assert enter(boris.user).get("/fr/m-intro/l1/").status_code == 403
    assert enter(amina.user).get("/fr/m-intro/l1/").status_code == 200
    assert enter(scene.who("odile")).get("/en/m-intro/l1/").status_code == 200


def test_reading_in_either_language_counts_once_and_leads_on(scene: Scene, amina: Person) -> None:
    learning_api.enrol(person=amina, edition=open_course(scene), by=None, on=at(1, 12).date())
    assert amina.user is not None
    browser = enter(amina.user)
    assert browser.post("/fr/m-intro/l1/").url.endswith("/fr/m-intro/l2/")  # type: ignore[attr-defined]
    browser.post("/en/m-intro/l1/")
    browser.post("/en/m-intro/l2/")
    fact = Fact.objects.get(kind="lessons", replaced_by=None)
    assert (fact.value, fact.out_of) == (2, 3)
    assert "✓" in browser.get("/en/m-intro/").content.decode()


def test_nobody_else_can_mark_a_lesson_read(scene: Scene, boris: Person) -> None:
    assert boris.user is not None
    assert enter(boris.user).post("/fr/m-intro/l1/").status_code == 403
    assert Fact.objects.count() == 0


@pytest.mark.parametrize(
    "path", ["documents/x.pdf", "../academy.sqlite3", "images/../../academy.sqlite3", "images/no.png"]
)
def test_only_pictures_are_reached_as_media(path: str) -> None:
    assert Client().get(f"/media/{path}").status_code == 404
