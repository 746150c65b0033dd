"""The credit statement as page, PDF, CSV and API: the same sentences, of any day, for the own person and auditors."""

import csv
import io
import re
import subprocess

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from academy.portal.demo.scene import Scene, at
from academy.portal.statement.sheet import COLUMNS
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from credits import api as credits_api
from credits.models import CreditEntry
from tests.factories.people import enter, person_with_role
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


def trained(play: Play) -> Scene:
    """The world after the training, its credits tallied on 2 November."""
    scene = play(4)
    credits_api.tally(edition=Edition.objects.get(key="demo-et-2026"), by=scene.who("dolores"), now=at(11, 2))
    return scene


def somebody(number: int, key: str = "demo-et-2026") -> Person:
    rows = Enrolment.objects.filter(edition__key=key, state="active").select_related("person__user").order_by("pk")
    return rows[number].person


def browser_of(person: Person, language: str = "en") -> Client:
    assert person.user is not None
    browser = enter(person.user)
    browser.cookies["language"] = language
    return browser


def text_of(pdf: bytes) -> str:
    """The words of a PDF, with its line breaks as spaces."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)  # noqa: S607
    return " ".join(done.stdout.decode().split())


def test_page_paper_table_and_api_say_the_same(play: Play) -> None:
    trained(play)
    person = somebody(1)
    browser = browser_of(person)
    page = " ".join(browser.get("/my/credits/").content.decode().split())
    paper = text_of(browser.get("/my/credits/statement.pdf?lang=en").content)
    body = browser.get("/api/v1/credits/statement/").json()
    rows = list(csv.DictReader(io.StringIO(browser.get("/my/credits/statement.csv").content.decode("utf-8-sig"))))
    part = body["components"][0]
    assert (part["component"], part["held"], part["asked_for"], part["level_reached"]) == ("I", "6.00", "6.00", True)
    for said in (part["sentence"], *part["notes"]):
        assert said in page
        assert said in paper
    line = part["lines"][0]
    assert line["results"][0].startswith("Attendance: 41 h 30 in 32 sessions")
    assert line["results"][0] in page
    assert "at least 80 % of the contact time" in line["asks"]
    for said in (person.printed_name, str(person.uid), "2026/01", "not an ECTS credit", "page 1 of", "invented"):
        assert said in paper
    assert [row["entry"] for row in rows] == [str(line["entry"])]
    assert (tuple(rows[0]), rows[0]["credits"], rows[0]["state"]) == (COLUMNS, "6.00", "standing")
    assert (line["ects"], rows[0]["ects"]) == (None, "")


def test_the_paper_is_made_in_either_language_whatever_the_reader_speaks(play: Play) -> None:
    trained(play)
    browser = browser_of(somebody(1), "en")
    for language, title in (("fr", "page 1 sur"), ("en", "Statement of Academy credits")):
        response = browser.get(f"/my/credits/statement.pdf?lang={language}")
        assert response["Content-Type"] == "application/pdf"
        assert "no-store" in response["Cache-Control"]
        assert title in text_of(response.content)


def test_every_line_opens_down_to_who_recorded_what_and_when(play: Play) -> None:
    trained(play)
    page = browser_of(somebody(1)).get("/my/credits/").content.decode()
    assert "recorded by Tomáš Novák" in page
    assert "recorded by Dolores Ibarra" in page
    assert "32 facts it rests on" in page or "33 facts it rests on" in page
    assert "/rules/?on=2026-" in page


RAW = re.compile(r"import:\d|attempt:\d|submission:\d|enrolment:\d|user:\d|not listed")


def test_every_source_is_a_sentence_and_leads_to_the_register(play: Play) -> None:
    scene = play(6)
    said = ("attendance list handed in on", "the confirmation itself, given on", "attempt of", "work handed in on")
    one, three = somebody(1), somebody(0, "demo-ii-2026")
    pages = [browser_of(who).get("/my/credits/").content.decode() for who in (one, three)]
    assert not RAW.search(" ".join(pages))
    for words in said:
        assert words in " ".join(pages)
    assert "(Trainer)" in pages[0]
    assert "/learning/evidence/" not in pages[0]
    read = enter(scene.who("viktor")).get(f"/credits/people/{one.uid}/").content.decode()
    fact = Fact.objects.get(person_uid=one.uid, kind="active_participation")
    address = reverse("learning:evidence", args=["demo-et-2026", one.uid])
    assert f'{address}#fact-{fact.pk}"' in read
    register = enter(scene.who("viktor")).get(address).content.decode()
    assert f'id="fact-{fact.pk}"' in register
    assert not RAW.search(register)


def test_paper_table_and_api_carry_the_evidence_with_author_time_and_source(play: Play) -> None:
    trained(play)
    browser = browser_of(somebody(1))
    facts = browser.get("/api/v1/credits/statement/").json()["components"][0]["lines"][0]["evidence"]
    one = next(fact for fact in facts if fact["kind"] == "active_participation")
    assert "(Trainer)" in one["recorded_by"]
    assert one["origin"].startswith("the confirmation itself, given on")
    paper = text_of(browser.get("/my/credits/statement.pdf?lang=en").content)
    (row,) = csv.DictReader(io.StringIO(browser.get("/my/credits/statement.csv").content.decode("utf-8-sig")))
    assert "Annex: the facts behind each line" in paper
    assert row["evidence"].count(" | ") + 1 == len(facts) == len(row["facts"].split())
    for said in (one["recorded_by"], one["origin"]):
        assert said in row["evidence"]
    for word in ("(Trainer)", "the confirmation", "attendance list", "row"):
        assert word in paper
    for text in (paper, row["evidence"]):
        assert not RAW.search(text)


def test_what_the_academy_knew_on_an_earlier_day(play: Play) -> None:
    trained(play)
    browser = browser_of(somebody(1))
    before = browser.get("/my/credits/?as_of=2026-10-31").content.decode()
    assert "As the Academy knew it on 31 October 2026" in before
    assert "Component I: 0.00 credits of 6.00" in before
    held = {day: browser.get(f"/api/v1/credits/statement/?as_of={day}").json() for day in ("2026-11-01", "2026-11-02")}
    assert [one["components"][0]["held"] for one in held.values()] == ["0.00", "6.00"]
    assert held["2026-11-02"]["as_of"] == "2026-11-02"
    assert "31 October 2026" in text_of(browser.get("/my/credits/statement.pdf?as_of=2026-10-31&lang=en").content)


@pytest.mark.parametrize(("day", "said"), [("2999-01-01", "has not come yet"), ("soon", "valid date")])
@pytest.mark.parametrize("field", ["as_of", "law_on"])
def test_a_day_that_has_not_come_or_is_none_is_refused(play: Play, field: str, day: str, said: str) -> None:
    play(3)
    browser = browser_of(somebody(1))
    assert said in browser.get(f"/my/credits/?{field}={day}").content.decode()
    for address in ("statement.pdf", "statement.csv"):
        refused = browser.get(f"/my/credits/{address}?{field}={day}")
        assert refused.status_code == 400
        assert said in refused.content.decode()
    problem = browser.get(f"/api/v1/credits/statement/?{field}={day}")
    assert (problem.status_code, problem["Content-Type"]) == (400, "application/problem+json")
    assert field in problem.json()["errors"]


def test_nobody_opens_the_statement_of_another_but_who_reads_all(play: Play, chen: Person) -> None:
    scene = trained(play)
    amina = somebody(1)
    addresses = [
        f"/credits/people/{amina.uid}/",
        f"/credits/people/{amina.uid}/statement.pdf",
        f"/credits/people/{amina.uid}/statement.csv",
        f"/credits/people/{amina.uid}/transcript.pdf",
        f"/api/v1/credits/statements/{amina.uid}/",
    ]
    auditor = enter(scene.who("viktor"))
    for address in addresses:
        assert browser_of(somebody(2)).get(address).status_code == 403
        assert browser_of(chen).get(address).status_code == 403
        assert auditor.get(address).status_code == 200
    found = auditor.get("/credits/people/", {"q": amina.family_name}).content.decode()
    assert f"/credits/people/{amina.uid}/" in found
    page = auditor.get(addresses[0]).content.decode()
    assert "Contest this line" not in page
    unknown = auditor.get("/api/v1/credits/statements/00000000-0000-0000-0000-000000000007/")
    assert (unknown.status_code, unknown["Content-Type"]) == (404, "application/problem+json")
    assert Client().get("/api/v1/credits/statement/").status_code in {401, 403}


def test_a_reversal_is_shown_and_the_steps_of_recognition_too(play: Play) -> None:
    scene = trained(play)
    person = somebody(1)
    fact = Fact.objects.get(person_uid=person.uid, kind="active_participation")
    browser = browser_of(person)
    page = browser.post("/my/credits/I/recognition/", follow=True).content.decode()
    assert "You asked for recognition." in page
    assert "Withdraw the request" in page
    learning_api.record_fact(
        person=person, edition=fact.edition, kind=fact.kind, subject_key=fact.subject_key, value=0, out_of=1,
        passed=False, activity_date=fact.activity_date, evidence="correction", by=scene.who("tomas"),
    )  # fmt: skip
    credits_api.tally(edition=fact.edition, by=scene.who("dolores"), now=at(11, 5))
    page = browser.get("/my/credits/").content.decode()
    assert "Taken back on 5 November 2026" in page
    rows = browser.get("/my/credits/statement.csv").content.decode("utf-8-sig")
    assert "taken back" in rows
    again = browser.post("/my/credits/I/recognition/", follow=True).content.decode()
    assert "The level is not reached yet" in again


def test_the_secretariat_sees_an_edition_with_requests_and_takes_it_away_as_a_table(play: Play) -> None:
    scene = trained(play)
    person = somebody(1)
    Person.objects.filter(pk=person.pk).update(printed_name="=cmd|' /C calc'!A0")
    browser_of(person).post("/my/credits/I/recognition/")
    browser = enter(scene.who("dolores"))
    page = browser.get("/admin/academy/credits/demo-et-2026/").content.decode()
    assert f"/credits/people/{person.uid}/" in page
    assert "/admin/academy/recognition/" in page
    table = browser.get("/admin/academy/credits/demo-et-2026/credits.csv").content.decode("utf-8-sig")
    assert "'=cmd" in table
    waiting = browser.get("/admin/academy/recognition/").content.decode()
    assert "asked for by the participant" in waiting
    assert "asked for recognition and wait" in browser.get("/admin/academy/release/demo-et-2026/").content.decode()


def test_the_law_of_a_day_is_open_to_anybody(play: Play, client: Client) -> None:
    play(4)
    body = client.get("/api/v1/credits/rules/?on=2026-06-10").json()
    (resolution,) = body["resolutions"]
    amounts = {line["key"]: line["credits"] for line in resolution["requirements"]}
    assert (resolution["number"], amounts["training"]) == ("2026/01", "6.00")
    assert client.get("/api/v1/credits/rules/?on=1999-01-01").json()["resolutions"] == []
    assert client.get("/api/v1/credits/rules/?on=then").status_code == 400


def test_one_line_and_three_lines_cost_the_same(play: Play) -> None:
    play(6)
    one, three = somebody(1), somebody(0, "demo-ii-2026")
    assert CreditEntry.objects.filter(person_uid=one.uid).count() == 1
    assert CreditEntry.objects.filter(person_uid=three.uid).count() == 3
    counts = []
    for person in (one, three):
        browser = browser_of(person)
        browser.get("/my/credits/")
        with CaptureQueriesContext(connection) as seen:
            assert browser.get("/my/credits/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1], counts


def test_the_transcript_for_universities_names_results_and_awards(play: Play) -> None:
    trained(play)
    paper = text_of(browser_of(somebody(1)).get("/my/credits/transcript.pdf?lang=en").content)
    assert "Transcript for universities (Component III)" in paper
    assert "Attendance: 41 h 30" in paper
    assert "No title of a university is on record." in paper


def test_an_account_without_activities_is_told_where_credits_come_from(db: None) -> None:
    person = person_with_role("Nia", "New", RoleCode.PARTICIPANT)
    page = browser_of(person).get("/my/credits/").content.decode()
    assert "they come with designated activities" in page
