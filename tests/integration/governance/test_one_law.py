"""One law for an activity and a day: the database refuses a second one that supersedes nothing."""

import pytest
from django.db import DatabaseError, transaction

from academy.governance.models import Resolution
from academy.portal.demo.law import write_law
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


def adopt(number: str, **changes: object) -> None:
    Resolution.objects.filter(number=number).update(state="adopted", adopted_on="2025-12-08", **changes)


def test_a_second_law_for_the_same_days_is_refused_by_the_database(play: Play) -> None:
    scene = play(1)
    first = write_law(scene)
    Resolution.objects.filter(pk=first.pk).update(number="2026/00")
    second = write_law(scene)
    adopt("2026/00")
    with pytest.raises(DatabaseError, match="Another adopted resolution governs"), transaction.atomic():
        adopt(second.number)
    adopt(second.number, supersedes=first)
    second.refresh_from_db()
    assert second.state == "adopted"


def test_another_year_is_no_second_law(play: Play) -> None:
    scene = play(1)
    first = write_law(scene)
    days = {"applies_from": "2025-01-01", "applies_to": "2025-12-31"}
    Resolution.objects.filter(pk=first.pk).update(number="2025/01", **days)
    second = write_law(scene)
    adopt("2025/01")
    adopt(second.number)
    assert Resolution.objects.filter(state="adopted").count() == 2
