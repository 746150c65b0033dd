"""Rules of procedure stand before a vote is opened, and the vote keeps them: through the door, and by raw SQL."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import RulesOfProcedure, Sitting
from academy.lib.dates import date_format
from academy.portal.demo.scene import Scene
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.governance.board import move, sitting, tabled

pytestmark = pytest.mark.django_db


def record(scene: Scene, *, days: int, **changed: Any) -> str:
    """New rules that ask for four seats, from so many days after today."""
    today = timezone.localdate()
    data = {
        "reference": "GB/NEW", "decided_on": today - timedelta(days=9), "meeting": "Second meeting", "text_fr": "a",
        "text_en": "a", "quorum": 4, "majority": "all", "applies_from": today + timedelta(days=days),
    } | changed  # fmt: skip
    address = "/admin/academy/rules-of-procedure/"
    return str(enter(scene.who("dolores")).post(address, data, follow=True).content.decode())


def test_rules_that_would_govern_a_vote_already_opened_are_refused_with_its_day(play: Play) -> None:
    scene = play(1)
    tabled(scene)
    opened = date_format(timezone.localdate())
    for days in (-5, 0):
        page = record(scene, days=days)
        assert f"The vote in sitting S1 was opened on {opened} under the rules of that day" in page
    assert RulesOfProcedure.objects.count() == 1
    assert "are recorded" in record(scene, days=1)


def test_a_running_vote_is_counted_by_the_rules_under_which_it_was_opened(play: Play) -> None:
    """Four seats are asked for from tomorrow on, and another seat presides; three vote today, and Henrik counts."""
    scene = play(1)
    resolution = tabled(scene, procedure="meeting")
    where, address = Sitting.objects.get(), f"/board/resolutions/{resolution.pk}/"
    move(where, opens_at=where.opens_at, closes_at=where.closes_at + timedelta(days=5))
    record(scene, days=1)
    for key in ("henrik", "lucia", "youssef"):
        enter(scene.who(key)).post(f"{address}vote/", {"choice": "for"})
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        page = enter(scene.who("henrik")).post(f"{address}close/", follow=True).content.decode()
        resolution.refresh_from_db()
        shown = enter(scene.who("lucia")).get(f"/board/sittings/{where.pk}/").content.decode()
    assert "The vote is closed" in page
    assert resolution.state == "adopted"
    assert "Quorum: 3 seats" in shown
    assert "Quorum: 4 seats" not in shown


def test_the_database_lets_no_vote_open_without_rules_nor_change_them(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    rules, other = RulesOfProcedure.objects.get(), sitting(scene, number="S2")
    with pytest.raises(DatabaseError, match="opened under the rules"), transaction.atomic():
        Sitting.objects.filter(pk=other.pk).update(opened_at=timezone.now())
    early = timezone.now() - timedelta(days=5 * 365)
    with pytest.raises(DatabaseError, match="opened under the rules"), transaction.atomic():
        Sitting.objects.filter(pk=other.pk).update(opened_at=early, rules=rules)
    with pytest.raises(DatabaseError, match="under which it was opened"), transaction.atomic():
        Sitting.objects.filter(resolutions=resolution).update(rules=None, opened_at=None)
    decision = governance_api.record_decision(
        reference="GB/RAW", body="board", kind="procedure", decided_on=date(2023, 1, 1), meeting="m", text_fr="a",
        text_en="a", by=scene.who("dolores"),
    )  # fmt: skip
    rules.pk, rules.decision = None, decision
    rules._state.adding = True
    for day in (timezone.localdate(), timezone.localdate() - timedelta(days=300)):
        rules.applies_from = day
        with pytest.raises(DatabaseError, match="after the last vote"), transaction.atomic():
            rules.save()
