"""Drafting through the door: what somebody types, what is refused with why and where, what comes out."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from academy.audit.models import AuditRecord
from academy.governance import api as governance_api
from academy.governance.models import (
    Ceiling,
    CurriculumModule,
    DesignatedActivity,
    LevelPart,
    Requirement,
    Resolution,
    Threshold,
)
from academy.portal.demo.law import write_law
from academy.portal.demo.steps.step_2_resolution import _seat_the_board
from courses.catalogue.models import Activity
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
TRAINING = "executive-training"


@pytest.fixture
def desk(play: Play) -> tuple[Client, Resolution]:
    """Dolores at a draft of the demonstration's law, before anything is adopted."""
    scene = play(1)
    _seat_the_board(scene)
    return enter(scene.who("dolores")), write_law(scene)


def table(browser: Client, draft: Resolution) -> str:
    page = browser.post(f"/board/resolutions/{draft.pk}/table/", follow=True).content.decode()
    draft.refresh_from_db()
    return page


def pages(draft: Resolution, activity: str = TRAINING) -> str:
    row = draft.designated_activities.get(activity_key=activity)
    return f"/board/drafts/{draft.pk}/activities/{row.pk}/"


def line(draft: Resolution, key: str) -> Requirement:
    return draft.requirements.get(key=key)


def level_form(**changes: str) -> dict[str, str]:
    return {"amount": "6.00", "validity_months": ""} | changes


def general_form(draft: Resolution, **changes: str) -> dict[str, str]:
    form = {
        "number": draft.number, "title_fr": draft.title_fr, "title_en": draft.title_en, "text_fr": "", "text_en": "",
        "applies_from": "2026-01-01", "applies_to": "2026-12-31", "in_force_from": "2026-01-01", "supersedes": "",
        "transition": "by_activity", "answer_days": "",
    }  # fmt: skip
    return form | changes


def test_the_demonstrations_law_is_sound_and_can_be_tabled(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    page = browser.get(f"/board/drafts/{draft.pk}/").content.decode()
    assert "Nothing stands in the way" in page
    table(browser, draft)
    assert draft.state == "tabled"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-1", "cannot be negative"),
        ("6.125", "at most two decimals"),
        ("six", "not an amount of credits"),
        ("1000.01", "cannot be set for one line"),
        ("", "Type an amount of credits"),
    ],
)
def test_an_amount_that_is_none_is_refused_at_its_field_and_stays_typed(
    desk: tuple[Client, Resolution], typed: str, words: str
) -> None:
    browser, draft = desk
    training = line(draft, "training")
    address = f"{pages(draft)}requirements/{training.pk}/"
    form = {"title_fr": "Suivie", "title_en": "Attended", "amount": typed, "needs": ["attendance", "participation"]}
    answer = browser.post(address, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'href="#id_amount"' in page
    assert f'value="{typed}"' in page or not typed
    training.refresh_from_db()
    assert (training.amount, training.title_en) == (600, "Executive Training attended")


def test_the_refusal_is_said_in_french(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    browser.post("/language/", {"language": "fr"})
    address = f"{pages(draft)}requirements/{line(draft, 'training').pk}/"
    page = browser.post(address, {"title_fr": "a", "title_en": "a", "amount": "-1", "needs": ["attendance"]}).content
    assert "ne peut pas être négatif" in page.decode()


def test_a_french_comma_is_read(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    training = line(draft, "training")
    form = {"title_fr": "Suivie", "title_en": "Attended", "amount": "6,50", "needs": ["attendance", "participation"]}
    assert browser.post(f"{pages(draft)}requirements/{training.pk}/", form).status_code == 302
    training.refresh_from_db()
    assert training.amount == 650


def test_a_level_out_of_reach_is_not_tabled_and_the_form_that_mends_it_is_linked(
    desk: tuple[Client, Resolution],
) -> None:
    browser, draft = desk
    browser.post(f"/board/drafts/{draft.pk}/levels/I/", level_form(amount="6.01", validity_months="12"))
    page = browser.get(f"/board/drafts/{draft.pk}/").content.decode()
    assert "the level of 6.01 credits is out of reach" in page
    assert f'href="/board/drafts/{draft.pk}/levels/I/"' in page
    assert "All that is designated gives at most 6.00 credits" in table(browser, draft)
    assert draft.state == "draft"
    browser.post(f"/board/drafts/{draft.pk}/levels/I/", level_form(amount="12", validity_months="24"))
    table(browser, draft)
    assert draft.state == "tabled"


def test_a_level_of_component_i_without_end_is_reached_over_the_years_and_the_form_says_how_many(
    desk: tuple[Client, Resolution],
) -> None:
    """Six credits a year: twelve take two."""
    browser, draft = desk
    level = f"/board/drafts/{draft.pk}/levels/I/"
    browser.post(level, level_form(amount="12"))
    assert "Under this list the level takes at least 2 years." in browser.get(level).content.decode()
    table(browser, draft)
    assert draft.state == "tabled"


def test_overlapping_periods_name_the_other_resolution_and_the_days(play: Play) -> None:
    scene = play(2)
    browser, law = enter(scene.who("dolores")), Resolution.objects.get()
    form = {
        "source": law.pk, "number": "2026/09", "applies_from": "2026-07-01", "applies_to": "2027-06-30",
        "in_force_from": "2026-07-01",
    }  # fmt: skip
    browser.post("/board/drafts/new/", form)
    draft = Resolution.objects.get(number="2026/09")
    page = browser.get(f"/board/drafts/{draft.pk}/").content.decode()
    assert "is also governed by resolution 2026/01 from 1 July 2026 to 31 December 2026" in page
    assert "2026/01 from 1 July 2026" in table(browser, draft)
    assert draft.state == "draft"
    general = general_form(draft, applies_from="2026-07-01", applies_to="2027-06-30", supersedes=str(law.pk))
    assert browser.post(f"/board/drafts/{draft.pk}/general/", general).status_code == 302
    table(browser, draft)
    assert draft.state == "tabled"


def test_a_list_longer_than_a_year_is_refused(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    browser.post(f"/board/drafts/{draft.pk}/general/", general_form(draft, applies_to="2027-01-01"))
    assert "ends on 31 December 2026 at the latest" in table(browser, draft)


def test_an_activity_outside_its_mandate_is_named_with_the_day(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    years = {"applies_from": "2029-01-01", "applies_to": "2029-12-31", "in_force_from": "2029-01-01"}
    browser.post(f"/board/drafts/{draft.pk}/general/", general_form(draft, **years))
    page = table(browser, draft)
    assert "its mandate P-PG/Training does not cover 1 January 2029" in page
    assert draft.state == "draft"


def test_the_mandate_is_the_activitys_own_whatever_is_asked(play: Play) -> None:
    scene = play(1)
    draft = write_law(scene)
    wrong = governance_api.Mandate.objects.get(code="P-PG/Med")
    with pytest.raises(governance_api.GovernanceRefused, match="does not belong to the mandate P-PG/Med"):
        governance_api.designate(
            resolution=draft, activity_key=TRAINING, component="II", mandate=wrong, category="seminar",
            by=scene.who("dolores"),
        )  # fmt: skip


def test_an_activity_is_designated_asked_for_and_reads_in_plain_words(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    mandate = governance_api.Mandate.objects.get(code="P-PG/Training")
    Activity.objects.create(
        key="colloquium", mandate=mandate, kind="colloquium", title_fr="Colloque", title_en="Colloquium"
    )
    form = {"activity": "colloquium", "component": "I", "category": "colloquium", "is_capacity_building": "0"}
    page = browser.post(f"/board/drafts/{draft.pk}/activities/add/", form)
    assert page.status_code == 422
    assert "Say why this activity is deemed suitable" in page.content.decode()
    reasons = {"reason_fr": "Elle complète.", "reason_en": "It completes."}
    browser.post(f"/board/drafts/{draft.pk}/activities/add/", form | reasons)
    address = pages(draft, "colloquium")
    assert (
        "the draft designates this activity"
        in browser.post(f"/board/drafts/{draft.pk}/activities/add/", form | reasons).content.decode().lower()
    )
    asked = {"title_fr": "Présence", "title_en": "Presence", "amount": "1.25", "share_percent": "90", "module": ""}
    assert browser.post(f"{address}requirements/add/?kind=attendance", asked).status_code == 302
    read = browser.get(f"/board/resolutions/{draft.pk}/").content.decode()
    for words in ("Attend at least 90 % of the sessions", "1.25", "It completes."):
        assert words in read


@pytest.mark.parametrize("share", ["0", "101", "half"])
def test_a_share_out_of_bounds_is_refused(desk: tuple[Client, Resolution], share: str) -> None:
    browser, draft = desk
    form = {"title_fr": "a", "title_en": "a", "amount": "0", "share_percent": share}
    page = browser.post(f"{pages(draft)}requirements/add/?kind=attendance", form)
    assert page.status_code == 422
    assert 'href="#id_share_percent"' in page.content.decode()
    assert draft.requirements.filter(kind="attendance", activity_key=TRAINING).count() == 1


def test_component_i_offers_no_test_and_takes_none(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    assert 'value="test"' not in browser.get(f"{pages(draft)}requirements/add/").content.decode()
    form = {"title_fr": "a", "title_en": "a", "amount": "0", "test": "t-intro"}
    browser.post(f"{pages(draft)}requirements/add/?kind=test", form)
    assert not draft.requirements.filter(kind="test", component="I").exists()


def test_an_unknown_kind_or_component_breaks_nothing(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    assert browser.get(f"{pages(draft)}requirements/add/?kind=magic").status_code == 422
    assert browser.get(f"/board/drafts/{draft.pk}/levels/IV/").status_code == 404
    closed = browser.post(f"/board/drafts/{draft.pk}/levels/III/", level_form())
    assert closed.status_code == 422
    assert "feasibility study" in closed.content.decode()


def test_what_is_removed_is_no_longer_needed_and_the_hole_is_named(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    for key in ("attendance", "participation"):
        browser.post(f"{pages(draft)}requirements/{line(draft, key).pk}/remove/")
    assert line(draft, "training").settings == {"needs": []}
    page = table(browser, draft)
    assert "“Executive Training attended”: What is needed: this is missing" in page


def test_requirements_change_places(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    browser.post(f"{pages(draft)}requirements/{line(draft, 'participation').pk}/move/", {"up": "1"})
    rows = draft.requirements.filter(activity_key=TRAINING)
    assert [row.key for row in rows] == ["participation", "attendance", "training"]


def test_component_ii_has_as_many_modules_as_the_mandate_fixes(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    address = f"{pages(draft, 'executive-course')}curriculum/"
    third = draft.curriculum.get(component="II", number=3)
    browser.post(f"{address}{third.pk}/remove/")
    page = table(browser, draft)
    assert "the curriculum has 2 modules; the mandate fixes 3" in page
    assert "speaks of module 3, which is in no curriculum" in page
    fourth = {"version": "1", "number": "4", "title_fr": "a", "title_en": "a"}
    assert browser.post(address, fourth).status_code == 422
    assert browser.post(address, fourth | {"number": "3"}).status_code == 302
    table(browser, draft)
    assert draft.state == "tabled"


def test_ceilings_and_parts_are_set_and_taken_away(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    address = f"/board/drafts/{draft.pk}/limits/I/"
    browser.post(address, {"ceiling-executive_training": "5", "part-executive_training": "5,5"})
    assert (Ceiling.objects.get().amount, LevelPart.objects.get().amount) == (500, 550)
    page = table(browser, draft)
    assert "at least 5.50 credits must come from “Executive Training”" in page
    assert f'href="{address}"' in browser.get(f"/board/drafts/{draft.pk}/").content.decode()
    browser.post(address, {"ceiling-executive_training": "", "part-executive_training": ""})
    assert not Ceiling.objects.exists()
    assert not LevelPart.objects.exists()


def test_last_year_is_copied_shown_and_must_be_taken_into_account(play: Play) -> None:
    scene = play(2)
    browser, law = enter(scene.who("dolores")), Resolution.objects.get()
    page = browser.get("/board/drafts/new/").content.decode()
    assert 'value="2027/01"' in page
    assert 'value="2027-12-31"' in page
    form = {
        "source": law.pk, "number": "2027/01", "applies_from": "2027-01-01", "applies_to": "2027-12-31",
        "in_force_from": "2027-01-01",
    }  # fmt: skip
    answer = browser.post("/board/drafts/new/", form)
    draft = Resolution.objects.get(number="2027/01")
    assert answer["Location"] == f"/board/drafts/{draft.pk}/renewal/"
    shown = browser.get(answer["Location"]).content.decode()
    for words in ("Executive Training 2026", "Conclusions", "What participants said they need", "Open proposals"):
        assert words in shown
    assert "This list renews that of 2026/01" in table(browser, draft)
    said = {"considered_fr": "Plus de pratique.", "considered_en": "More practice."}
    assert browser.post(answer["Location"], {"considered_fr": "Plus."}).status_code == 422
    browser.post(answer["Location"], said)
    table(browser, draft)
    assert draft.state == "tabled"


def test_a_draft_is_deleted_after_asking(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    address = f"/board/drafts/{draft.pk}/delete/"
    assert "Keep it" in browser.get(address).content.decode()
    assert Resolution.objects.filter(pk=draft.pk).exists()
    browser.post(address)
    assert not Resolution.objects.exists()
    assert AuditRecord.objects.filter(action="draft.deleted").exists()


def test_what_was_tabled_is_never_deleted(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    table(browser, draft)
    assert browser.post(f"/board/drafts/{draft.pk}/delete/").status_code == 404
    assert Resolution.objects.get().state == "tabled"


def test_a_taken_number_is_refused_and_the_form_keeps_the_rest(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    form = {
        "source": "", "number": draft.number, "applies_from": "2027-01-01", "applies_to": "2026-01-01",
        "in_force_from": "2027-01-01",
    }  # fmt: skip
    page = browser.post("/board/drafts/new/", form)
    assert page.status_code == 422
    assert "The period ends before it begins" in page.content.decode()
    page = browser.post("/board/drafts/new/", form | {"applies_to": "2027-12-31"})
    assert "There is already a resolution with the number" in page.content.decode()
    assert 'value="2027-12-31"' in page.content.decode()


def test_every_parameter_that_changes_is_told_from_before_to_after(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    page = browser.post(
        "/board/drafts/new/",
        {
            "source": draft.pk, "number": "2026/02", "applies_from": "2026-01-01", "applies_to": "2026-12-31",
            "in_force_from": "2026-01-01",
        },
    )  # fmt: skip
    other = Resolution.objects.get(number="2026/02")
    same = browser.get(f"/board/compare/?a={draft.pk}&b={other.pk}").content.decode()
    assert "0 parameters differ" in same
    form = {"title_fr": "Présence aux séances", "title_en": "Attendance of the sessions", "amount": "0"}
    browser.post(f"{pages(other)}requirements/{line(other, 'attendance').pk}/", form | {"share_percent": "70"})
    browser.post(f"/board/drafts/{other.pk}/levels/I/", level_form(validity_months="36"))
    page_ = browser.get(f"/board/compare/?a={draft.pk}&b={other.pk}").content.decode()
    assert page.status_code == 302
    for words in (
        "2 parameters differ",
        "share of the sessions",
        "80 %",
        "70 %",
        "how long a credit counts",
        "36 months",
    ):
        assert words in page_


def test_a_comparison_of_nothing_known_is_refused_in_words(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    page = browser.get(f"/board/compare/?a={draft.pk}&b=987654")
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()


def test_two_drafts_and_every_screen_open(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    addresses = [f"/board/drafts/{draft.pk}/{part}" for part in ("", "general/", "renewal/", "delete/", "limits/II/")]
    addresses += [f"/board/drafts/{draft.pk}/levels/II/", f"/board/drafts/{draft.pk}/activities/add/"]
    addresses += [f"{pages(draft)}{part}" for part in ("", "requirements/", "requirements/add/", "curriculum/")]
    addresses += [f"{pages(draft)}requirements/{row.pk}/" for row in draft.requirements.filter(activity_key=TRAINING)]
    module = CurriculumModule.objects.filter(resolution=draft, activity_key=TRAINING).first()
    assert module is not None
    addresses += [f"{pages(draft)}curriculum/{module.pk}/"]
    addresses += [f"{pages(draft)}requirements/add/?kind={kind}" for kind in Requirement.Kind.values if kind != "test"]
    assert {address: browser.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_what_somebody_else_removed_meanwhile_is_not_found(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    address = pages(draft)
    browser.post(f"{address}remove/")
    assert not Requirement.objects.filter(resolution=draft, activity_key=TRAINING).exists()
    assert not DesignatedActivity.objects.filter(resolution=draft, activity_key=TRAINING).exists()
    assert browser.post(f"{address}remove/").status_code == 404
    assert "no activity is designated by which it could be reached" in table(browser, draft)


def test_a_level_is_taken_out_with_its_limits(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    browser.post(f"/board/drafts/{draft.pk}/limits/I/", {"ceiling-executive_training": "6"})
    browser.post(f"/board/drafts/{draft.pk}/levels/I/remove/")
    assert not Threshold.objects.filter(component="I").exists()
    assert not Ceiling.objects.exists()


def test_the_drafts_page_asks_the_database_as_often_for_more(
    desk: tuple[Client, Resolution],
) -> None:
    browser, draft = desk
    address = f"/board/drafts/{draft.pk}/"
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    for number in range(3):
        for row in draft.requirements.filter(key="attendance"):
            row.pk, row.key = None, f"more-{number}"
            row._state.adding = True
            row.save()
    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(many) == len(few)


def test_a_tabled_resolution_has_no_drafting_screen(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    address = pages(draft)
    table(browser, draft)
    assert browser.get(f"/board/drafts/{draft.pk}/").status_code == 404
    assert browser.post(f"{address}remove/").status_code == 404


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["m2-attendance", "m3-attendance"], "asks for no participation"),
        (["m1-assignment"], "asks for no exercise"),
        (["m1-test"], "asks for no test"),
        (["module-3"], "the requirements name 2 modules to be completed; the text asks for at least 3"),
    ],
)
def test_component_ii_without_what_the_text_asks_for_is_not_tabled(
    desk: tuple[Client, Resolution], keys: list[str], said: str
) -> None:
    """Participation, exercises and tests, in three modules. Source: P-PG (2020) 10, P-PG/Academy, item 7."""
    browser, draft = desk
    here = f"{pages(draft, 'executive-course')}requirements/"
    for key in keys:
        browser.post(f"{here}{line(draft, key).pk}/remove/")
    browser.post(f"/board/drafts/{draft.pk}/levels/II/", level_form(amount="4.00"))
    overview = browser.get(f"/board/drafts/{draft.pk}/").content.decode()
    assert said in overview
    assert f'href="{here}"' in overview
    assert said in browser.get(here).content.decode()
    assert said in table(browser, draft)
    assert draft.state == "draft"


def test_the_line_above_a_requirement_is_set_as_french_is(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    browser.post("/language/", {"language": "fr"})
    page = browser.get(f"{pages(draft)}requirements/{line(draft, 'training').pk}/").content.decode()
    assert "(Composante I)\u00a0: cr\u00e9dits" in page
