"""A draft is tried on real data: who would gain or lose; nothing is written; the law in force changes nothing."""

import hashlib
from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from academy.governance import api as governance_api
from academy.governance.api import Resolution
from academy.jobs import api as jobs_api
from academy.portal.demo.law import SHARE, TRAINING_CREDITS
from academy.portal.demo.scene import COURSE, NEXT_RESOLUTION, RESOLUTION, TRAINING, TRAINING_EDITION, Scene, at
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment, Fact
from credits import api as credits_api
from credits.api import CreditEntry, Scope, Simulation
from credits.models import Balance
from credits.operations import simulating
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
IN_2027 = {"applies_from": date(2027, 1, 1), "applies_to": date(2027, 12, 31), "in_force_from": date(2027, 1, 1)}


def law() -> Resolution:
    return Resolution.objects.get(number=RESOLUTION)


def draft(scene: Scene, number: str = "2027/09") -> Resolution:
    """Next year's draft, word for word as this year's law."""
    return governance_api.copy_resolution(source=law(), number=number, by=scene.who("dolores"), **IN_2027)


def worth(resolution: Resolution, scene: Scene, amount: int, *, key: str = "training", **settings: object) -> None:
    line = resolution.requirements.get(key=key)
    governance_api.set_requirement(
        resolution=resolution, activity_key=line.activity_key, component=line.component, key=key, kind=line.kind,
        title_fr=line.title_fr, title_en=line.title_en, amount=amount, settings=line.settings | settings,
        order=line.order, by=scene.who("dolores"),
    )  # fmt: skip


def simulate(resolution: Resolution, scene: Scene, scope: Scope | None = None) -> Simulation:
    scope = scope or credits_api.default_scope(resolution)
    started = credits_api.start_simulation(
        resolution=resolution, scope=scope, by=scene.who("henrik"), now=at(11, 10)
    )  # fmt: skip
    jobs_api.run_due()
    started.refresh_from_db()
    assert started.state == "done", started.error
    return started


def counts(simulation: Simulation) -> dict[str, int]:
    kinds = ("gain", "lose", "both", "status", "reach", "leave")
    return {kind: simulation.summary[kind] for kind in kinds if simulation.summary.get(kind)}


def trained() -> int:
    return CreditEntry.objects.filter(edition__key=TRAINING_EDITION).count()


def test_simulating_the_law_in_force_changes_nothing(play: Play) -> None:
    scene = play(7)
    for resolution in Resolution.objects.filter(state="adopted"):
        found = simulate(resolution, scene)
        assert (counts(found), found.changes.count()) == ({}, 0)
    assert simulate(law(), scene).summary["people"] > 30


def test_a_draft_that_says_the_same_changes_nothing_on_last_years_data(play: Play) -> None:
    scene = play(6)
    scope = credits_api.default_scope(draft(scene))
    found = simulate(Resolution.objects.get(number="2027/09"), scene)
    assert (scope.against, scope.data_from, scope.data_to) == (law(), date(2026, 1, 1), date(2026, 12, 31))
    assert (counts(found), found.done, found.done == found.total) == ({}, found.total, True)


def test_a_higher_value_is_gained_by_everybody_who_was_awarded_it(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    worth(new, scene, TRAINING_CREDITS + 100)
    found = simulate(new, scene)
    assert counts(found) == {"gain": trained()}
    assert set(found.changes.values_list("component", "before", "after")) == {("I", 600, 700)}
    assert found.summary["components"]["I"]["differences"] == {"100": trained()}


def test_a_lower_value_takes_credits_and_the_status_and_the_law_in_force_keeps_them(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    worth(new, scene, TRAINING_CREDITS - 1)
    found = simulate(new, scene)
    assert counts(found) == {"lose": trained(), "leave": trained()}
    assert found.summary["components"]["I"]["leave"] == trained()
    statuses = credits_api.statuses(edition=Edition.objects.get(key=TRAINING_EDITION), component="I")
    assert sum(status.complete for status in statuses.values()) == trained()


def test_a_lower_share_of_attendance_is_gained_by_who_was_absent_too_often(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    worth(new, scene, 0, key="attendance", share_percent=1)
    found = simulate(new, scene)
    assert counts(found) == {"gain": 1, "reach": 1}
    (change,) = found.changes.all()
    assert (change.before, change.after, change.complete_before, change.complete_after) == (0, 600, False, True)
    assert SHARE > 1


def test_a_higher_level_alone_changes_a_status_and_no_credit(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    governance_api.set_threshold(resolution=new, component="I", amount=TRAINING_CREDITS + 1, by=scene.who("dolores"))
    found = simulate(new, scene)
    assert counts(found) == {"status": trained(), "leave": trained()}
    assert {(c.before, c.after) for c in found.changes.all()} == {(600, 600)}


def test_a_ceiling_is_felt_in_what_counts(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    governance_api.set_ceiling(
        resolution=new, component="II", category="executive_course", amount=1000, by=scene.who("dolores")
    )  # fmt: skip
    found = simulate(new, scene)
    complete = found.summary["components"]["II"]["leave"]
    assert counts(found) == {"lose": complete, "leave": complete}
    assert {(c.before, c.after) for c in found.changes.all()} == {(1200, 1000)}


def test_a_module_that_is_left_out_ends_component_two_for_everybody(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    new.requirements.get(key="module-3").delete()
    governance_api.set_threshold(resolution=new, component="II", amount=800, by=scene.who("dolores"))
    found = simulate(new, scene)
    complete = found.summary["components"]["II"]["leave"]
    assert complete == CreditEntry.objects.filter(requirement__key="module-3").count()
    assert counts(found)["lose"] >= complete


def test_an_activity_that_is_left_out_gives_nothing(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    new.designated_activities.filter(activity_key=TRAINING).delete()
    new.requirements.filter(activity_key=TRAINING).delete()
    found = simulate(new, scene)
    assert counts(found) == {"lose": trained(), "leave": trained()}
    assert {c.after for c in found.changes.all()} == {0}


def test_who_was_enrolled_before_keeps_the_earlier_law_where_the_draft_says_so(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    worth(new, scene, 0, key="training")
    Resolution.objects.filter(pk=new.pk).update(transition="keep_enrolled", supersedes=law())
    new.refresh_from_db()
    assert counts(simulate(new, scene))["lose"] == trained()
    Enrolment.objects.filter(edition__key=TRAINING_EDITION).update(enrolled_on=date(2025, 12, 1))
    again = simulating.start_simulation(
        resolution=new, scope=credits_api.default_scope(new), by=scene.who("henrik"), now=at(11, 11)
    )
    jobs_api.run_due()
    again.refresh_from_db()
    assert counts(again) == {}


def test_a_draft_for_days_with_facts_is_simulated_on_its_own_days(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    Resolution.objects.filter(pk=new.pk).update(applies_from=date(2026, 9, 1), applies_to=date(2026, 9, 30))
    new.refresh_from_db()
    worth(new, scene, 700)
    scope = credits_api.default_scope(new)
    assert (scope.against, scope.data_from, scope.is_trial_of(new)) == (law(), date(2026, 9, 1), False)
    assert counts(simulate(new, scene)) == {"gain": trained()}


def digest_of(*tables: type) -> dict[str, tuple[int, str]]:
    found = {}
    for table in tables:
        rows = list(table.objects.order_by("pk").values_list())  # type: ignore[attr-defined]
        found[table.__name__] = (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
    return found


def test_no_fact_entry_balance_or_law_is_written(play: Play) -> None:
    scene = play(7)
    new = draft(scene)
    worth(new, scene, 1)
    tables = (Fact, CreditEntry, Balance, Enrolment, Resolution, governance_api.Requirement)
    before = digest_of(*tables)
    assert simulate(new, scene).changes.exists()
    assert digest_of(*tables) == before


def test_batches_find_what_one_batch_finds(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = play(6)
    new = draft(scene)
    worth(new, scene, 100)
    whole = simulate(new, scene)
    monkeypatch.setattr(simulating, "SIZE", 4)
    parts = simulate(new, scene)
    assert parts.pk != whole.pk
    assert parts.summary == whole.summary
    fields = ("person_uid", "edition", "component", "before", "after", "complete_after")
    assert set(parts.changes.values_list(*fields)) == set(whole.changes.values_list(*fields))
    assert jobs_api.Job.objects.filter(key__startswith=credits_api.job_keys(parts)).count() > 5


def test_a_killed_simulation_goes_on_at_the_batch_that_was_not_finished(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = play(6)
    new = draft(scene)
    worth(new, scene, 100)
    monkeypatch.setattr(simulating, "SIZE", 4)
    started = credits_api.start_simulation(
        resolution=new, scope=credits_api.default_scope(new), by=scene.who("henrik"), now=at(11, 10)
    )
    for _ in range(2):
        jobs_api.run(jobs_api.due()[0])
    started.refresh_from_db()
    assert (started.state, started.done) == ("running", 8)  # and everybody sees it
    jobs_api.run_due()
    started.refresh_from_db()
    assert (started.state, started.done) == ("done", started.total)
    people = list(started.changes.values_list("person_uid", flat=True))
    assert len(people) == len(set(people))


def test_asking_twice_while_it_runs_is_asking_once(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    scope = credits_api.default_scope(new)
    first, second = (
        credits_api.start_simulation(resolution=new, scope=scope, by=scene.who("henrik"), now=at(11, 10))
        for _ in range(2)
    )
    assert first == second


def test_refusals_say_why(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    backwards = Scope(against=law(), data_from=date(2026, 12, 31), data_to=date(2026, 1, 1))
    with pytest.raises(credits_api.SimulationRefused, match="ends before it begins"):
        credits_api.start_simulation(resolution=new, scope=backwards, by=scene.who("henrik"), now=at(11, 10))
    with pytest.raises(PermissionDenied):
        credits_api.start_simulation(
            resolution=new, scope=credits_api.default_scope(new), by=scene.who("tomas"), now=at(11, 10)
        )
    empty = governance_api.draft_resolution(
        number="2027/08", title_fr="Vide", title_en="Empty", by=scene.who("dolores"), **IN_2027
    )
    with pytest.raises(credits_api.SimulationRefused, match="2027/08 designates no activity"):
        credits_api.start_simulation(
            resolution=empty, scope=credits_api.default_scope(empty), by=scene.who("henrik"), now=at(11, 10)
        )


def test_a_change_of_content_changes_the_digest_and_a_change_of_words_does_not(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    before = credits_api.content_digest(new)
    worth(new, scene, TRAINING_CREDITS)
    line = new.requirements.get(key="training")
    line.title_en = "Another title"
    line.save()
    assert credits_api.content_digest(new) == before
    worth(new, scene, TRAINING_CREDITS + 1)
    assert credits_api.content_digest(new) != before


def test_the_command_shows_progress_and_a_table(play: Play) -> None:
    scene = play(6)
    new = draft(scene)
    worth(new, scene, 700)
    out = StringIO()
    call_command("simulate", "2027/09", stdout=out)
    said = out.getvalue()
    found = Simulation.objects.get()
    assert f"2027/09 against {RESOLUTION}, activities from 2026-01-01 to 2026-12-31" in said
    assert f"{found.total} of {found.total} people" in said
    assert "Component I: 0 reach the level, 0 no longer do" in said
    assert found.summary["gain"] == trained()
    assert COURSE  # its editions are part of it
    with pytest.raises(CommandError, match="There is no resolution 1999/01"):
        call_command("simulate", "1999/01", stdout=out)
    with pytest.raises(CommandError, match="is not adopted"):
        call_command("simulate", NEXT_RESOLUTION, against="2027/09", stdout=out)
