"""What is pending, with why, and the shortest way: on the page, on paper, in the table and in the API."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.lib import guards
from academy.people.models import Institution, Person
from academy.portal.demo.scene import at
from academy.portal.demo.steps.step_2_resolution import adopt
from certificates import api as certificates_api
from courses.catalogue.models import Edition
from courses.learning.models import Enrolment
from credits import api as credits_api
from tests.factories.world import Play
from tests.integration.credits.test_statements import coming, new_law, unendorsed
from tests.integration.portal.test_statement import browser_of, text_of

pytestmark = pytest.mark.django_db


def last_of_the_training() -> Person:
    rows = Enrolment.objects.filter(edition__key="demo-et-2026").order_by("-pk").select_related("person__user")
    return rows[0].person


def all_forms(browser: Client) -> tuple[str, str, list[dict[str, str]], dict[str, Any]]:
    """Page, paper, rows of the table, first component of the API."""
    page = " ".join(browser.get("/my/credits/").content.decode().split())
    paper = text_of(browser.get("/my/credits/statement.pdf?lang=en").content)
    table = browser.get("/my/credits/statement.csv").content.decode("utf-8-sig")
    body = browser.get("/api/v1/credits/statement/").json()
    return page, paper, list(csv.DictReader(io.StringIO(table))), body["components"][0]


def test_a_pending_award_is_named_with_its_resolution_and_why_it_waits(play: Play) -> None:
    scene = play(5)
    new = unendorsed(scene, new_law(scene, amount=600))
    with guards.lifted():
        Resolution.objects.filter(number="2026/01").update(applies_to=date(2026, 2, 1))
    edition = Edition.objects.get(key="demo-et-2026")
    credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 2))
    page, paper, rows, part = all_forms(browser_of(last_of_the_training()))
    why = "The list of activities awaits the endorsement of the Permanent Correspondents."
    (one,) = part["pending_lines"]
    assert (one["code"], one["credits"], one["resolution"], one["why"]) == ("not_endorsed", "6.00", new.number, [why])
    (row,) = [row for row in rows if row["state"] == "pending"]
    assert (row["entry"], row["credits"], row["resolution"], row["note"]) == ("", "6.00", new.number, why)
    for text in (page, paper):
        assert "Pending, and not on the ledger yet" in text
    assert one["requirement"] in page
    assert page.split("not on the ledger yet")[1].count(why) == 1
    assert "Why it waits" in paper


def test_the_shortest_way_is_told_in_every_form(play: Play, time_machine: Any) -> None:
    scene = play(5)
    adopt(scene, new_law(scene, amount=1200, validity_months=24), endorsed_by="PC/X", year=2025)
    credits_api.tally(edition=Edition.objects.get(key="demo-et-2026"), by=scene.who("dolores"), now=at(11, 2))
    browser = browser_of(last_of_the_training())
    time_machine.move_to(at(11, 10))
    assert all_forms(browser)[3]["shortest_way"] is None
    coming(scene, "et-december", 12)
    page, paper, rows, part = all_forms(browser)
    (step,) = part["shortest_way"]
    assert (step["credits"], step["activity"], step["why"][0][:12]) == ("6.00", "et-december", "Take part in")
    (row,) = [row for row in rows if row["state"] == "step"]
    assert (row["activity"], row["credits"], row["note"].split(" (")[0]) == (
        "et-december",
        "6.00",
        step["why"][0].split(" (")[0],
    )
    assert "The shortest way" in page
    assert "The shortest way to the level" in paper
    assert paper.count("et-december") >= 1


def test_one_announced_activity_and_three_cost_the_same(play: Play, time_machine: Any) -> None:
    scene = play(5)
    adopt(scene, new_law(scene, amount=1200, validity_months=24), endorsed_by="PC/X", year=2025)
    browser = browser_of(last_of_the_training())
    time_machine.move_to(at(11, 10))
    counts = []
    for keys in (["et-a"], ["et-b", "et-c"]):
        for key in keys:
            coming(scene, key, 12)
        browser.get("/api/v1/credits/statement/")
        with CaptureQueriesContext(connection) as seen:
            browser.get("/api/v1/credits/statement/")
        counts.append(len(seen))
    assert counts[0] == counts[1], counts


def test_a_level_that_the_board_has_lowered_is_reached_for_page_request_and_release_alike(
    play: Play, time_machine: Any
) -> None:
    scene = play(5)
    by = scene.who("dolores")
    adopt(scene, new_law(scene, amount=1200, validity_months=24), endorsed_by="PC/X", year=2025)
    edition = Edition.objects.get(key="demo-et-2026")
    credits_api.tally(edition=edition, by=by, now=at(11, 2))
    person = last_of_the_training()
    browser = browser_of(person)
    time_machine.move_to(at(11, 10))
    assert "Ask for formal recognition" not in browser.get("/my/credits/").content.decode()
    refused = browser.post("/my/credits/I/recognition/", follow=True).content.decode()
    assert "The level is not reached yet" in refused
    lower = governance_api.copy_resolution(
        source=Resolution.objects.get(number="2026/01"), number="2027/09", applies_from=date(2027, 1, 1),
        applies_to=date(2027, 12, 31), in_force_from=date(2027, 1, 1), by=by, considered_fr="x", considered_en="x",
    )  # fmt: skip
    adopt(scene, lower, endorsed_by="PC/Y", year=2026)
    time_machine.move_to(datetime(2027, 1, 10, 12, tzinfo=UTC))
    assert "Ask for formal recognition" in browser_of(person).get("/my/credits/").content.decode()
    asked = browser_of(person).post("/my/credits/I/recognition/", follow=True).content.decode()
    assert "You asked for recognition." in asked
    release = certificates_api.propose_release(
        edition=edition,
        component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=by,
        now=datetime(2027, 1, 10, 12, tzinfo=UTC),
    )
    assert person.pk in release.lines.values_list("person", flat=True)
