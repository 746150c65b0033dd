"""Every parameter that a resolution can set: posted by its form, then read on the draft's pages and on paper."""

import io
import re
from html import unescape

import pypdfium2
import pytest
from django.test import Client

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.portal.demo.law import write_law
from academy.portal.demo.steps.step_2_resolution import _seat_the_board
from courses.assessment import models as assessment
from courses.assignments.models import Assignment
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
COURSE, TRAINING = "executive-course", "executive-training"


@pytest.fixture
def desk(play: Play) -> tuple[Client, Resolution]:
    """Dolores at a draft of the demonstration's law."""
    scene = play(1)
    _seat_the_board(scene)
    return enter(scene.who("dolores")), write_law(scene)


def what_it_may_name() -> None:
    assessment.Test.objects.create(
        key="t-policy", title_fr="Test de politique", title_en="Policy test", pass_points=6, content_key="intro"
    )
    Assignment.objects.create(
        key="essay", title_fr="Dissertation", title_en="Policy essay", content_key="intro", pass_percent=60
    )


def words(text: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())


def read(browser: Client, draft: Resolution) -> dict[str, str]:
    """The draft's page, the page of the Board's room and the decision sheet, as words."""
    sheet = browser.get(f"/board/resolutions/{draft.pk}/sheet.pdf?language=en").content
    pages = pypdfium2.PdfDocument(io.BytesIO(sheet))
    return {
        "draft": words(browser.get(f"/board/drafts/{draft.pk}/").content.decode()),
        "room": words(browser.get(f"/board/resolutions/{draft.pk}/").content.decode()),
        "sheet": " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split()),
    }


def everywhere(browser: Client, draft: Resolution, *said: str) -> None:
    for where, text in read(browser, draft).items():
        assert [one for one in said if one.lower() not in text.lower()] == [], (where, text)


def activity(draft: Resolution, key: str = COURSE) -> str:
    return f"/board/drafts/{draft.pk}/activities/{draft.designated_activities.get(activity_key=key).pk}/"


KINDS: list[tuple[str, dict[str, str], str, dict[str, object]]] = [
    ("active_participation", {}, "have active participation confirmed", {}),
    ("assignment", {"assignment": "essay"}, "pass the assignment “Policy essay”", {"assignment": "essay"}),
    (
        "assignment",
        {"assignment": "essay", "pass_percent": "55"},
        "pass the assignment “Policy essay” with at least 55 %",
        {"assignment": "essay", "pass_percent": 55},
    ),
    ("test", {"test": "t-policy"}, "pass the test “Policy test”", {"test": "t-policy"}),
    (
        "test",
        {"test": "t-policy", "pass_percent": "65"},
        "pass the test “Policy test” with at least 65 %",
        {"test": "t-policy", "pass_percent": 65},
    ),
    (
        "presentation",
        {"subject": "talk", "pass_percent": "40"},
        "pass the presentation “Added line” with at least 40 %",
        {"subject": "talk", "pass_percent": 40},
    ),
    ("presentation", {"subject": "talk"}, "pass the presentation “Added line”", {"subject": "talk"}),
    (
        "other",
        {"subject": "visit-report", "pass_percent": "100"},
        "meet the requirement “Added line” with at least 100 %",
        {"subject": "visit-report", "pass_percent": 100},
    ),
]


@pytest.mark.parametrize(("kind", "typed", "said", "kept"), KINDS)
def test_each_kind_of_requirement_is_set_by_its_form_and_read_everywhere(
    desk: tuple[Client, Resolution], kind: str, typed: dict[str, str], said: str, kept: dict[str, object]
) -> None:
    browser, draft = desk
    what_it_may_name()
    form = {"title_fr": "Ligne ajoutée", "title_en": "Added line", "amount": "0.75", "workload_hours": "12"}
    answer = browser.post(f"{activity(draft)}requirements/add/?kind={kind}", form | typed)
    assert answer.status_code == 302, words(answer.content.decode())
    row = draft.requirements.get(title_en="Added line")
    found = {name: value for name, value in row.settings.items() if value not in ("", None)}
    assert (row.kind, row.amount, row.workload_hours, found) == (kind, 75, 12, kept)
    everywhere(browser, draft, said, "0.75")


@pytest.mark.parametrize("kind", ["assignment", "test", "presentation", "other"])
@pytest.mark.parametrize("percent", ["0", "101", "-5", "6.5"])
def test_a_pass_mark_out_of_bounds_is_refused_at_its_field(
    desk: tuple[Client, Resolution], kind: str, percent: str
) -> None:
    browser, draft = desk
    what_it_may_name()
    form = {"title_fr": "a", "title_en": "Added line", "amount": "0", "pass_percent": percent, "subject": "s"}
    page = browser.post(
        f"{activity(draft)}requirements/add/?kind={kind}", form | {"test": "t-policy", "assignment": "essay"}
    )
    assert page.status_code == 422
    assert page.content.decode().count('href="#id_') == 1
    assert 'href="#id_pass_percent"' in page.content.decode()
    assert not draft.requirements.filter(title_en="Added line").exists()


def test_a_test_that_does_not_exist_cannot_be_asked_for(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    form = {"title_fr": "a", "title_en": "Added line", "amount": "0", "test": "no-such-test"}
    page = browser.post(f"{activity(draft)}requirements/add/?kind=test", form)
    assert 'href="#id_test"' in page.content.decode()
    assert not draft.requirements.filter(title_en="Added line").exists()


def test_the_outcomes_of_a_module_are_read_where_the_curriculum_is(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    module = draft.curriculum.get(activity_key=COURSE, number=2)
    form = {
        "title_fr": "Mesurer", "title_en": "Measuring", "outcomes_fr": "Sait lire un indicateur.",
        "outcomes_en": "Reads an indicator.", "workload_hours": "33",
    }  # fmt: skip
    address = f"{activity(draft)}curriculum/"
    assert browser.post(f"{address}{module.pk}/", form).status_code == 302
    assert "Reads an indicator." in browser.get(f"{address}{module.pk}/").content.decode()
    everywhere(browser, draft, "Measuring", "Reads an indicator.", "33")


def test_the_outcomes_of_an_activity_are_read_everywhere(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    form = {
        "category": "executive_training", "is_capacity_building": "1", "reason_fr": "", "reason_en": "",
        "outcomes_fr": "Sait négocier.", "outcomes_en": "Negotiates.",
    }  # fmt: skip
    assert browser.post(activity(draft, TRAINING), form).status_code == 302
    everywhere(browser, draft, "Negotiates.")


def test_what_a_level_allows_besides_is_ticked_and_read_everywhere(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    address = f"/board/drafts/{draft.pk}/levels/II/"
    plain = {"amount": "12.00", "validity_months": "", "extension_months": ""}
    sentences = {
        "counts_other_components": ("on", "Credits earned under other components count as well."),
        "recognises_earlier_learning": ("on", "Recorded earlier learning can stand for a requirement."),
        "extension_months": ("3", "The span can be extended for a person by 3 months at most."),
        "validity_months": ("48", "A credit counts for 48 months after the activity."),
    }
    for name, (typed, said) in sentences.items():
        assert browser.post(address, plain | {name: typed}).status_code == 302
        level = draft.thresholds.get(component="II")
        everywhere(browser, draft, said)
        others = [words for one, (_typed, words) in sentences.items() if one != name]
        assert not [one for one in others for text in read(browser, draft).values() if one in text], name
        assert getattr(level, name) == (True if typed == "on" else int(typed))
    browser.post(address, plain)
    assert not [said for _typed, said in sentences.values() for text in read(browser, draft).values() if said in text]


def test_component_i_recognises_no_earlier_learning_and_sets_no_span(desk: tuple[Client, Resolution]) -> None:
    """Presence cannot be recognised. Whoever posts the boxes all the same sets nothing by them."""
    browser, draft = desk
    address = f"/board/drafts/{draft.pk}/levels/I/"
    page = browser.get(address).content.decode()
    assert "counts_other_components" in page
    assert "recognises_earlier_learning" not in page
    assert "extension_months" not in page
    browser.post(address, {"amount": "6", "recognises_earlier_learning": "on", "extension_months": "3"})
    level = draft.thresholds.get(component="I")
    assert (level.recognises_earlier_learning, level.extension_months) == (False, None)


def test_who_was_enrolled_before_and_the_days_to_answer_are_chosen_and_read_everywhere(
    desk: tuple[Client, Resolution],
) -> None:
    browser, draft = desk
    form = {
        "number": draft.number, "title_fr": draft.title_fr, "title_en": draft.title_en, "text_fr": "", "text_en": "",
        "applies_from": "2026-01-01", "applies_to": "2026-12-31", "in_force_from": "2026-01-01", "supersedes": "",
    }  # fmt: skip
    chosen = {
        "keep_enrolled": "who was enrolled before stays under the earlier resolution",
        "by_activity": "each activity is governed by the law of its date",
    }
    for transition, said in chosen.items():
        days = {"keep_enrolled": "17", "by_activity": ""}[transition]
        answer = browser.post(
            f"/board/drafts/{draft.pk}/general/", form | {"transition": transition, "answer_days": days}
        )
        assert answer.status_code == 302, words(answer.content.decode())
        draft.refresh_from_db()
        assert (draft.transition, draft.answer_days) == (transition, int(days) if days else None)
        everywhere(browser, draft, said, *(["within 17 days"] if days else []))
        if not days:
            assert not [text for text in read(browser, draft).values() if "within 17 days" in text]
    refused = browser.post(f"/board/drafts/{draft.pk}/general/", form | {"transition": "never", "answer_days": "0"})
    assert refused.status_code == 422
    assert set(re.findall('href="#(id_[a-z_]+)', refused.content.decode())) == {"id_answer_days", "id_transition_"}


def test_ceilings_and_parts_are_read_by_category_everywhere(desk: tuple[Client, Resolution]) -> None:
    browser, draft = desk
    category = governance_api.category_words("executive_course")
    typed = {"ceiling-executive_course": "11.5", "part-executive_course": "2"}
    assert browser.post(f"/board/drafts/{draft.pk}/limits/II/", typed).status_code == 302
    everywhere(
        browser,
        draft,
        f"At most 11.50 of them count from: {category}",
        f"At least 2.00 of them come from: {category}",
    )
