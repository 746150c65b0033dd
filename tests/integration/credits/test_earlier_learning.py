"""Earlier learning through the door: refused where the level does not take it, a line where it does, taken back."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from academy.governance import api as governance_api
from academy.portal.demo.scene import COURSE_EDITION, Scene, at
from courses.catalogue.models import Edition
from courses.learning.models import Enrolment, Fact
from credits import api as credits_api
from credits.models import CreditEntry
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.credits.test_parameters import LEARNT_EARLIER, level, under

pytestmark = pytest.mark.django_db


def recognise(browser: Client, enrolment: Enrolment, decision: int) -> Any:
    address = f"/admin/academy/enrolments/{COURSE_EDITION}/{enrolment.pk}/"
    data = {"act": "recognise", "recognise-requirement": "II:m1-test", "recognise-decision": decision}
    return browser.post(address, data, follow=True)


def module_one(enrolment: Enrolment) -> list[tuple[str, int]]:
    rows = CreditEntry.objects.filter(person_uid=enrolment.person.uid, requirement__key="module-1").order_by("pk")
    return list(rows.values_list("resolution__number", "amount"))


def tally(scene: Scene) -> None:
    credits_api.tally(edition=Edition.objects.get(key=COURSE_EDITION), by=scene.who("dolores"), now=at(11, 24))


def test_a_recorded_decision_stands_for_a_failed_test_until_it_is_taken_back(play: Play, time_machine: Any) -> None:
    scene = play(5)
    time_machine.move_to(at(11, 24))
    tally(scene)
    jan = Enrolment.objects.select_related("person__user").get(person__email=LEARNT_EARLIER)
    assert jan.person.user is not None
    dolores = enter(scene.who("dolores"))
    decision = governance_api.record_decision(
        reference="SEC/2026/7", body="board", kind="other", decided_on=date(2026, 3, 20), meeting="x", text_fr="x",
        text_en="x", by=scene.who("dolores"),
    )  # fmt: skip
    refused = recognise(dolores, jan, decision.pk).content.decode()
    assert "Resolution 2026/01 does not allow recognition" in refused
    assert (Fact.objects.filter(kind="recognition").count(), module_one(jan)) == (0, [])
    under(scene, level("II", 1200, recognises_earlier_learning=True))
    assert "Recorded for" in recognise(dolores, jan, decision.pk).content.decode()
    tally(scene)
    assert module_one(jan) == [("2026/99", 400)]
    mine = enter(jan.person.user)
    assert "SEC/2026/7" in mine.get("/my/credits/").content.decode()
    fact = Fact.objects.get(kind="recognition")
    correction = {"value": "0", "passed": "no", "activity_date": "2026-03-20", "reason": "The paper was another's."}
    assert dolores.post(f"/admin/academy/facts/{fact.pk}/correct/", correction).status_code == 302
    tally(scene)
    assert module_one(jan) == [("2026/99", 400), ("2026/99", -400)]
    assert credits_api.prove().differences == []
