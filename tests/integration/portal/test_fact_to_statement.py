"""From a fact that somebody records by the door to the line on the credits page; and the figures that stand beside it.

Nobody calls the tally here: a recorded fact is counted at once.
"""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from academy.governance import api as governance_api
from academy.governance.models import EctsGrant, Resolution
from academy.people.models import Institution
from academy.portal.demo.scene import Scene
from academy.portal.demo.steps.step_2_resolution import adopt
from courses.learning.models import Enrolment
from credits.models import CreditEntry
from tests.factories import master
from tests.factories.editions import open_seminar
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.portal.test_organising import AMINA, PEOPLE, appoint, send
from tests.integration.portal.test_statement import browser_of, somebody, text_of

pytestmark = pytest.mark.django_db
ATTENDANCE = b"session,email,minutes\ns1,amina@list.example.org,90\nw1,amina@list.example.org,60\n"


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def law_of_the_seminar(scene: Scene) -> None:
    """A resolution of 2026 by which the seminar that an organiser holds gives two credits for being there."""
    by = scene.who("dolores")
    law = governance_api.draft_resolution(
        number="2026/05", title_fr="Séminaire", title_en="Seminar", applies_from=date(2026, 1, 1),
        applies_to=date(2026, 12, 31), in_force_from=date(2026, 1, 1), by=by,
    )  # fmt: skip
    here: dict[str, Any] = {"resolution": law, "activity_key": "activity-a-seminar", "component": "I", "by": by}
    mandate = governance_api.Mandate.objects.get(code="P-PG/Academy")
    governance_api.designate(**here, mandate=mandate, category="seminar")
    governance_api.set_topics(resolution=law, titles=[("Sujet", "Topic")], by=by)
    governance_api.set_curriculum_module(**here, version="1", number=1, title_fr="S", title_en="S")
    governance_api.set_requirement(
        **here, key="there", kind="attendance", title_fr="Présence", title_en="Being there", amount=200,
        settings={"share_percent": 60}, workload_hours=9,
    )  # fmt: skip
    adopt(scene, law, endorsed_by="PC/2025-12", year=2025)


def test_the_organisers_list_is_a_line_on_the_credits_page_at_once(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(2)
    edition = open_seminar(scene)
    law_of_the_seminar(scene)
    organiser = appoint(scene, edition)
    with django_capture_on_commit_callbacks(execute=True):
        assert send(organiser, "a-seminar", "participants", PEOPLE + AMINA) == 302
    person = Enrolment.objects.get(edition=edition).person
    address = f"/credits/people/{person.uid}/"
    reader = enter(scene.who("viktor"))
    reader.cookies["language"] = "en"
    assert "Every line, with its evidence" not in words(reader.get(address))
    with django_capture_on_commit_callbacks(execute=True):
        assert send(organiser, "a-seminar", "attendance", ATTENDANCE) == 302
    page = words(reader.get(address))
    assert "2.00 · Being there" in page
    assert "Attendance: 2 h 30 in 2 sessions" in page
    assert "<dt>Contact time</dt><dd>2 h 30</dd>" in page
    assert "9 h" in page
    assert "2026/05" in page


def test_the_trainers_confirmation_is_a_line_at_once_and_taken_back_at_once(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(4)
    enrolment = Enrolment.objects.filter(edition__key="demo-et-2026", state="active").order_by("-pk")[0]
    trainer = enter(scene.who("tomas"))
    own = browser_of(enrolment.person)
    address = f"/teaching/demo-et-2026/{enrolment.pk}/confirm/"
    complete = "complete, with 6.00 credits of 6.00"
    for answer, said in (("no", "0.00 credits of 6.00"), ("yes", complete), ("no", "0.00 credits of 6.00")):
        with django_capture_on_commit_callbacks(execute=True):
            assert trainer.post(address, {"confirmed": answer}).status_code == 302
        assert f"Component I: {said}" in words(own.get("/my/credits/"))
    amounts = CreditEntry.objects.filter(person_uid=enrolment.person.uid).order_by("pk")
    assert list(amounts.values_list("amount", flat=True)) == [600, -600]


def workload_by_form(scene: Scene) -> None:
    """A law that says how many hours module 2 takes, typed into its form; it supersedes the demonstration's."""
    source = Resolution.objects.get(number="2026/01")
    draft = governance_api.copy_resolution(
        source=source, number="2026/09", applies_from=date(2026, 1, 1), applies_to=date(2026, 12, 31),
        in_force_from=date(2026, 1, 1), by=scene.who("dolores"),
    )  # fmt: skip
    Resolution.objects.filter(pk=draft.pk).update(supersedes=source)
    draft.refresh_from_db()
    row = draft.requirements.get(key="module-2")
    place = draft.designated_activities.get(component="II").pk
    form = {
        "title_fr": row.title_fr, "title_en": row.title_en, "amount": "4.00", "workload_hours": "37", "module": "2",
        "needs": ["m2-attendance"],
    }  # fmt: skip
    address = f"/board/drafts/{draft.pk}/activities/{place}/requirements/{row.pk}/"
    assert enter(scene.who("dolores")).post(address, form).status_code == 302
    adopt(scene, draft, endorsed_by="PC/2025-13", year=2025)


def grant(scene: Scene) -> Any:
    """The University of Malta's decision to grant six ECTS credits for the course, by the two forms."""
    decision = master.decide(scene, "UM/2026-3", body="university", kind="ects", decided_on="2026-01-05")
    form = {
        "act": "grant", "grant-institution": Institution.objects.get(key="university-of-malta").pk,
        "grant-decision": decision.pk, "grant-activity_key": "executive-course", "grant-component": "II",
        "grant-amount": "6.00", "grant-applies_from": "2026-01-01", "grant-applies_to": "2026-12-31",
    }  # fmt: skip
    return enter(scene.who("dolores")).post("/admin/academy/universities/", form)


def four_of(browser: Client) -> tuple[str, str, list[dict[str, str]], list[dict[str, Any]]]:
    """Page, paper, rows of the table and lines of the interface, of Component II."""
    page = words(browser.get("/my/credits/"))
    paper = text_of(browser.get("/my/credits/statement.pdf?lang=en").content)
    table = browser.get("/my/credits/statement.csv").content.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["component"] == "II"]
    body = browser.get("/api/v1/credits/statement/").json()
    (part,) = [one for one in body["components"] if one["component"] == "II"]
    return page, paper, rows, part["lines"]


def test_workload_contact_hours_and_ects_stand_on_all_four(play: Play, django_capture_on_commit_callbacks: Any) -> None:
    scene = play(5)
    workload_by_form(scene)
    desk = enter(scene.who("dolores"))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post("/admin/academy/credits/demo-ii-2026/")
    browser = browser_of(somebody(0, "demo-ii-2026"))
    page, paper, rows, lines = four_of(browser)
    hours = [("0", "0"), ("1245", "37"), ("1245", "0")]
    assert [(row["contact_minutes"], row["workload_hours"]) for row in rows] == hours
    assert [(str(line["contact_minutes"]), str(line["workload_hours"])) for line in lines] == hours
    assert "<dt>Contact time</dt><dd>20 h 45</dd>" in page  # in hours, as on paper
    assert "41 h 30" in page  # the two seminars
    assert "contact time: 20 h 45" in paper
    assert "Contact time 41 h 30" in paper
    for text, said in ((page, "<dt>Workload</dt><dd>37 h</dd>"), (paper, "workload: 37 h"), (paper, "Workload 37 h")):
        assert said in text
    assert {row["ects"] for row in rows} == {""}
    assert {line["ects"] for line in lines} == {None}
    assert "ECTS, granted by" not in page + paper
    assert "<dt>ECTS</dt><dd>none granted</dd>" in page
    assert "ECTS none granted" in paper
    assert grant(scene).status_code == 302
    page, paper, rows, lines = four_of(browser)
    assert [(row["ects"], row["ects_granted_by"]) for row in rows] == [
        ("", ""), ("", ""), ("6.00", "University of Malta"),
    ]  # fmt: skip
    assert [line["ects"] for line in lines] == [None, None, "6.00"]
    assert lines[2]["ects_granted_by"] == "University of Malta"
    assert page.count("6.00 ECTS, granted by University of Malta") == 2  # the line and the sum
    assert "6.00 ECTS, granted by University of Malta" in paper
    assert paper.count("6.00 ECTS") == 2  # the line stands in a narrow column of the table


@pytest.mark.parametrize(
    ("field", "value"), [("component", "I"), ("amount", "0"), ("applies_to", "2025-01-01"), ("decision", "")]
)
def test_a_grant_that_cannot_be_is_refused_at_the_form(play: Play, field: str, value: str) -> None:
    scene = play(1)
    master.decide(scene, "UM/2026-3", body="university", kind="ects", decided_on="2026-01-05")
    form = {
        "act": "grant", "grant-institution": Institution.objects.get(key="university-of-malta").pk,
        "grant-decision": governance_api.Decision.objects.get(reference="UM/2026-3").pk,
        "grant-activity_key": "executive-course", "grant-component": "II", "grant-amount": "6.00",
        "grant-applies_from": "2026-01-01", "grant-applies_to": "2026-12-31",
    } | {f"grant-{field}": value}  # fmt: skip
    assert enter(scene.who("dolores")).post("/admin/academy/universities/", form).status_code != 302
    assert not EctsGrant.objects.exists()
