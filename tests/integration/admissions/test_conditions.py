"""A real run under each condition that a rule can have, from the Secretariat's form to the checker for outsiders."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pypdfium2
import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from courses.admissions.domain.command import decide
from courses.admissions.models import PlaceEvent, RuleSet, SelectionRun
from courses.admissions.reasons import sentence
from courses.admissions.refusals import SupportFixed
from tests.factories.admissions import make_edition
from tests.factories.conditions import SELECTION, Desk, desk, open_desk
from tests.factories.money import make_envelope
from tests.factories.sealed import outsider

__all__ = ["desk", "open_desk"]  # the fixtures

pytestmark = pytest.mark.django_db


def holds(run: SelectionRun, desk: Desk, folder: Path) -> None:
    """By the command, by deciding the exported case again, and by the checker alone in another folder."""
    call_command("verify-selection", str(run.pk), stdout=StringIO())
    assert decide(json.dumps(run.case), reading=None, seed=run.seed) == run.result
    with zipfile.ZipFile(BytesIO(desk.browser().get(f"{SELECTION}bundle.zip").content)) as archive:
        archive.extractall(folder)
    assert outsider(folder).stdout == "HOLDS / TIENT\n"


def test_a_number_of_women(desk: Desk, tmp_path: Path) -> None:
    desk.nominate("MA1", "MA2", "NO1", "NO2", "IT1")
    desk.gender(MA1="m", MA2="f", NO1="m", NO2="f", IT1="undisclosed")
    assert "The rule is adopted" in desk.adopt(women_least=2)
    run = desk.seal()
    assert desk.chosen(run) == {"MA2", "NO2", "IT1"}
    said = sentence(desk.reason(run, "MA1"))
    assert "Without this condition of the rule you would have been selected: “Women, at least 2”." in said
    holds(run, desk, tmp_path)


def test_who_prefers_not_to_say_counts_in_no_group_and_a_rule_without_one_seals_no_gender(desk: Desk) -> None:
    desk.nominate("MA1", "MA2", "NO1", "IT1")
    desk.gender(MA1="undisclosed", MA2="f", NO1="m")
    desk.adopt(per_country_cap=1)
    assert not [row for row in desk.seal().case["applications"] if "gender" in row]


def test_an_amount_of_money(desk: Desk, tmp_path: Path) -> None:
    make_envelope(desk.call.edition, 150_000, kind="support")
    desk.nominate("MA1", "NO1", "IT1", "ES1")
    desk.needs(MA1=1000, NO1=900, IT1=500)
    page = desk.adopt(budget=1501)
    assert "left: write that or less" in page
    assert not RuleSet.objects.exists()
    assert "The rule is adopted" in desk.adopt(budget=1500)
    run = desk.seal()
    assert desk.chosen(run) == {"MA1", "IT1", "ES1"} or desk.chosen(run) == {"NO1", "IT1", "ES1"}
    left_out = "NO1" if "MA1" in desk.chosen(run) else "MA1"
    assert "exceptional support of at most" in sentence(desk.reason(run, left_out))
    holds(run, desk, tmp_path)


def test_an_amount_that_leaves_places_empty_still_draws_the_lot(desk: Desk, tmp_path: Path) -> None:
    """Two people for three places, and money for one of them: the lot decides, by the public value."""
    make_envelope(desk.call.edition, 100_000, kind="support")
    desk.nominate("NO1", "IT1")
    desk.needs(NO1=1000, IT1=1000)
    desk.adopt(budget=1000)
    run = desk.seal()
    assert len(desk.chosen(run)) == 1
    assert run.notice is not None
    holds(run, desk, tmp_path)


def test_members_of_other_bodies_and_a_country_in_particular(desk: Desk, tmp_path: Path) -> None:
    desk.nominate("MA1", "NO1", "IT1", "ES1", "TN1")
    desk.adopt(mednet_least=2, country="ES", country_least=1)
    run = desk.seal()
    assert desk.chosen(run) == {"MA1", "TN1", "ES1"}
    holds(run, desk, tmp_path)


def test_a_joint_nomination_comes_as_a_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    desk.nominate("MA1", "NO1", "IT1", "IT2", "ES1")
    assert "The rule is adopted" in desk.adopt(takes_joint="on", per_country_cap=1)
    pair = [desk.people["IT1"].pk, desk.people["IT2"].pk]
    page = desk.browser().post(
        "/admin/academy/applications/training-x/joint/", {"applications": pair, "reason": "One service"}, follow=True
    )
    assert "They are bound" in page.content.decode()
    run = desk.seal()
    assert desk.chosen(run) == {"MA1", "NO1", "ES1"}
    assert len(run.case["rule"]["together"]) == 1
    assert "joint nominations are taken together or not at all" in sentence(desk.reason(run, "IT1"))
    holds(run, desk, tmp_path)


def test_merit_before_the_rank_of_the_authority(desk: Desk, tmp_path: Path) -> None:
    desk.nominate("MA1", "MA2", "NO1", "IT1")
    desk.declare()
    desk.adopt(first="merit", second="national_rank", third="")
    for name, points in (("MA1", 40), ("MA2", 90)):
        page = desk.browser().post(
            f"/admin/academy/applications/training-x/{desk.people[name].pk}/merit/",
            {"points": points, "grid": "Grid 2026", "words": "By criteria 1 to 4."}, follow=True,
        )  # fmt: skip
        assert "The points are on record" in page.content.decode()
    run = desk.seal()
    assert desk.chosen(run) == {"MA2", "NO1", "IT1"}
    holds(run, desk, tmp_path)


def _earlier(desk: Desk, *names: str) -> None:
    """An edition a year before, in which these confirmed a place."""
    edition = make_edition("training-w")
    edition.starts_on, edition.ends_on = (
        day.replace(year=day.year - 1) for day in (edition.starts_on, edition.ends_on)
    )
    edition.save()
    for number, name in enumerate(names, start=1):
        one = desk.people[name]
        PlaceEvent.objects.create(
            edition=edition, application=one, number=number, event="confirmed", by="user:1", at=timezone.now()
        )


def test_countries_that_were_served_last_time_come_after_the_others(desk: Desk, tmp_path: Path) -> None:
    desk.nominate("NO1", "IT1", "MA1", "ES1", "TN1")
    _earlier(desk, "ES1")
    page = desk.adopt(rotation="on", served_last=["ES", "MA"])
    assert "Say why the list differs from what the program counted." in page
    assert "The rule is adopted" in desk.adopt(rotation="on")
    assert RuleSet.objects.get().rule["served_last"] == ["ES"]
    desk.adopt(rotation="on", served_last=["ES", "NO", "IT"], served_last_reason="The paper list of last year.")
    adopted = RuleSet.objects.order_by("version").last()
    assert adopted is not None
    assert (adopted.rule["served_last"], adopted.served_last_reason) == (
        ["ES", "IT", "NO"], "The paper list of last year.",
    )  # fmt: skip
    desk.nominate("NO2", "IT2")
    run = desk.seal()
    assert "ES1" not in desk.chosen(run)
    holds(run, desk, tmp_path)


def test_who_takes_part_for_the_first_time_comes_first(desk: Desk, tmp_path: Path) -> None:
    desk.nominate("MA1", "MA2", "NO1", "IT1")
    desk.declare()
    _earlier(desk, "MA1")
    desk.adopt(first="first_time", second="", third="")
    address = f"/admin/academy/applications/training-x/{desk.people['MA1'].pk}/"
    assert "by the confirmed places of earlier editions" in desk.browser().get(address).content.decode()
    run = desk.seal()
    assert desk.chosen(run) == {"MA2", "NO1", "IT1"}
    holds(run, desk, tmp_path)


def test_an_officer_corrects_the_first_participation_with_her_source(desk: Desk) -> None:
    desk.nominate("MA1", "MA2", "NO1", "IT1")
    address = f"/admin/academy/applications/training-x/{desk.people['MA1'].pk}/first-time/"
    said = {"is_first_time": "no", "words": "On the list of 2016"}
    refused = desk.browser().post(address, said)
    assert refused.status_code == 422
    assert "Say first whether you have an interest" in refused.content.decode()
    desk.declare()
    desk.browser().post(address, said)
    desk.adopt(first="first_time", second="", third="")
    assert desk.chosen(desk.seal()) == {"MA2", "NO1", "IT1"}


def test_conditions_that_exclude_each_other_say_what_would_have_to_give_way(desk: Desk) -> None:
    desk.nominate("MA1", "NO1", "TN1")
    desk.gender(MA1="f")
    desk.adopt(women_least=1, pg_most=0)
    with pytest.raises(AssertionError, match=r"lower “Women, at least 1” by 1|raise “People of Pompidou Group"):
        desk.seal()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"women_least": 4}, "more than the 3 places"),
        ({"women_least": 3, "women_most": 2}, "exclude each other"),
        ({"budget": 10}, "There is no envelope for exceptional support"),
        ({"first": "merit", "second": "merit"}, "This stands above already"),
        ({"first": "", "second": "merit", "third": ""}, "Nothing stands above"),
        ({"country_least": 2}, "Choose the country that the numbers are about."),
        ({"country": "ES"}, "Say how many people of this country"),
        ({"rotation": "on"}, "Choose the countries that were served last time."),
        ({"body": ""}, "Choose the body that decided"),
        ({"decided_on": "2999-01-01"}, "This day is still to come."),
        ({"reference": ""}, "Write the reference of the decision"),
        ({"women_least": "many"}, "Enter a whole number."),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_where_it_was_typed(desk: Desk, said: dict[str, object], words: str) -> None:
    assert words in desk.adopt(**said)
    assert not RuleSet.objects.exists()


def test_after_the_deadline_no_condition_is_set(desk: Desk) -> None:
    with time_machine.travel(desk.call.deadline, tick=False):
        page = desk.adopt(women_least=1)
    assert "The rule is adopted before it, and stands as it was then." in page
    assert not RuleSet.objects.exists()


def test_requests_for_support_stand_still_between_list_and_seal(desk: Desk) -> None:
    make_envelope(desk.call.edition, 100_000, kind="support")
    desk.nominate("NO1", "IT1")
    desk.adopt(budget=1000)
    with time_machine.travel(desk.call.deadline + timedelta(hours=1), tick=False):
        desk.step("publish", awaited="A draw", value_day=(desk.call.deadline + timedelta(days=2)).date())
        with pytest.raises(SupportFixed, match="the list is published"):
            desk.needs(NO1=100)


def test_a_number_of_women_needs_the_question_in_the_call(open_desk: object) -> None:
    made: Desk = open_desk()  # type: ignore[operator]
    assert "does not ask for the gender" in made.adopt(women_least=1)


def test_a_recorded_decision_fills_in_body_day_and_reference(desk: Desk) -> None:
    decision = desk.call.edition.yearly_decision
    assert decision is not None
    page = desk.adopt(decision=decision.pk, body="", decided_on="", reference="")
    adopted = RuleSet.objects.get()
    assert (adopted.body, adopted.decided_on, adopted.reference) == ("pc", decision.decided_on, decision.reference)
    assert adopted.decision == decision
    assert "Permanent Correspondents" in page


def test_announcement_record_and_desk_say_the_conditions_and_who_decided(desk: Desk) -> None:
    make_envelope(desk.call.edition, 500_000, kind="support")
    desk.nominate("MA1", "MA2", "NO1", "NO2", "IT1")
    desk.gender(MA1="m", MA2="f", NO1="m", NO2="f")
    desk.adopt(women_least=2, men_most=1, budget=4000, takes_joint="on", first="merit", second="", third="")
    run = desk.seal()
    public = Client(headers={"accept-language": "en"}).get("/selections/training-x/").content.decode()
    record = pypdfium2.PdfDocument(desk.browser().get(f"{SELECTION}record.pdf").content)
    printed = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in record)
    expected = ["Women", "at least 2", "Men", "at most 1", "4,000", "taken together or not at all", "Secretariat"]
    expected += ["1. merit points of the Secretariat; then the lot", "Note 7 (invented)"]
    for where in (public, printed, desk.browser().get(SELECTION).content.decode()):
        assert not [words for words in expected if words not in " ".join(where.split())]
    assert run.rule_set is not None


def test_the_database_wants_to_know_who_decided(desk: Desk) -> None:
    with pytest.raises(DatabaseError, match="names the body"), transaction.atomic():
        RuleSet.objects.create(
            call=desk.call, version=1, rule={}, rule_hash="x", reference="x", adopted_by="x", adopted_at=timezone.now()
        )
