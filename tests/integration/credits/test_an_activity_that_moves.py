"""An activity that a later resolution puts under another component counts there from its day on, and never in both."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.people.models import Person
from academy.portal.demo.scene import Scene
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from credits.models import CreditEntry
from tests.factories.endorsed import endorsement_of
from tests.factories.people import make_person
from tests.factories.world import Play
from tests.integration.credits.test_over_the_years import seminar_of_last_year

pytestmark = pytest.mark.django_db
PRESENT = date(2025, 5, 13)


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(2)


@pytest.fixture
def edition(scene: Scene) -> Edition:
    """A seminar of May 2025 which resolution 2025/05 makes worth two credits of Component I."""
    return seminar_of_last_year(scene)


def draft(scene: Scene, edition: Edition, *, since: date, components: str = "II", **terms: Any) -> Resolution:
    """A later resolution that names the seminar under other components, worth three credits there."""
    by = scene.who("dolores")
    law = governance_api.draft_resolution(
        number="2025/06", title_fr="Séminaire", title_en="Seminar", applies_from=since, applies_to=date(2025, 12, 31),
        in_force_from=since, by=by,
    )  # fmt: skip
    for component in components.split():
        here: dict[str, Any] = {
            "resolution": law, "activity_key": edition.activity.key, "component": component, "by": by,
        }  # fmt: skip
        governance_api.designate(**here, mandate=edition.activity.mandate, category="seminar")
        governance_api.set_requirement(
            **here, key="taking-part", kind="active_participation", title_fr="P", title_en="P", amount=300
        )
    Resolution.objects.filter(pk=law.pk).update(**terms)
    return law


def adopt(law: Resolution, **terms: Any) -> None:
    first = Resolution.objects.get(number="2025/05")
    own = endorsement_of(law.number, on=date(2025, 3, 1))
    said = {"state": "adopted", "adopted_on": date(2025, 3, 1), "supersedes": first, "endorsement": own}
    Resolution.objects.filter(pk=law.pk).update(**said | terms)


def take_part(scene: Scene, edition: Edition, commits: Any) -> Person:
    """Enrolled on 1 April, present on 13 May."""
    person = make_person("Miriam", "Haddad")
    learning_api.enrol(person=person, edition=edition, by=None, on=date(2025, 4, 1))
    with commits(execute=True):
        learning_api.record_fact(
            person=person, edition=edition, kind="active_participation", subject_key="participation", value=1,
            out_of=1, passed=True, activity_date=PRESENT, evidence="x", by=scene.who("tomas"),
        )  # fmt: skip
    return person


def credits_of(person: Person) -> dict[str, int]:
    return dict(CreditEntry.objects.filter(person_uid=person.uid).values_list("component", "amount"))


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(2025, 5, 13), {"II": 300}), (date(2025, 5, 14), {"I": 200})],
    ids=["moved by the day of presence", "moved the day after"],
)
def test_the_resolution_in_force_on_the_day_says_the_one_component(
    scene: Scene, edition: Edition, django_capture_on_commit_callbacks: Any, since: date, expected: dict[str, int]
) -> None:
    adopt(draft(scene, edition, since=since))
    person = take_part(scene, edition, django_capture_on_commit_callbacks)
    assert credits_of(person) == expected
    told = {one: governance_api.law_for(activity_key=edition.activity.key, component=one, day=PRESENT) for one in
            ("I", "II")}  # fmt: skip
    assert {one for one, law in told.items() if law} == set(expected)


def test_whoever_was_enrolled_before_keeps_the_component_of_then_and_no_other(
    scene: Scene, edition: Edition, django_capture_on_commit_callbacks: Any
) -> None:
    adopt(draft(scene, edition, since=date(2025, 5, 1), transition=Resolution.Transition.KEEP_ENROLLED))
    person = take_part(scene, edition, django_capture_on_commit_callbacks)
    assert credits_of(person) == {"I": 200}


def test_only_a_resolution_that_names_both_makes_it_count_in_both(
    scene: Scene, edition: Edition, django_capture_on_commit_callbacks: Any
) -> None:
    adopt(draft(scene, edition, since=date(2025, 5, 1), components="I II"))
    person = take_part(scene, edition, django_capture_on_commit_callbacks)
    assert credits_of(person) == {"I": 300, "II": 300}


def test_a_resolution_that_moves_an_activity_says_what_it_supersedes(scene: Scene, edition: Edition) -> None:
    law = draft(scene, edition, since=date(2025, 5, 1))
    said = " ".join(one.sentence for one in governance_api.problems_of(law))
    assert "is also governed by resolution 2025/05" in said
    with pytest.raises(DatabaseError, match="say that it is superseded"), transaction.atomic():
        adopt(law, supersedes=None)
