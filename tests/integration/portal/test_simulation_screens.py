"""The Board asks what a draft would change and reads it; names are for who may read everybody's credits."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from academy.governance.api import Resolution
from academy.jobs import api as jobs_api
from academy.people.api import RoleCode
from academy.people.models import Person
from academy.portal.demo.scene import Scene
from credits.api import SimulatedChange, Simulation
from tests.factories.people import enter, person_with_role
from tests.factories.world import Play
from tests.integration.credits.test_simulation import draft, simulate, worth

pytestmark = pytest.mark.django_db
SCOPE = {"data_from": "2026-01-01", "data_to": "2026-12-31"}


def browser(scene: Scene, who: str, language: str = "en") -> Client:
    found = enter(scene.who(who))
    found.cookies["language"] = language
    return found


def lower(scene: Scene, number: str = "2027/09", amount: int = 500) -> Resolution:
    new = draft(scene, number)
    worth(new, scene, amount)
    return new


def page(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_a_board_member_starts_one_and_reads_the_result_without_names(play: Play) -> None:
    scene = play(6)
    new = lower(scene)
    henrik, address = browser(scene, "henrik"), f"/board/resolutions/{new.pk}/simulations/"
    law = Resolution.objects.get(number="2026/01")
    wrong = henrik.post(address, {"against": law.pk, "data_from": "2026-12-31", "data_to": "2026-01-01"})
    assert "The period ends before it begins." in wrong.content.decode()
    sent = henrik.post(address, {"against": law.pk, **SCOPE})
    one = Simulation.objects.get()
    assert sent["Location"] == f"/board/simulations/{one.pk}/"
    waiting = page(henrik, sent["Location"])
    assert "data-renews" in waiting
    assert "See how far it is" in waiting
    assert f"0 of {one.total} people looked at" in waiting
    jobs_api.run_due()
    shown = page(henrik, sent["Location"])
    one.refresh_from_db()
    assert f"{one.summary['lose']} people lose credits" in shown
    assert "fewer than 3" in shown
    assert "never their names or countries" in shown
    names = Person.objects.filter(uid__in=SimulatedChange.objects.values("person_uid"))
    assert not [name for name in names.values_list("family_name", flat=True) if f" {name}<" in shown]
    assert "of the draft as it stands" in shown
    worth(new, scene, 400)
    assert "the draft has changed since" in page(henrik, sent["Location"])
    assert f"{one.summary['lose']} people lose credits" in page(henrik, f"/board/resolutions/{new.pk}/")


def test_the_secretariat_reads_names_and_takes_the_list_away(play: Play) -> None:
    scene = play(6)
    one = simulate(lower(scene), scene)
    person = Person.objects.get(uid=one.changes.order_by("pk")[0].person_uid)
    shown = page(browser(scene, "dolores"), f"/board/simulations/{one.pk}/")
    assert "fewer than 3" not in shown
    lists = {}
    for who in ("dolores", "henrik"):
        content = browser(scene, who).get(f"/board/simulations/{one.pk}/people.csv").content.decode("utf-8-sig")
        lists[who] = list(csv.reader(io.StringIO(content)))
    assert person.printed_name in {row[0] for row in lists["dolores"]}
    assert person.printed_name not in {row[0] for row in lists["henrik"]}
    assert len(lists["dolores"]) == len(lists["henrik"]) == one.changes.count() + 1
    assert {row[-3] for row in lists["henrik"][1:]} == {"-1.00"}
    assert all(re.fullmatch("[0-9A-Z]{8}", row[0]) for row in lists["henrik"][1:])


def test_a_consultant_reads_and_does_not_run_and_a_participant_sees_nothing(play: Play) -> None:
    scene = play(6)
    new = lower(scene)
    one = simulate(new, scene)
    consultant, participant = (
        enter(person_with_role(name, "Of Role", role).user)  # type: ignore[arg-type]
        for name, role in (("Cora", RoleCode.CONSULTANT), ("Pavel", RoleCode.PARTICIPANT))
    )
    address = f"/board/resolutions/{new.pk}/simulations/"
    assert consultant.get(f"/board/simulations/{one.pk}/").status_code == 200
    assert "Simulate this draft" not in page(consultant, address)
    assert consultant.post(address, SCOPE).status_code == 403
    for path in (address, f"/board/simulations/{one.pk}/", f"/board/simulations/{one.pk}/people.csv"):
        assert participant.get(path).status_code == 403


def test_two_drafts_side_by_side(play: Play) -> None:
    scene = play(6)
    a, b = lower(scene), lower(scene, "2027/10", amount=700)
    henrik, address = browser(scene, "henrik"), f"/board/simulations/compare/?a={a.pk}&b={b.pk}"
    assert "have not both been simulated" in page(henrik, address)
    henrik.post("/board/simulations/compare/", {"a": a.pk, "b": b.pk})
    jobs_api.run_due()
    count = SimulatedChange.objects.filter(simulation__resolution=a).count()
    shown = page(henrik, address)
    assert f"The two differ for {count} people" in shown
    assert "+2.00" in shown
    same = page(henrik, f"/board/simulations/compare/?a={a.pk}&b={a.pk}")
    assert "Choose two different resolutions." in same


@pytest.mark.parametrize("people", [1, 3])
def test_pages_cost_the_same_for_one_and_for_three(play: Play, people: int) -> None:
    scene = play(6)
    one = simulate(lower(scene), scene)
    kept = list(one.changes.order_by("pk").values_list("pk", flat=True)[:people])
    one.changes.exclude(pk__in=kept).delete()
    counted = {}
    for who in ("henrik", "dolores"):
        client, path = browser(scene, who), f"/board/simulations/{one.pk}/"
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        counted[who] = len(seen)
    assert counted == {"henrik": 16, "dolores": 17}
