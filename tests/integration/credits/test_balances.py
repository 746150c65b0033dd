"""What counts of everybody's credits, in one statement, is what the pure tally says of each."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from credits import api as credits_api
from credits.domain.level import Level, add_up
from credits.models import CreditEntry
from credits.queries.entries import amounts
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
LEVELS = (
    Level(required=600),
    Level(required=600, ceilings={"executive_course": 900}),
    Level(required=600, ceilings={"executive_course": 900, "executive_training": 500}, counts_other_components=True),
    Level(required=600, ceilings={"executive_course": 700}, validity_months=5),
)


@pytest.mark.parametrize("component", ["I", "II"])
@pytest.mark.parametrize("level", LEVELS)
def test_one_statement_says_what_the_pure_tally_says(play: Play, component: str, level: Level) -> None:
    play(6)
    expected = {}
    for uid in set(CreditEntry.objects.values_list("person_uid", flat=True)):
        rows = amounts(CreditEntry.objects.filter(person_uid=uid))
        expected[uid.hex] = add_up(rows, component=component, level=level, on=DAY).counted
    with CaptureQueriesContext(connection) as seen:
        found = dict(credits_api.counted(component, level, on=DAY))
    assert len(seen) == 1
    assert found.items() <= expected.items()
    assert all(amount == 0 for uid, amount in expected.items() if uid not in found)
    assert any(found.values())
