"""The Board asks what a draft would change and reads it; names are for who may read everybody's credits."""

import csv
import html
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
from academy.portal.demo.scene import COURSE_EDITION, TRAINING_EDITION, Scene
from certificates.models import CurrentCertificate
from courses.catalogue.api import Edition
from credits.api import SimulatedChange, Simulation
from tests.factories.people import enter, person_with_role
from tests.factories.world import Play
from tests.integration.credits.test_simulation import draft, simulate, worth
from tests.integration.portal.test_drafting import general_form

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


def part(shown: str, name: str) -> str:
    """The words of one section of the result."""
    found = re.search(f'<section[^>]*aria-labelledby="{name}".*?</section>', shown)
    return " ".join(re.sub("<[^>]+>", " ", html.unescape(found.group())).split()) if found else ""


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
    assert "never their names, countries or editions" in shown
    assert "Executive Training 2026" not in part(shown, "people")
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


@pytest.mark.parametrize(
    "changed", [{"applies_from": "2027-02-01"}, {"applies_to": "2027-11-30"}, {"supersedes": "law"}, {}]
)
def test_a_simulation_is_stale_once_the_drafts_days_or_what_it_supersedes_have_changed(
    play: Play, changed: dict[str, str]
) -> None:
    scene = play(6)
    new, law = lower(scene), Resolution.objects.get(number="2026/01")
    one = simulate(new, scene)
    dolores, address = browser(scene, "dolores"), f"/board/simulations/{one.pk}/"
    assert "of the draft as it stands" in page(dolores, address)
    typed = {name: str(law.pk) if day == "law" else day for name, day in changed.items()}
    days = {"applies_from": "2027-01-01", "applies_to": "2027-12-31", "in_force_from": "2027-01-01"}
    general = general_form(new, **days | typed)
    assert dolores.post(f"/board/drafts/{new.pk}/general/", general).status_code == 302
    shown = page(dolores, address)
    assert ("the draft has changed since" in shown, "of the draft as it stands" in shown) == (
        bool(changed),
        not changed,
    )


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


def test_an_edition_of_one_does_not_tell_who_it_is(play: Play) -> None:
    """One person of the training would gain 6.00: the Board learns that somebody gains, not where nor how much."""
    scene = play(6)
    new = draft(scene)
    worth(new, scene, 0, key="attendance", share_percent=1)
    one = simulate(new, scene)
    (change,) = one.changes.all()
    address = f"/board/simulations/{one.pk}/"
    shown = {who: page(browser(scene, who), address) for who in ("henrik", "dolores")}
    title = "Executive Training 2026 (demonstration)"
    assert f"{title} 1 0 6.00 0.00 1 0" in part(shown["dolores"], "editions")
    assert f"{title} fewer than 3 0 not shown 0.00 fewer than 3 0" in part(shown["henrik"], "editions")
    person = Person.objects.get(uid=change.person_uid)
    assert f"{title} I 0.00 6.00 +6.00" in part(shown["dolores"], "people")
    assert person.printed_name in part(shown["dolores"], "people")
    assert "fewer than three people change" in part(shown["henrik"], "people")
    assert "6.00" not in shown["henrik"]
    assert "Nobody" not in part(shown["henrik"], "people")
    lists = {
        who: browser(scene, who).get(f"{address}people.csv").content.decode("utf-8-sig").splitlines() for who in shown
    }
    assert (len(lists["henrik"]), len(lists["dolores"])) == (1, 2)
    assert "6.00" in lists["dolores"][1]
    assert "Edition" not in lists["henrik"][0]


def test_an_edition_with_one_who_loses_among_many_who_gain_keeps_that_one(play: Play) -> None:
    """The course has a hidden count of one; the only other edition that loses anything is hidden with it."""
    scene = play(6)
    one = simulate(lower(scene), scene)
    training, course = (Edition.objects.get(key=key) for key in (TRAINING_EDITION, COURSE_EDITION))
    sides = {"gain": 20, "gained": 2000, "lose": 1, "lost": 400}
    one.summary |= {"editions": {str(training.pk): {"lose": 34, "lost": 3400}, str(course.pk): sides}}
    one.save(update_fields=["summary"])
    shown = part(page(browser(scene, "henrik"), f"/board/simulations/{one.pk}/"), "editions")
    assert "Executive Training 2026 (demonstration) 0 not shown 0.00 not shown 0 0" in shown
    assert "Executive Course 2026 (demonstration) 20 fewer than 3 20.00 not shown 0 0" in shown


def test_the_result_counts_by_edition_and_the_certificates_that_wait(play: Play) -> None:
    """Complete without a certificate, or with one: after step 6 nobody holds one, after step 7 everybody does."""
    scene = play(7)
    new = lower(scene)
    one = simulate(new, scene)
    count = one.changes.count()
    henrik, address = browser(scene, "henrik"), f"/board/simulations/{one.pk}/"
    shown = page(henrik, address)
    words = f"Executive Training 2026 (demonstration) 0 {count} 0.00 {count}.00 0 {count}"
    assert words in part(shown, "editions")
    assert part(shown, "certificates") == (
        f"Certificates Component I: {count} certificates are issued already and stay = unchanged"
    )
    without = list(one.changes.order_by("pk").values_list("person_uid", flat=True)[:2])
    CurrentCertificate.objects.filter(person_uid__in=without, component="I").delete()
    assert part(page(henrik, address), "certificates") == (
        "Certificates Component I: 2 people are complete without a certificate and no longer would be "
        f"▼ pending certificates Component I: {count - 2} certificates are issued already and stay = unchanged"
    )
    dolores = browser(scene, "dolores")
    assert page(dolores, address).count("no longer pending") == 2
    lines = list(csv.DictReader(io.StringIO(dolores.get(f"{address}people.csv").content.decode("utf-8-sig"))))
    waiting = [line for line in lines if line["Certificate"] == "no longer pending"]
    stays = [line for line in lines if line["Certificate"] == "issued already, stays"]
    assert (len(waiting), len(stays)) == (2, count - 2)
    assert all(line["Name"] and line["Country"] and line["Edition"] == TRAINING_EDITION for line in waiting)
    assert "no longer pending" not in page(henrik, address)
    more = draft(scene, "2027/10")
    worth(more, scene, 0, key="attendance", share_percent=1)
    reached = simulate(more, scene)
    assert part(page(henrik, f"/board/simulations/{reached.pk}/"), "certificates") == (
        "Certificates Component I: 1 person more would be complete and could ask for the certificate "
        "▲ pending certificates"
    )


def test_two_drafts_side_by_side_tell_the_board_no_edition_and_no_line_of_one_person(play: Play) -> None:
    scene = play(6)
    a, b = draft(scene), draft(scene, "2027/10")
    worth(b, scene, 0, key="attendance", share_percent=1)
    browser(scene, "henrik").post("/board/simulations/compare/", {"a": a.pk, "b": b.pk})
    jobs_api.run_due()
    address = f"/board/simulations/compare/?a={a.pk}&b={b.pk}"
    shown = {who: part(page(browser(scene, who), address), "differ") for who in ("henrik", "dolores")}
    assert all("The two differ for 1 person" in words for words in shown.values())
    assert "+6.00" in shown["dolores"]
    assert "Executive Training 2026" in shown["dolores"]
    assert not re.search("6.00|same effect", shown["henrik"])
    assert "Executive Training" not in shown["henrik"]


@pytest.mark.parametrize("people", [3, 9])
def test_pages_cost_the_same_for_three_and_for_nine(play: Play, people: int) -> None:
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
    assert counted == {"henrik": 17, "dolores": 18}
