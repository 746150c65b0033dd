"""What time does to a level: a third module after a year, an extension, credits of two years under two laws."""

from datetime import date
from typing import Any

import pytest

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.people.models import Person
from academy.portal.demo.scene import Scene, at
from academy.portal.demo.steps.step_2_resolution import adopt
from courses.catalogue import api as catalogue_api
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment
from credits import api as credits_api
from credits.models import CreditEntry
from tests.factories import master
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


def the(person: Person, component: str) -> credits_api.ComponentStatus:
    return next(one for one in credits_api.statement_for(person).statuses if one.component == component)


def followed(scene: Scene, *, third: str) -> tuple[Person, Enrolment]:
    """A course that begins on 15 January 2024: two modules in June, the third on a day of 2025."""
    edition = master.open_edition(scene, master.COURSE)
    person, enrolment = master.enrol_in(edition)
    learning_api.record_fact(
        person=person, edition=edition, kind="active_participation", subject_key="participation", value=1, out_of=1,
        passed=True, activity_date=date(2024, 6, 5), evidence="x", by=scene.who("tomas"),
    )  # fmt: skip
    rows = ("presentation,talk,15,20,2024-06-03,yes", f"test,t-master,9,10,{third},yes")
    answer = master.send_results(scene, edition, *(f"miriam@example.org,{row}" for row in rows))
    assert answer.status_code == 302
    return person, enrolment


def extend(scene: Scene, enrolment: Enrolment, months: str) -> int:
    """The Secretariat's form, on a recorded decision."""
    decision = master.decide(scene, f"GB/2025-{months}", body="board", kind="other", decided_on="2025-01-10")
    form = {"act": "extend", "extend-months": months, "extend-decision": decision.pk}
    address = f"/admin/academy/enrolments/{enrolment.edition.key}/{enrolment.pk}/"
    return enter(scene.who("dolores")).post(address, form).status_code


def test_a_third_module_within_the_year_completes_component_ii(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(2)
    master.law_of_two_years(scene, master.COURSE)
    with django_capture_on_commit_callbacks(execute=True):
        person, _enrolment = followed(scene, third="2025-01-15")  # the same day of the month belongs to the year
    status = the(person, "II")
    assert (status.earned, status.required, status.complete, status.missing) == (1200, 1200, True, [])


def test_a_third_module_after_a_year_blocks_it_and_an_extension_rescues_it(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(2)
    master.law_of_two_years(scene, master.COURSE, extension="3")
    with django_capture_on_commit_callbacks(execute=True):
        person, enrolment = followed(scene, third="2025-03-04")
    status = the(person, "II")
    assert (status.earned, status.required, status.complete) == (1200, 1200, False)
    late = next(one for one in status.missing if one.code == "module_late")
    assert late.sentence == (
        "Module 3 was completed on 4 March 2025, after the last day allowed, which was 15 January 2025."
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert extend(scene, enrolment, "4") == 200  # more than the resolution allows: refused
        assert not the(person, "II").complete
        assert extend(scene, enrolment, "3") == 302
    assert the(person, "II").complete
    assert {entry.resolution.number for entry in CreditEntry.objects.filter(person_uid=person.uid)} == {
        "2024/01", "2025/01",
    }  # fmt: skip


def test_a_month_too_few_does_not_rescue_it(play: Play, django_capture_on_commit_callbacks: Any) -> None:
    scene = play(2)
    master.law_of_two_years(scene, master.COURSE, extension="3")
    with django_capture_on_commit_callbacks(execute=True):
        person, enrolment = followed(scene, third="2025-03-04")
        assert extend(scene, enrolment, "1") == 302
    missing = the(person, "II").missing
    assert any("which was 15 February 2025" in one.sentence for one in missing)


def test_no_extension_where_the_resolution_allows_none(play: Play, django_capture_on_commit_callbacks: Any) -> None:
    scene = play(2)
    master.law_of_two_years(scene, master.COURSE)
    with django_capture_on_commit_callbacks(execute=True):
        person, enrolment = followed(scene, third="2025-03-04")
        assert extend(scene, enrolment, "3") == 200
    assert not the(person, "II").complete


def seminar_of_last_year(scene: Scene) -> Edition:
    """A seminar of May 2025 that a resolution of that year makes worth two credits of Component I."""
    by = scene.who("dolores")
    activity = catalogue_api.ensure_activity(
        key="seminar-2025", mandate_code="P-PG/Academy", kind="seminar", title_fr="Séminaire", title_en="Seminar"
    )
    law = governance_api.draft_resolution(
        number="2025/05", title_fr="Séminaire", title_en="Seminar", applies_from=date(2025, 1, 1),
        applies_to=date(2025, 12, 31), in_force_from=date(2025, 1, 1), by=by,
    )  # fmt: skip
    here: dict[str, Any] = {"resolution": law, "activity_key": activity.key, "component": "I", "by": by}
    governance_api.designate(**here, mandate=activity.mandate, category="seminar")
    governance_api.set_topics(resolution=law, titles=[("Sujet", "Topic")], by=by)
    governance_api.set_requirement(
        **here, key="taking-part", kind="active_participation", title_fr="Participation", title_en="Taking part",
        amount=200,
    )  # fmt: skip
    adopt(scene, law, endorsed_by="PC/2024-11", year=2024)
    days: dict[str, Any] = {"starts_on": date(2025, 5, 12), "ends_on": date(2025, 5, 15)}
    module = catalogue_api.ModuleSpec(number=1, kind="residential", title_fr="S", title_en="S", **days)
    return catalogue_api.open_edition(
        activity=activity, key="seminar-2025", title_fr="S", title_en="S", modules=[module], by=by, **days
    )


def test_credits_of_two_years_under_two_laws_complete_component_i(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    """The level of 2026 is eight credits, which neither year gives by itself."""
    scene = play(4)
    by = scene.who("dolores")
    law = governance_api.copy_resolution(
        source=Resolution.objects.get(number="2026/01"), number="2026/09", applies_from=date(2026, 1, 1),
        applies_to=date(2026, 12, 31), in_force_from=date(2026, 1, 1), by=by,
    )  # fmt: skip
    Resolution.objects.filter(pk=law.pk).update(supersedes=Resolution.objects.get(number="2026/01"))
    law.refresh_from_db()
    governance_api.set_threshold(resolution=law, component="I", amount=800, validity_months=24, by=by)
    adopt(scene, law, endorsed_by="PC/2025-11", year=2025)
    credits_api.tally(edition=Edition.objects.get(key="demo-et-2026"), by=by, now=at(11, 2))
    rows = Enrolment.objects.filter(edition__key="demo-et-2026", state="active").select_related("person")
    person = rows.order_by("-pk")[0].person
    alone = the(person, "I")
    assert (alone.counted, alone.required, alone.complete) == (600, 800, False)
    edition = seminar_of_last_year(scene)
    learning_api.enrol(person=person, edition=edition, by=None, on=date(2025, 5, 1))
    with django_capture_on_commit_callbacks(execute=True):
        learning_api.record_fact(
            person=person, edition=edition, kind="active_participation", subject_key="participation", value=1,
            out_of=1, passed=True, activity_date=date(2025, 5, 15), evidence="x", by=scene.who("tomas"),
        )  # fmt: skip
    both = the(person, "I")
    assert (both.counted, both.complete, both.missing) == (800, True, [])
    assert [(line.resolution, line.entry.activity_date.year, line.entry.amount) for line in both.lines] == [
        ("2025/05", 2025, 200), ("2026/09", 2026, 600),
    ]  # fmt: skip
