"""An organiser is appointed for one edition, sends two lists, and sees nothing else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.notifications.api import Letter
from academy.people.api import User
from academy.portal.demo.scene import Scene
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment, Fact
from tests.factories.editions import open_seminar
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]

PEOPLE = b"given_name,family_name,email,country,institution,institution_kind\n"
AMINA = b"Amina,Benali,amina@list.example.org,Maroc,Ministry,governmental\n"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


@pytest.fixture
def edition(scene: Scene) -> Edition:
    return open_seminar(scene)


def appoint(scene: Scene, edition: Edition, name: str = "omar") -> Client:
    """The organiser's browser, after the Secretariat has appointed her on its screen."""
    desk = enter(scene.who("dolores"))
    data = {"email": f"{name}@host.example.org", "given_name": name.title(), "family_name": "Haddad", "language": "en"}
    assert desk.post(f"/admin/academy/organiser/{edition.key}/", data).status_code == 302
    browser = enter(User.objects.get(email=data["email"]))
    browser.cookies["language"] = "en"
    return browser


def send(browser: Client, key: str, what: str, content: bytes) -> int:
    file = SimpleUploadedFile("list.csv", content)
    return browser.post(f"/organising/{key}/{what}/", {"file": file}).status_code


def test_an_organiser_is_appointed_once_and_told_by_letter(scene: Scene, edition: Edition) -> None:
    appoint(scene, edition)
    assert Letter.objects.filter(person__email="omar@host.example.org", template="invitation").count() == 1
    desk = enter(scene.who("dolores"))
    desk.cookies["language"] = "en"
    address = "/admin/academy/organiser/a-seminar/"
    other = {"email": "olga@host.example.org", "given_name": "Olga", "family_name": "H", "language": "en"}
    assert "end that appointment first" in desk.post(address, other).content.decode()


def test_the_organiser_sends_participants_and_attendance_and_sees_them(scene: Scene, edition: Edition) -> None:
    browser = appoint(scene, edition)
    assert send(browser, "a-seminar", "participants", PEOPLE + AMINA) == 302
    attendance = b"session,email,minutes\ns1,amina@list.example.org,90\nw1,amina@list.example.org,60\n"
    assert send(browser, "a-seminar", "attendance", attendance) == 302
    assert Fact.objects.filter(edition=edition, kind="attendance").count() == 2
    page = browser.get("/organising/a-seminar/").content.decode()
    assert "Amina Benali" in page
    assert "2 / 3" in page
    file = SimpleUploadedFile("list.csv", attendance)
    again = browser.post("/organising/a-seminar/attendance/", {"file": file})
    assert again.status_code == 422
    assert "This very list was taken in on" in again.content.decode()


def test_a_refused_list_leaves_nothing_and_names_rows(scene: Scene, edition: Edition) -> None:
    browser = appoint(scene, edition)
    file = SimpleUploadedFile("list.csv", PEOPLE + AMINA + b"B,T,b@list.example.org,Atlantis,Ministry,ngo\n")
    page = browser.post("/organising/a-seminar/participants/", {"file": file})
    assert page.status_code == 422
    assert "“Atlantis” is not a country that the Academy knows" in page.content.decode()
    assert Enrolment.objects.filter(edition=edition).count() == 0


def test_an_edition_of_somebody_else_is_not_there(scene: Scene, edition: Edition) -> None:
    browser = appoint(scene, edition)
    other = open_seminar(scene, "another")
    foreign = appoint(scene, other, name="olga")
    assert browser.get("/organising/another/").status_code == 404
    assert foreign.get("/organising/a-seminar/").status_code == 404
    for what in ("participants", "attendance"):
        assert send(browser, "another", what, PEOPLE + AMINA) == 404
    assert "Seminar another" not in browser.get("/organising/").content.decode()
    assert Enrolment.objects.filter(edition=other).count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "/admin/academy/attendance/a-seminar/", "/admin/academy/credits/a-seminar/", "/admin/academy/editions/",
        "/admin/academy/results/a-seminar/", "/admin/academy/enrolments/a-seminar/", "/teaching/", "/marking/",
        "/teaching/a-seminar/results/", "/audit/", "/my/credits/", "/evidence/a-seminar/{uid}/",
        "/admin/academy/applications/demo-et-2026/", "/surveys/nothing/results/",
    ],
)  # fmt: skip
def test_an_organiser_sees_nothing_else(scene: Scene, edition: Edition, address: str) -> None:
    browser = appoint(scene, edition)
    send(browser, "a-seminar", "participants", PEOPLE + AMINA)
    uid = Enrolment.objects.get(edition=edition).person.uid
    answer = browser.get(address.replace("{uid}", str(uid)))
    assert answer.status_code in {403, 302}
    assert answer.get("Location", "/admin/") in {"/admin/"}


def test_no_mark_and_no_confirmation_stands_on_the_organisers_page(scene: Scene, edition: Edition) -> None:
    browser = appoint(scene, edition)
    send(browser, "a-seminar", "participants", PEOPLE + AMINA)
    page = browser.get("/organising/a-seminar/").content.decode()
    for words in ("Active participation", "Credits", "Results", "Morocco"):
        assert words not in page


def test_an_appointment_that_has_ended_opens_nothing(scene: Scene, edition: Edition) -> None:
    browser = appoint(scene, edition)
    enter(scene.who("dolores")).post("/admin/academy/organiser/a-seminar/", {"end": "1"})
    assert browser.get("/organising/").status_code == 403
    assert send(browser, "a-seminar", "participants", PEOPLE + AMINA) == 403
