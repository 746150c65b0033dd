"""What a stranger can see of a selection, and when: list and rule before the lot, the result after the offers."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.test import Client

from academy.people.models import Country
from academy.portal.demo.scene import Scene, at
from courses.admissions import operations, queries
from courses.admissions.models import Application, Call, LotteryNotice, SelectionRun
from tests.factories.sealed import ADOPTED, SCREEN, basis, call, dolores, outsider, pair, run, scene, step

__all__ = ["call", "dolores", "run", "scene"]  # the fixtures

pytestmark = pytest.mark.django_db
PUBLIC = "/selections/demo-et-2026/"
MEDNET = [{"field": "mednet", "value": True, "min": 9}, {"field": "observer", "value": True, "max": 0}]


def stranger(language: str = "en") -> Client:
    browser = Client(headers={"accept-language": language})
    browser.cookies["language"] = language
    return browser


def page(browser: Client, path: str, **said: Any) -> str:
    return " ".join(browser.get(path, said).content.decode().split())


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(one.get_textpage().get_text_range().split()) for one in document)


def test_list_and_rule_are_read_by_a_stranger_before_the_value_is_known(scene: Scene, call: Call) -> None:
    assert stranger().get(PUBLIC).status_code == 404
    assert PUBLIC not in page(stranger(), "/calls/demo-et-2026/")
    operations.publish_list(
        call=call, awaited="A national draw", value_day=at(3, 5).date(), by=scene.who("dolores"), now=at(3, 4)
    )
    notice = LotteryNotice.objects.get()
    assert PUBLIC in page(stranger(), "/calls/demo-et-2026/")
    for language, words in (("en", "A national draw, of 5 March 2026"), ("fr", "A national draw, du 5 mars 2026")):
        found = page(stranger(language), PUBLIC)
        assert words in found
        assert notice.list_hash in found
        assert notice.rule_hash in found
    assert not [p for p in Application.objects.select_related("person") if p.person.printed_name in found]


def test_the_sealed_run_was_drawn_from_what_the_stranger_read(run: SelectionRun) -> None:
    notice = LotteryNotice.objects.get()
    assert notice.list_hash in page(stranger(), PUBLIC)  # sealed, not offered: still the announcement
    assert "What is fixed" in page(stranger(), PUBLIC)


def test_the_file_to_check_the_run_is_for_whoever_has_a_ticket(scene: Scene, run: SelectionRun, tmp_path: Path) -> None:
    ticket = run.result["selected"][0]
    assert stranger().get(f"{PUBLIC}check.zip", {"ticket": ticket}).status_code == 404  # nothing is decided yet
    operations.make_offers(run=run, by=scene.who("dolores"), now=at(3, 6))
    assert stranger().get(f"{PUBLIC}check.zip").status_code == 404
    assert stranger().get(f"{PUBLIC}check.zip", {"ticket": "nobody"}).status_code == 404
    assert f"{PUBLIC}check.zip?ticket={ticket}" in page(stranger(), PUBLIC, ticket=ticket)
    content = stranger().get(f"{PUBLIC}check.zip", {"ticket": ticket}).content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    assert outsider(tmp_path).stdout == "HOLDS / TIENT\n"


@pytest.fixture
def under_conditions(scene: Scene, call: Call) -> SelectionRun:
    """A run whose rule has a floor for MedNET and no observer, through the officers' own steps."""
    officer, other = scene.who("dolores"), scene.who("samir")
    operations.adopt_rule_set(
        call=call, parameters={"reading": "A", "groups": MEDNET}, basis=basis("Note 8 (invented)"), by=officer,
        now=at(2, 25),
    )  # fmt: skip
    operations.publish_list(call=call, awaited="A draw", value_day=at(3, 5).date(), by=officer, now=at(3, 4))
    for by, source in ((officer, "Television"), (other, "Official journal")):
        operations.enter_value(call=call, value="1-2-3", source=source, by=by, now=at(3, 5))
    return operations.run_selection(call=call, by=officer, now=at(3, 5, 12))


def test_a_run_under_conditions_keeps_them_and_an_outsider_confirms_it(
    dolores: Client, under_conditions: SelectionRun, tmp_path: Path
) -> None:
    chosen = Application.objects.filter(ticket__in=under_conditions.result["selected"])
    standing = under_conditions.case["countries"]
    assert sum(standing[one.country_id]["mednet"] for one in chosen) >= 9
    assert all(any(standing[one.country_id].values()) for one in chosen)
    with zipfile.ZipFile(BytesIO(dolores.get(f"{SCREEN}bundle.zip").content)) as archive:
        archive.extractall(tmp_path)
    assert outsider(tmp_path).stdout == "HOLDS / TIENT\n"
    result = tmp_path / "result.json"
    document = json.loads(result.read_text())
    document["transcript"][1]["value"] += 1
    result.write_text(json.dumps(document))
    assert "DOES NOT HOLD" in outsider(tmp_path).stdout


def test_the_public_page_does_not_say_that_everybody_was_admitted(scene: Scene, under_conditions: SelectionRun) -> None:
    operations.make_offers(run=under_conditions, by=scene.who("dolores"), now=at(3, 6))
    found = page(stranger(), PUBLIC)
    assert "everybody is admitted" not in found
    assert "There is no single cut-off." in found
    assert "People of MedNET countries" in found
    assert "at least 9" in found
    french = page(stranger("fr"), PUBLIC)
    assert "au moins 9" in french
    assert "tout le monde est admis" not in french


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Television; Official journal", "version 2", "at least 9", "Countries as of", "Typed in separately by",
                "What was proved, stage by stage", "Declarations of interest", "none"]),
        ("fr", ["Television; Official journal", "version 2", "au moins 9", "Pays à la date du", "Saisie séparément par",
                "Ce qui a été prouvé, étape par étape", "Déclarations d’intérêt", "aucun"]),
    ],
)  # fmt: skip
def test_the_record_says_all_that_decided(
    scene: Scene, dolores: Client, under_conditions: SelectionRun, language: str, expected: list[str]
) -> None:
    operations.declare_interest(
        call=under_conditions.call, has_interest=False, words="", concerns=[], by=scene.who("dolores"), now=at(3, 2)
    )
    dolores.cookies["language"] = language
    words = words_of(dolores.get(f"{SCREEN}record.pdf").content)
    assert not [one for one in expected if one not in words]
    for officer in ("dolores", "samir"):
        assert str(scene.who(officer)) in words
    assert under_conditions.seed in words.replace(" ", "")


def test_readings_stand_side_by_side_with_the_countries_that_differ(dolores: Client, call: Call) -> None:
    found = page(dolores, SCREEN)
    readings = queries.readings(call)
    of = {str(one.ticket): one.country for one in Application.objects.filter(call=call).select_related("country")}
    served = {name: {of[ticket] for ticket in outcome.selected} for name, outcome in readings.items()}
    only_now = served["A"] - served["B"]
    assert only_now
    assert "− " + ", ".join(sorted(map(str, only_now))) in found
    for name, outcome in readings.items():
        assert f"<strong>{len(served[name])}</strong>" in found, name
        assert outcome.objective[1] == len(served[name])


def test_countries_that_may_take_part_and_sent_nobody_are_named(dolores: Client, call: Call) -> None:
    silent = Country.objects.get(iso2="MT")
    assert queries.cases_of(call)["MT"].pg == "member"
    Application.objects.filter(call=call, country=silent).delete()
    found = page(dolores, SCREEN)
    assert "may take part, and no application of" in found
    assert str(silent) in found


def test_a_rule_adopted_is_shown_with_its_conditions(dolores: Client, call: Call) -> None:
    with time_machine.travel(at(2, 25), tick=False):
        found = " ".join(step(dolores, "rule", **ADOPTED | {"per_country_cap": 2}).split())
    assert "<dt>At most so many people of one country</dt> <dd> 2 </dd>" in found


def test_the_answer_to_a_ministry_is_in_french_for_who_reads_french(dolores: Client, run: SelectionRun) -> None:
    dolores.cookies["language"] = "fr"
    words = words_of(dolores.get(f"{SCREEN}answer/FR.pdf").content)
    assert "Candidats du pays : France" in words
    assert pair(run)[0].person.printed_name not in words
