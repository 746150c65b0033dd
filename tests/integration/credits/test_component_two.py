"""Component II: participation, exercises and tests all passed, whatever the modules ask. Through list and page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from academy.portal.demo.scene import Scene
from courses.learning import api as learning_api
from courses.learning.models import Fact
from credits import api as credits_api
from tests.factories import master
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.portal.test_statement import browser_of

pytestmark = pytest.mark.django_db
NEEDING = {"needs": ["taking-part"]}
# Exercise and test give credits of their own, beyond the level: no module waits for them.
BESIDE = replace(
    master.COURSE,
    lines=(
        ("presentation", "Research talk", "1", {"subject": "talk"}),
        ("active_participation", "Taking part", "0", {}),
        ("test", "Formal test", "1", {"test": "t-master"}),
        *(("module", f"Module {n}", "4", {"module": str(n), **NEEDING}) for n in (1, 2, 3)),
    ),
)
IDLE = replace(
    BESIDE,
    lines=tuple((kind, title, "0" if worth == "1" else worth, more) for kind, title, worth, more in BESIDE.lines),
)
TALK = "miriam@example.org,presentation,talk,15,20,2024-06-03,yes"
FAILED = "miriam@example.org,test,t-master,2,10,2024-06-04,no"


def text(page: Any) -> str:
    return " ".join(page.content.decode().split())


def tabled(scene: Scene, course: master.Course) -> str:
    draft = master.begin_draft(scene, course)
    master.write(scene, draft, course)
    page = text(enter(scene.who("dolores")).get(f"/board/drafts/{draft.pk}/"))
    enter(scene.who("dolores")).post(f"/board/resolutions/{draft.pk}/table/")
    draft.refresh_from_db()
    return page if draft.state == "draft" else draft.state


def test_what_a_course_asks_for_and_nothing_needs_is_refused_with_its_place(play: Play) -> None:
    page = tabled(play(2), IDLE)
    for title in ("Research talk", "Formal test"):
        assert f"“{title}” is asked for, but nothing needs it" in page
    assert "“Taking part” is asked for" not in page


def test_what_gives_credits_of_its_own_need_not_be_needed(play: Play) -> None:
    assert tabled(play(2), BESIDE) == "tabled"


def test_a_failed_test_holds_component_ii_back_though_every_module_is_completed(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(2)
    master.law_of_two_years(scene, BESIDE)
    edition = master.open_edition(scene, BESIDE)
    person, _enrolment = master.enrol_in(edition)
    with django_capture_on_commit_callbacks(execute=True):
        learning_api.record_fact(
            person=person, edition=edition, kind="active_participation", subject_key="participation", value=1,
            out_of=1, passed=True, activity_date=date(2024, 6, 5), evidence="x", by=scene.who("tomas"),
        )  # fmt: skip
        assert master.send_results(scene, edition, TALK, FAILED).status_code == 302
    status = credits_api.status_for(person=person, edition=edition, component="II")
    assert (status.counted, status.required, status.complete) == (1300, 1200, False)
    assert [one.code for one in status.missing] == ["test_failed"]
    page = text(browser_of(person).get("/my/credits/"))
    assert status.missing[0].sentence in page
    assert "Ask for formal recognition" not in page
    with django_capture_on_commit_callbacks(execute=True):
        again = {"value": "9", "passed": "yes", "activity_date": "2024-06-04", "reason": "Marked twice."}
        fact = Fact.objects.get(person_uid=person.uid, kind="test")
        correction = enter(scene.who("dolores")).post(f"/admin/academy/facts/{fact.pk}/correct/", again)
        assert correction.status_code == 302
    assert credits_api.status_for(person=person, edition=edition, component="II").complete
    assert "Ask for formal recognition" in text(browser_of(person).get("/my/credits/"))
