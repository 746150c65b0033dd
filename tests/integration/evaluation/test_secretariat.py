"""The Secretariat opens surveys and concludes; anybody states an interest in the master, once, without a name."""

import pytest
from django.test import Client

from academy.portal.demo.scene import Scene
from courses.evaluation.models import Conclusion, MasterInterest, Survey
from courses.learning.api import Enrolment
from tests.factories.editions import enrol_somebody, open_seminar
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


@pytest.fixture
def enrolment(scene: Scene) -> Enrolment:
    return enrol_somebody(open_seminar(scene))


@pytest.fixture
def desk(scene: Scene) -> Client:
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    return browser


ADDRESS = "/admin/academy/evaluation/a-seminar/"


def test_a_survey_is_opened_for_any_edition_from_the_shipped_forms(desk: Client, enrolment: Enrolment) -> None:
    data = {"act": "open", "form": "e-01", "opens_on": "2026-05-21", "closes_on": "2026-06-30"}
    early = desk.post(ADDRESS, data | {"opens_on": "2026-05-01"}).content.decode()
    assert "A survey opens once its edition has begun" in early
    assert desk.post(ADDRESS, data).status_code == 302
    assert desk.post(ADDRESS, data).status_code == 302
    assert (
        desk.post("/admin/academy/surveys/", data | {"form": "e-02", "edition": enrolment.edition.pk}).status_code
        == 302
    )
    keys = ["e-01-a-seminar", "e-01-a-seminar-2", "e-02-a-seminar"]
    assert sorted(Survey.objects.filter(edition=enrolment.edition).values_list("key", flat=True)) == keys


def test_conclusions_are_recorded_in_both_languages_and_shown_with_the_results(
    desk: Client, scene: Scene, enrolment: Enrolment
) -> None:
    desk.post(ADDRESS, {"act": "open", "form": "e-01", "opens_on": "2026-05-21", "closes_on": "2026-06-30"})
    half = desk.post(ADDRESS, {"act": "conclude", "text_fr": "Plus de temps.", "text_en": ""}).content.decode()
    assert "Conclusions in English: This field is required." in half
    for words in ("More time.", "Even more time."):
        desk.post(ADDRESS, {"act": "conclude", "text_fr": "Plus de temps.", "text_en": words})
    assert Conclusion.objects.filter(edition=enrolment.edition).count() == 2
    reader = enter(scene.who("henrik"))
    reader.cookies["language"] = "en"
    page = reader.get("/surveys/e-01-a-seminar/results/").content.decode()
    assert page.index("Even more time.") < page.index("More time.", page.index("Replaced"))
    reader.cookies["language"] = "fr"
    assert "Plus de temps." in reader.get("/surveys/e-01-a-seminar/results/").content.decode()


STATED = {
    "country": "MA", "institution_kind": "ngo", "years_in_field": "7", "has_followed": "I", "wishes": "Evenings",
    "email": "Amina@Example.org",
}  # fmt: skip


def test_interest_in_the_master_is_stated_once_and_the_address_is_not_kept(client: Client, scene: Scene) -> None:
    for email in ("Amina@Example.org", "amina@example.org "):
        assert client.post("/master/interest/", STATED | {"email": email}).status_code == 302
    kept = MasterInterest.objects.get()
    assert (kept.country_id, kept.institution_kind, kept.years_in_field, kept.has_followed) == ("MA", "ngo", 7, "I")
    fields = {field.name: str(getattr(kept, field.name)).casefold() for field in MasterInterest._meta.fields}
    assert not any("amina" in value for value in fields.values())
    assert len(kept.address_digest) == 64


def test_what_is_not_an_answer_is_refused(client: Client, scene: Scene) -> None:
    client.cookies["language"] = "en"
    for more in ({"country": "XX"}, {"email": "nowhere"}, {"years_in_field": "-1"}, {"institution_kind": "cartel"}):
        assert client.post("/master/interest/", STATED | more).status_code == 200
    assert MasterInterest.objects.count() == 0


def test_one_place_cannot_stuff_the_list(client: Client, scene: Scene) -> None:
    client.cookies["language"] = "en"
    answers = [
        client.post("/master/interest/", STATED | {"email": f"p{number}@example.org"}).status_code
        for number in range(22)
    ]
    assert answers == [302] * 20 + [429] * 2
    assert MasterInterest.objects.count() == 20


def test_the_page_speaks_both_languages_and_the_privacy_note_stands_before_the_form(
    client: Client, scene: Scene
) -> None:
    client.cookies["language"] = "en"
    page = client.get("/master/interest/").content.decode()
    assert page.index("only a fingerprint that cannot be turned back") < page.index('name="email"')
