"""What the Board decided is changed by the Board only; the database says so to everybody."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Partner, Requirement, Resolution, RulesOfProcedure, Seat, SeatHolding, Threshold
from academy.lib import guards
from academy.people.models import Institution, Person
from academy.portal.demo.law import write_law
from academy.portal.demo.scene import Scene
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.governance.board import tabled

pytestmark = pytest.mark.django_db


def test_an_adopted_value_cannot_be_changed_added_to_or_removed(play: Play) -> None:
    play(2)
    line = Requirement.objects.filter(amount__gt=0).first()
    assert line is not None
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Requirement.objects.filter(pk=line.pk).update(amount=1)
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Threshold.objects.update(amount=1)
    with pytest.raises(DatabaseError, match="cannot be added to"), transaction.atomic():
        Requirement.objects.create(
            resolution=line.resolution, component="II", activity_key="x", key="new", kind="award", amount=1
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Resolution.objects.filter(pk=line.resolution_id).update(applies_to="2030-01-01")


TABLED = {
    "number": "2026/99", "title_en": "Other", "text_fr": "Autre", "applies_from": "2026-02-01",
    "applies_to": "2026-11-30", "in_force_from": "2026-02-01", "transition": "keep_enrolled", "answer_days": 3,
    "considered_en": "Other", "state": "draft", "tabled_at": "2026-01-01T00:00:00Z",
}  # fmt: skip


@pytest.mark.parametrize("name", TABLED)
def test_what_is_before_the_board_cannot_be_changed_by_sql(play: Play, name: str) -> None:
    resolution = tabled(play(1))
    with pytest.raises(DatabaseError, match="that was tabled"), transaction.atomic():
        Resolution.objects.filter(pk=resolution.pk).update(**{name: TABLED[name]})


def a_decision(scene: Scene, **changed: Any) -> governance_api.Decision:
    values: dict[str, Any] = {
        "reference": "D/1", "body": "pc", "kind": "endorsement", "decided_on": timezone.localdate(), "meeting": "m",
        "document": "d", "text_fr": "a", "text_en": "a",
    } | changed  # fmt: skip
    return governance_api.record_decision(**values, by=scene.who("dolores"))


@pytest.mark.parametrize(
    "changed", [{"body": "board"}, {"kind": "other"}, {"decided_on": date(2025, 10, 28)}], ids=["body", "kind", "day"]
)
def test_no_other_decision_endorses_a_list(play: Play, changed: dict[str, Any]) -> None:
    scene = play(2)
    other = a_decision(scene, **changed)
    with guards.lifted():
        Resolution.objects.update(endorsement=None)
    with pytest.raises(DatabaseError, match="endorsed by a decision"), transaction.atomic():
        Resolution.objects.update(endorsement=other)
    Resolution.objects.update(endorsement=a_decision(scene, reference="D/2"))


@pytest.mark.parametrize("changed", [{"body": "pc"}, {"kind": "other"}], ids=["body", "kind"])
def test_no_other_decision_gives_the_board_a_seat(play: Play, changed: dict[str, Any]) -> None:
    scene = play(1)
    other = a_decision(scene, **{"body": "board", "kind": "seats"} | changed)
    with pytest.raises(DatabaseError, match="own decision on its composition"), transaction.atomic():
        Seat.objects.create(kind="partner", number=2, decision=other)


def test_nobody_holds_a_seat_before_the_board_has_decided_on_it(play: Play) -> None:
    scene, today = play(1), timezone.localdate()
    dolores, choice = enter(scene.who("dolores")), a_decision(scene, body="board", kind="seats")
    dolores.post("/admin/academy/seats/add/", {"decision": choice.pk})
    seat = Seat.objects.get(kind="partner", number=2)
    before = {"seat": seat.pk, "email": "viktor@demo.example.org", "starts_on": today - timedelta(days=1)}
    page = dolores.post("/admin/academy/seats/", before, follow=True).content.decode()
    assert "nobody holds it before" in page
    malta = Institution.objects.get(key="university-of-malta")
    Partner.objects.create(institution=malta, state="participating", since=date(2023, 1, 1), source="s")
    with pytest.raises(DatabaseError, match="before the Board has decided"), transaction.atomic():
        SeatHolding.objects.create(
            seat=seat, person=Person.objects.all()[0], institution=malta, starts_on=today - timedelta(days=1)
        )


@pytest.mark.parametrize("changed", [{"body": "pc"}, {"kind": "other"}], ids=["body", "kind"])
def test_no_other_decision_sets_rules_of_procedure(play: Play, changed: dict[str, Any]) -> None:
    scene, day = play(1), timezone.localdate()
    other = a_decision(scene, **{"body": "board", "kind": "procedure"} | changed)
    with pytest.raises(DatabaseError, match="own decision of that kind"), transaction.atomic():
        RulesOfProcedure.objects.create(decision=other, quorum=1, majority="all", applies_from=day)
    with pytest.raises(governance_api.GovernanceRefused, match="own decision"):
        governance_api.set_rules_of_procedure(
            decision=other, quorum=1, majority="all", applies_from=day, by=scene.who("dolores")
        )


def test_component_iii_is_closed_with_the_reason_of_the_text(play: Play) -> None:
    scene = play(1)
    draft = write_law(scene)
    with pytest.raises(governance_api.ComponentClosed, match="feasibility study"):
        governance_api.set_threshold(resolution=draft, component="III", amount=100, by=scene.who("dolores"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Threshold.objects.create(resolution=draft, component="III", amount=100)


def test_the_secretariat_does_not_vote(play: Play) -> None:
    scene = play(2)
    address = f"/board/resolutions/{Resolution.objects.get().pk}/vote/"
    assert enter(scene.who("dolores")).post(address, {"choice": "for"}).status_code == 403


def test_a_test_result_cannot_be_asked_for_in_component_i(play: Play) -> None:
    scene = play(1)
    draft = write_law(scene)
    with pytest.raises(governance_api.GovernanceRefused, match="presence and active participation"):
        governance_api.set_requirement(
            resolution=draft, activity_key="executive-training", component="I", key="t", kind="test",
            title_fr="Test", title_en="Test", by=scene.who("dolores"), settings={"test": "t-intro"},
        )  # fmt: skip


def test_the_rules_page_says_values_with_resolution_and_label(play: Play) -> None:
    scene = play(2)
    page = enter(scene.who("henrik")).get("/rules/?on=2026-06-10").content.decode()
    for words in ("2026/01", "6.00", "12.00", "demonstration value", "P-PG (2020) 10, P-PG/Training, item 5"):
        assert words in page


def test_a_wrong_day_is_named_and_nothing_breaks(client: object, dolores: Person) -> None:
    page = enter(dolores.user).get("/rules/?on=yesterday")  # type: ignore[arg-type]
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
