"""An activity that an adopted resolution designates for Component I asks no fee, Executive Course or not.

Source: P-PG (2020) 10, P-PG/Academy, item 10.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.portal.demo.scene import COURSE, Scene
from academy.portal.demo.steps.step_2_resolution import adopt
from courses.admissions import operations
from courses.admissions.models import Fee
from courses.admissions.money_refusals import NoFeeHere
from courses.catalogue.models import Activity, Edition
from tests.factories.money import IBAN, make_decision
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(2)


def an_edition(year: int) -> Edition:
    days = {"starts_on": date(year, 3, 1), "ends_on": date(year, 9, 1)}
    activity = Activity.objects.get(key=COURSE)
    return Edition.objects.create(activity=activity, key=f"course-{year}", title_fr="C", title_en="C", **days)


def designate_for_component_one(scene: Scene, year: int) -> Resolution:
    """A draft of next year's law in which the Executive Course is an activity of Component I as well."""
    by, activity = scene.who("dolores"), Activity.objects.select_related("mandate").get(key=COURSE)
    draft = governance_api.copy_resolution(
        source=Resolution.objects.get(number="2026/01"), number=f"{year}/09", applies_from=date(year, 1, 1),
        applies_to=date(year, 12, 31), in_force_from=date(year, 1, 1), considered_fr="x", considered_en="x", by=by,
    )  # fmt: skip
    governance_api.designate(
        resolution=draft, activity_key=COURSE, component="I", mandate=activity.mandate, category=activity.kind, by=by
    )
    return draft


def insert_fee(edition: Edition) -> None:
    """Past every operation."""
    columns = "edition_id, amount, currency, decision_id, due_on, payee, iban, set_by, set_at"
    values: list[Any] = [
        edition.pk,
        100,
        "EUR",
        make_decision().pk,
        date(2027, 1, 31),
        "CoE",
        IBAN,
        "x",
        timezone.now(),
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(values))
        cursor.execute(f"INSERT INTO admissions_fee ({columns}) VALUES ({places})", values)  # noqa: S608 - ours


def test_once_designated_for_component_one_it_asks_no_fee_by_sql_nor_by_the_operation(scene: Scene) -> None:
    edition = an_edition(2027)
    adopt(scene, designate_for_component_one(scene, 2027), endorsed_by="PC/X", year=2026)
    with pytest.raises(DatabaseError, match="Component I ask no fee"):
        insert_fee(edition)
    with pytest.raises(NoFeeHere, match="Component II"):
        operations.set_fee(
            edition=edition, amount=100, decision=make_decision(), due_on=timezone.localdate() + timedelta(days=30),
            payee="CoE", iban=IBAN, by=scene.who("dolores"), now=timezone.now(),
        )  # fmt: skip
    assert not Fee.objects.exists()


def test_a_draft_decides_nothing_and_the_law_of_another_year_nothing_here(scene: Scene) -> None:
    designate_for_component_one(scene, 2027)
    insert_fee(an_edition(2027))
    insert_fee(an_edition(2026))
    assert Fee.objects.count() == 2
