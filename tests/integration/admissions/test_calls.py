"""A call says who may apply, at once and with the rule; the Secretariat opens it and changes it until the seal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from academy.governance.models import Decision
from academy.people.models import Country, Person
from courses.admissions.domain import form as questions
from courses.admissions.models import Application, Call, SelectionRun
from tests.factories.admissions import local, make_applicant, make_application, make_call, make_edition, make_standings
from tests.factories.people import make_country

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
As = Callable[[Person], Client]


def ask(client: Client, country: str) -> str:
    client.cookies["language"] = "en"
    return str(client.get("/calls/training-x/", {"country": country}).content.decode())


TRAINING = [
    ("MA", "yes.", "as of right"),
    ("ES", "yes.", "as of right"),
    ("TN", "yes.", "as of right"),
    ("JP", "a decision is needed.", "ad hoc decision is needed"),
    ("DK", "a decision is needed.", "unknown"),
    ("BR", "no.", "not open to this training"),
]


@pytest.mark.parametrize(("country", "verdict", "rule"), TRAINING)
def test_a_country_is_answered_at_once_with_the_rule(
    client: Client, call: Call, country: str, verdict: str, rule: str
) -> None:
    page = ask(client, country)
    assert verdict in page
    assert rule in page
    assert "P-PG (2020) 10, P-PG/Training, item 4" in page


def test_an_unknown_standing_says_so_and_sends_to_the_secretariat(client: Client, call: Call) -> None:
    assert "the Secretariat finds out and tells you" in ask(client, "DK")


ACADEMY = [("MA", "as of right"), ("ES", "as of right"), ("TN", "if places remain"), ("BR", "if places remain")]


@pytest.mark.parametrize(("country", "rule"), ACADEMY)
def test_an_academy_course_takes_others_if_places_remain(client: Client, db: None, country: str, rule: str) -> None:
    make_call(audience="academy")
    page = ask(client, country)
    assert rule in page
    assert "item 8" in page
    assert "No member State comes before another." in page


def test_an_expert_group_takes_experts_of_members_and_says_whom_it_does_not_count(client: Client, db: None) -> None:
    make_call(audience="expert_group", capacity=8)
    assert "this is not one" in ask(client, "ES")
    page = ask(client, "NO")
    assert "this is one of them" in page
    assert "consultants are not counted" in page


def terms(**changed: Any) -> dict[str, Any]:
    now = timezone.now()
    said = {
        "opens_at": local(now + timedelta(days=1)),
        "deadline": local(now + timedelta(days=20)),
        "key_date": "2026-11-24",
        "offer_days": "10",
        "urgent_hours": "12",
        "audience": "training",
        "institution_kinds": ["governmental", "ngo"],
        "languages": ["fr", "en"],
        "privacy_fr": "Vos données.",
        "privacy_en": "Your data.",
    } | {f"ask_{one.key}": one.usual for one in questions.CHOSEN_BY_CALL}
    return said | changed


def test_the_secretariat_opens_a_call_and_the_public_page_shows_it(dolores: Person, as_: As, client: Client) -> None:
    make_standings()
    make_edition()
    response = as_(dolores).post("/admin/academy/call/training-x/", terms(ask_cv="required"))
    assert response.status_code == 302
    call = Call.objects.get()
    assert (call.institution_kinds, call.questions["cv"]) == (["governmental", "ngo"], "required")
    page = ask(client, "MA")
    assert "Curriculum vitae (required)" in page
    assert "Your data." in page


WRONG = [
    ({"deadline": "2020-01-01T10:00"}, "The deadline comes after the opening."),
    ({"opinions_until": "2020-01-01T10:00"}, "Opinions are asked for after the opening."),
    ({"privacy_fr": ""}, "This field is required."),
    ({"languages": []}, "This field is required."),
    ({"audience": "everybody"}, "is not one of the available choices"),
]


@pytest.mark.parametrize(("changed", "words"), WRONG)
def test_a_bad_call_is_refused_at_its_field(dolores: Person, as_: As, changed: dict[str, Any], words: str) -> None:
    make_edition()
    page = as_(dolores).post("/admin/academy/call/training-x/", terms(**changed)).content.decode()
    assert words in page
    assert not Call.objects.exists()


def test_a_call_needs_numbered_places(dolores: Person, as_: As) -> None:
    make_edition(capacity=None)
    page = as_(dolores).post("/admin/academy/call/training-x/", terms()).content.decode()
    assert "The places of this edition have no numbers" in page
    assert not Call.objects.exists()


@pytest.mark.parametrize(
    ("language", "ordered"),
    [("en", ["Denmark", "Germany", "Norway", "Spain"]), ("fr", ["Allemagne", "Danemark", "Espagne", "Norvège"])],
)
def test_countries_are_listed_in_the_order_of_the_readers_language(
    call: Call, dolores: Person, as_: As, language: str, ordered: list[str]
) -> None:
    names = {"DE": ("Allemagne", "Germany"), "DK": ("Danemark", "Denmark"), "ES": ("Espagne", "Spain")}
    for iso2, (name_fr, name_en) in (names | {"NO": ("Norvège", "Norway")}).items():
        Country.objects.update_or_create(pk=iso2, defaults={"iso3": f"{iso2}X", "name_fr": name_fr, "name_en": name_en})
        make_application(call, make_applicant(f"Of{iso2}", country=iso2))
    office = as_(dolores)
    for browser, address in (
        (Client(), "/calls/training-x/"),
        (office, "/admin/academy/call/training-x/"),
        (office, "/admin/academy/applications/training-x/"),
    ):
        browser.cookies["language"] = language
        page = browser.get(address).content.decode()
        listed = [page.index(f">{name}<") for name in ordered]
        assert listed == sorted(listed), address


def test_members_come_first_in_a_training_without_any_decision(dolores: Person, as_: As) -> None:
    make_edition()
    decision = Decision.objects.create(
        reference="D/1", body="board", kind="other", decided_on="2026-01-01", meeting="M", text_fr="a", text_en="a"
    )
    page = as_(dolores).post("/admin/academy/call/training-x/", terms(member_priority=decision.pk)).content.decode()
    assert "no decision is needed" in page


def test_a_running_deadline_is_not_moved_into_the_past(call: Call, dolores: Person, as_: As) -> None:
    past = local(timezone.now() - timedelta(hours=2))
    opened = local(timezone.now() - timedelta(days=3))
    page = as_(dolores).post("/admin/academy/call/training-x/", terms(opens_at=opened, deadline=past)).content.decode()
    assert "people counted on it" in page
    call.refresh_from_db()
    assert call.deadline > timezone.now()


def test_a_changed_rule_screens_again(call: Call, dolores: Person, as_: As) -> None:
    application = make_application(call, make_applicant(), screening="eligible", screening_reason="COUNTRY_ELIGIBLE")
    as_(dolores).post("/admin/academy/call/training-x/", terms(institution_kinds=["ngo"]))
    application.refresh_from_db()
    assert (application.screening, application.screening_reason) == ("pending", "")


def test_nothing_changes_after_the_seal(call: Call, dolores: Person, as_: As) -> None:
    SelectionRun.objects.create(
        call=call, reading="A", seed="1", seed_source="x", case={}, case_hash="0", result={}, decided_by="user:1"
    )
    page = as_(dolores).post("/admin/academy/call/training-x/", terms()).content.decode()
    assert "The selection of this call is sealed" in page


def decide(browser: Client, **changed: str) -> Any:
    said = {
        "country": "JP", "is_admitted": "yes", "body": "pc", "reference": "PC/2026/1", "decided_on": "2026-01-10",
        "meeting": "Written procedure", "why_fr": "Intérêt", "why_en": "Interest",
    }  # fmt: skip
    return browser.post("/admin/academy/call/training-x/country/", said | changed)


def test_a_decision_on_an_observer_names_who_when_and_why_and_screens_its_applications_again(
    call: Call, dolores: Person, as_: As, client: Client
) -> None:
    person = make_applicant("Kenji", country="JP")
    make_application(call, person, screening="decision_needed", screening_reason="OBSERVER_UNDECIDED")
    decide(as_(dolores))
    decision = Decision.objects.get(reference="PC/2026/1")
    assert (decision.body, decision.kind, decision.text_en) == ("pc", "ad_hoc_country", "Interest")
    assert Application.objects.get().screening == "pending"
    assert "admitted by ad hoc decision" in ask(client, "JP")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"decided_on": "2999-01-01"}, "A decision cannot lie in the future."),
        ({"why_en": ""}, "This field is required."),
        ({"country": "XX"}, "Select a valid choice"),
    ],
)
def test_a_bad_decision_is_refused(call: Call, dolores: Person, as_: As, changed: dict[str, str], words: str) -> None:
    response = decide(as_(dolores), **changed)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_a_country_is_decided_once_per_call(call: Call, dolores: Person, as_: As) -> None:
    make_country("JP")
    browser = as_(dolores)
    decide(browser)
    assert "recorded for this call already" in decide(browser, reference="PC/2026/2").content.decode()
    assert not Decision.objects.filter(reference="PC/2026/2").exists()
