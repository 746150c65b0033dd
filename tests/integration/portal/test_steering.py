"""The steering group's desk: needs, earlier editions, the programme of the own edition and of no other."""

import json
from datetime import date

import pytest
from django.test import Client

from academy.portal.demo.scene import Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.models import Activity, Edition
from courses.evaluation import api as evaluation_api
from courses.learning.models import Enrolment
from courses.seminars.models import Session
from tests.factories.admissions import make_applicant, make_application
from tests.factories.editions import open_seminar
from tests.factories.people import enter, make_person, make_user
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


def make_earlier(scene: Scene, *, activity: Activity | None = None, key: str = "demo-et-2025") -> Edition:
    """Last year's edition with five participants who have answered its survey, and the Secretariat's conclusion."""
    coming = catalogue_api.edition("demo-et-2026")
    edition = Edition.objects.create(
        key=key, activity=activity or coming.activity, title_fr=f"Formation {key}", title_en=f"Training {key}",
        starts_on=date(2025, 6, 2), ends_on=date(2025, 9, 12), state="closed", capacity=35, limit=coming.limit,
        yearly_decision=coming.yearly_decision, topic_decision=coming.topic_decision,
    )  # fmt: skip
    data = json.loads(evaluation_api.DEMO_SURVEY.read_text(encoding="utf-8"))
    survey = evaluation_api.load_survey(
        data, edition=edition, key=f"e-{key}", opens_on=date(2025, 9, 12), closes_on=date(2025, 12, 31)
    )
    for number in range(5):
        person = make_person("Participant", f"Of {number}", user=make_user(f"p{number}@{key}.example.org"))
        Enrolment.objects.create(person=person, edition=edition, enrolled_on=date(2025, 5, 1))
        answers = {"e1": 4 + number % 2, "e14": f"More time for {key}, says {number}"}
        evaluation_api.answer_survey(survey=survey, person=person, answers=answers, now=at(9, 20).replace(year=2025))
    said = {"act": "conclude", "text_fr": f"Plus de visites ({key}).", "text_en": f"More visits ({key})."}
    assert enter(scene.who("dolores")).post(f"/admin/academy/evaluation/{key}/", said).status_code == 302
    return edition


def test_surveys_and_conclusions_of_an_earlier_edition_show_without_names(helena: Client, scene: Scene) -> None:
    make_earlier(scene)
    page = " ".join(helena.get(DESK).content.decode().split())
    for words in ("Training demo-et-2025", "5 participants", "More visits (demo-et-2025).", "4.4",
                  "More time for demo-et-2025, says 3"):  # fmt: skip
        assert words in page, words
    assert "There is no earlier edition" not in page
    assert "No conclusion is recorded yet." not in page
    assert "Of 3" not in page
    helena.cookies["language"] = "fr"
    assert "Plus de visites (demo-et-2025)." in helena.get(DESK).content.decode()


def test_neither_another_activity_nor_what_never_took_place_taught_anything(helena: Client, scene: Scene) -> None:
    other = Activity.objects.exclude(pk=catalogue_api.edition("demo-et-2026").activity_id).first()
    assert other
    make_earlier(scene, activity=other, key="another-2025")
    cancelled = make_earlier(scene, key="cancelled-2025")
    Edition.objects.filter(pk=cancelled.pk).update(state="cancelled")
    page = helena.get(DESK).content.decode()
    assert "There is no earlier edition of this activity." in page
    assert "More visits" not in page


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
