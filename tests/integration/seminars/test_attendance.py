"""The programme and attendance: bad input is refused row by row, and nobody is in two sessions at once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.people.domain.vocabulary import RoleCode
from academy.portal.demo.scene import Scene, at
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment, Fact
from courses.seminars import api as seminars_api
from courses.seminars.models import AttendanceImport, Session
from tests.factories.editions import NOW, enrol_somebody, open_seminar
from tests.factories.people import enter, person_with_role
from tests.factories.world import Play
from tests.integration.portal.test_organising import appoint

pytestmark = pytest.mark.django_db
AMINA = "amina.a-seminar@example.org"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


@pytest.fixture
def edition(scene: Scene) -> Edition:
    edition = open_seminar(scene)
    enrol_somebody(edition)
    return edition


@pytest.fixture
def desk(scene: Scene) -> Client:
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    return browser


def take(scene: Scene, edition: Edition, *rows: str, now: object = NOW) -> AttendanceImport:
    content = ("session,email,minutes\n" + "\n".join(rows)).encode()
    return seminars_api.import_attendance(
        edition=edition, file_name="a.csv", content=content, by=scene.who("dolores"), now=now,  # type: ignore[arg-type]
    )  # fmt: skip


def problems(done: AttendanceImport) -> list[tuple[int, str, str]]:
    return [(one["row"], one["column"], one["message"]) for one in done.report]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (f"s1,{AMINA},91", "minutes", "91 minutes are more than the session’s 90."),
        (f"s1,{AMINA},-5", "minutes", "A cell may not begin with “-”"),
        (f"s1,{AMINA},ninety", "minutes", "“ninety” is not a whole number of minutes."),
        (f"s9,{AMINA},9", "session", "There is no session “s9” in this edition."),
        ("s1,chen@example.org,9", "email", "Nobody with the address “chen@example.org” is enrolled"),
        (f"w1,{AMINA},9", "email", "Row 2 already names this person for this session."),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_column_and_nothing_counts(
    scene: Scene, edition: Edition, row: str, column: str, words: str
) -> None:
    done = take(scene, edition, f"w1,{AMINA},60", row)
    assert {(number, name) for number, name, _words in problems(done)} == {(3, column)}
    assert words in problems(done)[0][2]
    assert Fact.objects.filter(edition=edition).count() == 0


def test_sessions_side_by_side_hold_their_minutes_once_in_one_list_or_two(scene: Scene, edition: Edition) -> None:
    words = "Sessions w1, w2 run side by side: together they have 60 minutes, and more are given."
    both = take(scene, edition, f"w1,{AMINA},40", f"w2,{AMINA},30")
    assert problems(both) == [(3, "minutes", words)]
    assert take(scene, edition, f"w1,{AMINA},40").accepted
    assert problems(take(scene, edition, f"w2,{AMINA},30")) == [(2, "minutes", words)]
    assert take(scene, edition, f"w2,{AMINA},20").accepted


def test_a_session_to_come_has_no_attendance(scene: Scene, edition: Edition) -> None:
    done = take(scene, edition, f"w1,{AMINA},40", now=at(5, 18, 12))
    assert problems(done) == [(2, "session", "The session “Session w1” has not taken place yet.")]


def test_the_same_file_again_is_refused_with_the_day_of_the_first(scene: Scene, edition: Edition) -> None:
    assert take(scene, edition, f"s1,{AMINA},90").accepted
    again = take(scene, edition, f"s1,{AMINA},90")
    assert problems(again) == [(0, "", "This very list was taken in on 22 May 2026: it is not taken in again.")]
    assert Fact.objects.filter(edition=edition).count() == 1


def test_a_session_is_added_by_form_and_taken_out_until_attendance_is_on_record(
    scene: Scene, edition: Edition, desk: Client
) -> None:
    data = {
        "module": edition.modules.get().pk, "key": "s2", "starts_at": "2026-05-20T09:00", "ends_at": "2026-05-20T10:30",
        "is_contact": "on", "title_fr": "Séance", "title_en": "Session two",
    }  # fmt: skip
    address = "/admin/academy/sessions/a-seminar/"
    wrong = {
        "The session ends before it begins.": {"ends_at": "2026-05-20T08:00"},
        "This is not within the days of module 1.": {"starts_at": "2026-05-25T09:00", "ends_at": "2026-05-25T10:00"},
        "The programme has a session “s1” already.": {"key": "S1"},
    }
    for words, more in wrong.items():
        assert words in desk.post(address, data | more).content.decode()
    assert desk.post(address, data).status_code == 302
    session = Session.objects.get(key="s2")
    assert session.minutes == 90
    desk.post(f"{address}{session.pk}/remove/")
    assert not Session.objects.filter(key="s2").exists()
    take(scene, edition, f"s1,{AMINA},90")
    kept = Session.objects.get(key="s1")
    page = desk.post(f"{address}{kept.pk}/remove/", follow=True).content.decode()
    assert "Attendance of this session is on record" in page


def test_a_programme_comes_as_a_list_in_whole_or_not_at_all(edition: Edition, desk: Client) -> None:
    header = "module,key,starts_at,ends_at,contact,title_fr,title_en\n"
    good = "1,s5,2026-05-20T09:00,2026-05-20T10:30,yes,Séance,Session\n"
    bad = (
        "7,s6,2026-05-20T09:00,2026-05-20T10:30,yes,a,b\n"
        "1,s1,2026-05-20T09:00,2026-05-20T10:30,yes,a,b\n"
        "1,s7,yesterday,2026-05-20T10:30,perhaps,,b\n"
        "1,s8,2026-05-20T11:00,2026-05-20T10:30,no,a,b\n"
    )
    address = "/admin/academy/sessions/a-seminar/list/"
    answer = desk.post(address, {"file": SimpleUploadedFile("p.csv", (header + good + bad).encode())})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in (
        "This edition has no module 7.", "The programme has a session “s1” already.", "“perhaps” is not yes or no.",
        "“yesterday” is not a date and time", "A title has 1 to 200 characters.", "The session ends before it begins.",
    ):  # fmt: skip
        assert words in page, words
    assert not Session.objects.filter(key="s5").exists()
    assert desk.post(address, {"file": SimpleUploadedFile("p.csv", (header + good).encode())}).status_code == 302
    assert Session.objects.get(key="s5").is_contact


def test_active_participation_cannot_be_confirmed_before_the_edition_begins(
    scene: Scene, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.seminars.views.trainer.timezone.now", lambda: at(5, 10))
    browser = enter(scene.who("tomas"))
    browser.cookies["language"] = "en"
    enrolment = edition.enrolments.get()
    page = browser.post(f"/teaching/a-seminar/{enrolment.pk}/confirm/", {"confirmed": "yes"}, follow=True)
    assert "10 May 2026 is not one of the days of this edition." in page.content.decode()
    assert Fact.objects.filter(edition=edition).count() == 0


def test_presence_at_a_dinner_is_refused_on_both_screens_with_its_row_and_raises_no_share(
    scene: Scene, edition: Edition, desk: Client
) -> None:
    """Dinner is in the programme and is no contact time."""
    Session.objects.create(
        module=edition.modules.get(), key="dinner", starts_at=at(5, 18, 20), ends_at=at(5, 18, 23), is_contact=False,
        title_fr="Dîner", title_en="Dinner",
    )  # fmt: skip
    content = f"session,email,minutes\ns1,{AMINA},90\ndinner,{AMINA},180\n".encode()
    words = "The session “Dinner” is not contact time: nobody’s presence there counts. Leave its rows out."
    assert problems(take(scene, edition, f"s1,{AMINA},90", f"dinner,{AMINA},180")) == [(3, "session", words)]
    organiser = appoint(scene, edition)
    doors = ((desk, "/admin/academy/attendance/a-seminar/"), (organiser, "/organising/a-seminar/attendance/"))
    for browser, address in doors:
        page = browser.post(address, {"file": SimpleUploadedFile("list.csv", content)})
        assert (page.status_code, words in page.content.decode()) == (422, True)
    assert Fact.objects.filter(edition=edition).count() == 0


def test_a_list_sent_again_after_the_sessions_were_moved_corrects_the_days_and_is_counted_by_them(
    scene: Scene, edition: Edition, desk: Client
) -> None:
    """The day decides which law governs: the old fact stays and is replaced."""
    address, row = "/admin/academy/attendance/a-seminar/", f"s1,{AMINA},90"
    sent = [SimpleUploadedFile("list.csv", f"session,email,minutes\n{rows}\n".encode()) for rows in (row, f"{row}\n")]
    assert desk.post(address, {"file": sent[0]}).status_code == 302
    seminars_api.move_sessions(edition=edition, days_by_module={1: 1}, by=scene.who("dolores"))
    assert desk.post(address, {"file": sent[1]}).status_code == 302
    old, new = Fact.objects.filter(edition=edition, kind="attendance").order_by("pk")
    assert (old.activity_date, new.activity_date) == (date(2026, 5, 18), date(2026, 5, 19))
    assert (new.replaces, new.value) == (old, 90)


def test_to_confirm_twice_on_two_days_is_once(scene: Scene, edition: Edition) -> None:
    enrolment = Enrolment.objects.get(edition=edition)
    trainer = person_with_role("Tea", "Novak", RoleCode.TRAINER, scope="edition", scope_key=str(edition.pk)).user
    assert trainer is not None
    for day in (19, 20):
        seminars_api.confirm_participation(enrolment=enrolment, confirmed=True, by=trainer, now=at(5, day, 12))
    assert Fact.objects.get(edition=edition, kind="active_participation").activity_date == date(2026, 5, 19)
