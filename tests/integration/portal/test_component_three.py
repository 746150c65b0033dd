"""Component III: closed until its launch is recorded; then drafted, followed and shown; its title the universities'."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from academy.governance.models import Provision, Resolution
from academy.people.models import Institution, Person
from academy.portal.demo.scene import Scene
from certificates.models import RecognitionRequest
from courses.learning.api import Enrolment
from courses.learning.models import ExternalAward, Fact
from credits import api as credits_api
from credits.models import CreditEntry
from tests.factories import master
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.portal.test_statement import browser_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
CLOSED = "Component III is closed: its launch awaits the Permanent Correspondents"
OWN_TITLE = "The title of Component III is the universities’ own: the Academy records it and never issues it"
TALK = "miriam@example.org,presentation,talk,15,20,2024-06-03,yes"
EXAM = "miriam@example.org,test,t-master,9,10,2025-03-04,yes"
THESIS = "miriam@example.org,thesis,thesis,16,20,2025-10-01,yes"


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


@pytest.fixture
def desk(play: Play) -> tuple[Scene, Client, Resolution]:
    """Dolores at an empty draft."""
    scene = play(2)
    return scene, enter(scene.who("dolores")), master.begin_draft(scene)


def test_before_the_launch_nobody_drafts_for_it_and_the_screens_say_why(desk: tuple[Scene, Client, Resolution]) -> None:
    _scene, browser, draft = desk
    form = browser.get(f"/board/drafts/{draft.pk}/activities/add/")
    assert 'value="II"' in form.content.decode()
    assert 'value="III"' not in form.content.decode()
    level = browser.get(f"/board/drafts/{draft.pk}/levels/III/")
    assert 'name="amount"' not in level.content.decode()
    overview = browser.get(f"/board/drafts/{draft.pk}/")
    assert f"/board/drafts/{draft.pk}/levels/III/" not in overview.content.decode()
    limits = browser.get(f"/board/drafts/{draft.pk}/limits/III/")
    assert "Save the draft" not in limits.content.decode()
    assert "designate one first" not in words(limits)
    for page in (form, level, limits, overview):
        assert CLOSED in words(page)
    assert browser.post(f"/board/drafts/{draft.pk}/limits/III/", {"part-other": "1"}).status_code == 422
    assert master.designate(browser, draft).status_code == 422
    refused = browser.post(f"/board/drafts/{draft.pk}/levels/III/", {"amount": "12"})
    assert (refused.status_code, CLOSED in words(refused)) == (422, True)
    assert not draft.designated_activities.exists()
    assert not draft.thresholds.exists()


def test_once_the_decision_is_recorded_a_level_is_drafted_sound_and_tabled(
    desk: tuple[Scene, Client, Resolution],
) -> None:
    scene, browser, draft = desk
    master.record_launch(scene)
    assert 'value="III"' in browser.get(f"/board/drafts/{draft.pk}/activities/add/").content.decode()
    master.write(scene, draft)
    overview = words(browser.get(f"/board/drafts/{draft.pk}/"))
    assert "Nothing stands in the way" in overview
    assert "Level of Component III" in overview
    assert CLOSED not in overview
    assert "several modules over two years" in overview
    browser.post(f"/board/resolutions/{draft.pk}/table/")
    draft.refresh_from_db()
    assert (draft.state, draft.thresholds.get().amount) == ("tabled", 1200)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Research talk", "asks for no exercise"),
        ("Formal test", "asks for no test"),
        ("Final thesis", "asks for no thesis"),
        ("Module two", "the requirements name 1 modules to be completed; the text asks for at least 2"),
    ],
)
def test_what_the_text_asks_of_component_iii_cannot_be_left_out(
    desk: tuple[Scene, Client, Resolution], title: str, said: str
) -> None:
    scene, browser, draft = desk
    master.record_launch(scene)
    master.write(scene, draft)
    row = draft.designated_activities.get(component="III")
    here = f"/board/drafts/{draft.pk}/activities/{row.pk}/requirements/"
    browser.post(f"{here}{draft.requirements.get(title_en=title).pk}/remove/")
    overview = browser.get(f"/board/drafts/{draft.pk}/")
    assert said in words(overview)
    assert f'href="{here}"' in overview.content.decode()
    assert said in words(browser.get(here))
    browser.post(f"/board/resolutions/{draft.pk}/table/")
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_one_module_is_not_several(desk: tuple[Scene, Client, Resolution]) -> None:
    scene, browser, draft = desk
    master.record_launch(scene)
    master.write(scene, draft)
    here = f"/board/drafts/{draft.pk}/activities/{draft.designated_activities.get(component='III').pk}/curriculum/"
    browser.post(f"{here}{draft.curriculum.get(number=2).pk}/remove/")
    page = words(browser.get(here))
    assert "the curriculum has 1 modules; the text asks for several, at least 2" in page
    assert "several modules over two years" in page


def test_what_the_text_fixes_stands_with_its_place(play: Play) -> None:
    play(1)
    rows = {row.key: row for row in Provision.objects.filter(mandate__code="P-PG/Academy", component="III")}
    assert {key: row.number for key, row in rows.items()} == {
        "least_modules": 2, "longest_months": 24, "requirements": None,
    }  # fmt: skip
    assert "plusieurs modules étalés sur deux ans" in rows["least_modules"].text_fr
    assert {row.place for row in rows.values()} == {"P-PG (2020) 10, P-PG/Academy, item 7"}


@pytest.fixture
def follows(play: Play) -> tuple[Scene, Person, Enrolment]:
    """Miriam in a course of two years, under the laws of both."""
    scene = play(2)
    master.law_of_two_years(scene)
    person, enrolment = master.enrol_in(master.open_edition(scene))
    return scene, person, enrolment


def status(person: Person) -> credits_api.ComponentStatus:
    return next(one for one in credits_api.statement_for(person).statuses if one.component == "III")


def test_modules_without_the_thesis_do_not_complete_it_and_with_it_they_do(
    follows: tuple[Scene, Person, Enrolment], django_capture_on_commit_callbacks: Any
) -> None:
    scene, person, enrolment = follows
    with django_capture_on_commit_callbacks(execute=True):
        assert master.send_results(scene, enrolment.edition, TALK, EXAM).status_code == 302
    before = status(person)
    assert (before.earned, before.required, before.met) == (1200, 1200, False)
    assert [one.code for one in before.missing] == ["thesis_absent"]
    with django_capture_on_commit_callbacks(execute=True):
        assert master.send_results(scene, enrolment.edition, THESIS).status_code == 302
    after = status(person)
    assert (after.met, after.complete, after.missing) == (True, False, [])
    laws = CreditEntry.objects.filter(person_uid=person.uid).order_by("activity_date")
    assert [entry.resolution.number for entry in laws] == ["2024/01", "2025/01"]


def test_a_thesis_below_its_pass_mark_is_no_thesis(
    follows: tuple[Scene, Person, Enrolment], django_capture_on_commit_callbacks: Any
) -> None:
    scene, person, enrolment = follows
    failed = THESIS.replace("16,20", "4,20").replace("yes", "no")
    with django_capture_on_commit_callbacks(execute=True):
        master.send_results(scene, enrolment.edition, TALK, EXAM, failed)
    assert [one.code for one in status(person).missing] == ["thesis_failed"]


@pytest.mark.parametrize(("extension", "met"), [("", False), ("3", True)])
def test_a_module_after_two_years_is_late_and_an_extension_rescues_it(
    play: Play, django_capture_on_commit_callbacks: Any, extension: str, met: bool
) -> None:
    scene = play(2)
    master.law_of_two_years(scene, extension=extension)
    edition = master.open_edition(scene, starts_on=date(2023, 2, 1))
    person, enrolment = master.enrol_in(edition)
    with django_capture_on_commit_callbacks(execute=True):
        master.send_results(scene, edition, TALK, EXAM, THESIS)
    late = status(person)
    assert (late.met, [one.code for one in late.missing][:2]) == (False, ["modules", "module_late"])
    assert "Module 2 was completed on 4 March 2025, after the last day allowed, which was 1 February 2025" in (
        late.missing[1].sentence
    )
    decision = master.decide(scene, "GB/2025-2", body="board", kind="other", decided_on="2025-02-10")
    form = {"act": "extend", "extend-months": "3", "extend-decision": decision.pk}
    with django_capture_on_commit_callbacks(execute=True):
        page = enter(scene.who("dolores")).post(f"/admin/academy/enrolments/{edition.key}/{enrolment.pk}/", form)
    assert (page.status_code == 302, status(person).met) == (met, met)


def award(scene: Scene, enrolment: Enrolment) -> Any:
    """The University of Malta's own decision, recorded, then its title for the participant."""
    decision = master.decide(scene, "UM/2025-7", body="university", kind="external_award", decided_on="2025-12-15")
    malta = Institution.objects.get(key="university-of-malta")
    form = master.AWARD | {"award-institution": malta.pk, "award-decision": decision.pk}
    return enter(scene.who("dolores")).post(f"/admin/academy/enrolments/{master.MASTER.edition}/{enrolment.pk}/", form)


def test_lines_and_award_stand_on_page_papers_table_and_api(
    follows: tuple[Scene, Person, Enrolment], django_capture_on_commit_callbacks: Any
) -> None:
    scene, person, enrolment = follows
    with django_capture_on_commit_callbacks(execute=True):
        master.send_results(scene, enrolment.edition, TALK, EXAM, THESIS)
        assert award(scene, enrolment).status_code == 302
    assert Fact.objects.get(kind="external_award").person_uid == person.uid
    browser = browser_of(person)
    page = words(browser.get("/my/credits/"))
    statement = text_of(browser.get("/my/credits/statement.pdf?lang=en").content)
    transcript = text_of(browser.get("/my/credits/transcript.pdf?lang=en").content)
    body = browser.get("/api/v1/credits/statement/").json()
    rows = list(csv.DictReader(io.StringIO(browser.get("/my/credits/statement.csv").content.decode("utf-8-sig"))))
    (part,) = body["components"]
    assert (part["component"], part["held"], part["level_reached"]) == ("III", "12.00", True)
    assert body["awards"] == [
        {
            "title": "Master of Arts in Drug Policy", "university": "University of Malta", "given_on": "2025-12-15",
            "decision": "UM/2025-7", "activity": "Course 2024",
        }
    ]  # fmt: skip
    assert [(row["component"], row["requirement_en"], row["credits"], row["workload_hours"]) for row in rows] == [
        ("III", "Module one", "6.00", "50"), ("III", "Module two", "6.00", "50"), ("III", "", "", ""),
    ]  # fmt: skip
    given = {name: rows[-1][name] for name in ("state", "title", "awarded_by", "resolution", "activity_date")}
    assert given == {
        "state": "awarded", "title": "Master of Arts in Drug Policy", "awarded_by": "University of Malta",
        "resolution": "UM/2025-7", "activity_date": "2025-12-15",
    }  # fmt: skip
    assert all(row["note"].startswith(OWN_TITLE) for row in rows)
    for text in (page, statement, transcript):
        for said in (
            "Component III",
            "Module one",
            "Module two",
            "Master of Arts in Drug Policy",
            "University of Malta",
        ):
            assert said in text
        assert OWN_TITLE in text
        assert "UM/2025-7" in text
    assert any(note.startswith(OWN_TITLE) for note in part["notes"])
    assert "Ask for formal recognition" not in page


def test_without_the_universitys_decision_no_award_is_recorded(follows: tuple[Scene, Person, Enrolment]) -> None:
    scene, person, enrolment = follows
    board = master.decide(scene, "GB/2025-7", body="board", kind="external_award", decided_on="2025-12-15")
    malta = Institution.objects.get(key="university-of-malta")
    form = master.AWARD | {"award-institution": malta.pk, "award-decision": board.pk}
    enter(scene.who("dolores")).post(f"/admin/academy/enrolments/{master.MASTER.edition}/{enrolment.pk}/", form)
    assert not ExternalAward.objects.exists()
    transcript = text_of(browser_of(person).get("/my/credits/transcript.pdf?lang=en").content)
    assert "No title of a university is on record." in transcript


def test_recognition_of_component_three_points_to_the_transcript_and_the_university(
    follows: tuple[Scene, Person, Enrolment],
) -> None:
    _, person, _ = follows
    page = browser_of(person).post("/my/credits/III/recognition/", follow=True).content.decode()
    assert "Component III leads to a title that the universities award" in page
    assert "ask your university for its title" in page
    assert not RecognitionRequest.objects.filter(component="III").exists()
