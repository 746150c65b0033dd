"""An edition with an open call, and people who apply: the smallest world in which admissions can be tried."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from academy.governance.models import Decision, Mandate
from academy.governance.models.mandates import Provision, WorkProgramme
from academy.people.models import CountryStatus, Person
from courses.admissions.models import Application, Call
from courses.catalogue.api import PlaceLimit, ensure_place_limit
from courses.catalogue.models import Activity, Edition
from tests.factories.people import make_country, make_person, make_user

PARIS = ZoneInfo("Europe/Paris")
# Country: of which bodies it is a member; "unknown:pg" leaves one open.
STANDINGS = {
    "MA": ("pg", "mednet"),
    "NO": ("pg", "coe"),
    "IT": ("pg", "coe"),
    "ES": ("coe",),
    "TN": ("mednet",),
    "JP": ("observer",),
    "DK": ("unknown:pg",),
    "BR": (),
}
BODIES = ("pg", "coe", "mednet", "observer")


def make_standings() -> None:
    """The countries of these tests, each known to be a member or not of each body."""
    for iso2, member_of in STANDINGS.items():
        country = make_country(iso2)
        for body in BODIES:
            state = "member" if body in member_of else "not_member"
            state = "unknown" if f"unknown:{body}" in member_of else state
            CountryStatus.objects.get_or_create(
                country=country, body=body, as_at=date(2000, 1, 1),
                defaults={"state": state, "precision": "day", "source": "invented for a test"},
            )  # fmt: skip


def make_edition(key: str = "training-x", *, capacity: int | None = 3) -> Edition:
    programme, _ = WorkProgramme.objects.get_or_create(
        key="test", defaults={"title_fr": "Essai", "title_en": "Test", "starts_on": date(2019, 1, 1),
                              "ends_on": date(2040, 1, 1)},
    )  # fmt: skip
    mandate, _ = Mandate.objects.get_or_create(
        code="P-PG/Training",
        defaults={"code_as_printed": "P-PG/Training", "title_fr": "Formation", "title_en": "Training",
                  "work_programme": programme, "ends_on": date(2040, 1, 1)},
    )  # fmt: skip
    # A training has numbered places and carries the limit of its mandate; what has none is another activity.
    key_of, kind = ("a-group", "other") if capacity is None else ("a-training", "executive_training")
    activity, _ = Activity.objects.get_or_create(
        key=key_of, defaults={"mandate": mandate, "kind": kind, "title_fr": "Formation", "title_en": "Training"}
    )
    today = timezone.localdate()
    decision, _ = Decision.objects.get_or_create(
        reference="PC/TEST/1",
        defaults={"body": "pc", "kind": "yearly", "decided_on": today, "meeting": "Plenary", "text_fr": "Décidé.",
                  "text_en": "Decided."},
    )  # fmt: skip
    return Edition.objects.create(
        key=key, activity=activity, title_fr=f"Formation {key}", title_en=f"Training {key}", capacity=capacity,
        starts_on=today + timedelta(days=90), ends_on=today + timedelta(days=120), state="open",
        yearly_decision=decision, topic_decision=decision, limit=make_limit(mandate) if capacity else None,
    )  # fmt: skip


def make_limit(mandate: Mandate) -> PlaceLimit:
    """What P-PG/Training says of places."""
    provision, _ = Provision.objects.get_or_create(
        mandate=mandate, key="max_places", component="", renewal=None, defaults={"number": 35, "item": "item 5"}
    )
    return ensure_place_limit(provision)


def make_call(key: str = "training-x", *, capacity: int | None = 3, **terms: Any) -> Call:
    """A call that opened yesterday and closes in ten days."""
    make_standings()
    now = timezone.now()
    said: dict[str, Any] = {
        "opens_at": now - timedelta(days=1),
        "deadline": now + timedelta(days=10),
        "key_date": timezone.localdate(),
        "privacy_fr": "Vos données servent à examiner votre candidature.",
        "privacy_en": "Your data are used to examine your application.",
    }
    if terms.get("audience") == "expert_group":
        said["cap"] = capacity or 8
    return Call.objects.create(edition=make_edition(key, capacity=capacity), **(said | terms))


def make_applicant(given: str = "Leila", family: str = "Tazi", *, country: str = "MA", language: str = "en") -> Person:
    user = make_user(f"{given.lower()}@example.org", language=language)
    return make_person(given, family, user=user, country=country, language=language)


def make_application(call: Call, person: Person, **fields: Any) -> Application:
    """A submitted application, by list unless `source` says otherwise."""
    said: dict[str, Any] = {
        "country": person.country,
        "institution_name": "Ministry of Health",
        "institution_kind": "governmental",
        "position": "Adviser",
        "motivation": "To learn",
        "needs": "Indicators",
        "state": Application.State.SUBMITTED,
        "submitted_at": timezone.now(),
        "source": "import:1 row 2",
    }
    return Application.objects.create(call=call, person=person, **(said | fields))


def close(call: Call, *, hours: int = 1) -> Call:
    """The deadline passed some hours ago."""
    call.deadline = timezone.now() - timedelta(hours=hours)
    call.save()
    return call


def local(moment: datetime) -> str:
    """As a browser's date and time field sends it."""
    return timezone.localtime(moment, PARIS).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def call(db: None) -> Call:
    return make_call()


@pytest.fixture
def leila(db: None) -> Person:
    make_standings()
    return make_applicant()


Make = Callable[..., Person]
