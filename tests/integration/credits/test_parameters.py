"""Changing one parameter of the demonstration's law changes the lines that a recount says, and nothing else.

The recount knows nothing of the engine: it reads the input files of the demonstration and does the sums by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.portal.demo import recount
from academy.portal.demo.scene import COURSE, COURSE_EDITION, TRAINING, TRAINING_EDITION, Scene, at
from academy.portal.demo.steps.step_5_component_two import COHORT
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from credits import api as credits_api
from credits.models import CreditEntry
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
Lines = dict[tuple[str, str], int]  # e-mail and requirement: hundredths


@dataclass(frozen=True, kw_only=True)
class Values:
    """The demonstration's parameters, as a person would write them on a sheet of paper."""

    training: int = 600
    modules: tuple[int, int, int] = (400, 400, 400)
    share: int = 80  # of the training
    shares: tuple[int, int] = (80, 80)  # of modules 2 and 3
    test_mark: int | None = None  # None: as the test itself says
    assignment_mark: int | None = None
    level_one: int = 600
    level_two: int = 1200
    ceiling: int | None = None  # on Executive Training, Component I
    part: int | None = None  # of colloquia, Component I
    validity: int | None = None
    training_modules: frozenset[int] = frozenset({1, 2})  # adopted of version 1
    course_modules: frozenset[int] = frozenset({1, 2, 3})


SHIPPED = Values()
# Two of the cohort are late once, so that every share has somebody whom it concerns.
LATE = {("goran.petrov@example.org", 2): 90, ("maria.camilleri@example.org", 3): 60}


def by_hand(values: Values, scene: Scene) -> Lines:
    """Who gets which line, by plain reading of lists."""
    points = {row["email"]: 6 if row["weak_spot"] == "fails_test" else 10 for row in recount.read(COHORT)}
    lines: Lines = {}
    folder = scene.folder / "input"
    rows = recount.read(folder / "attendance-executive-training.csv")
    present: dict[str, int] = {}
    for row in rows:
        number = 1 if row["session"].startswith("s1") else 2
        if number in values.training_modules:
            present[row["email"]] = present.get(row["email"], 0) + int(row["minutes"])
    asked = 1245 * len(values.training_modules) * values.share
    for email, minutes in present.items():
        if asked and minutes * 100 >= asked:
            lines[email, "training"] = values.training
    for row in recount.read(COHORT):
        email, weak = row["email"], row["weak_spot"]
        test = weak != "fails_test" if values.test_mark is None else points[email] * 10 >= values.test_mark
        assignment = values.assignment_mark is None or values.assignment_mark <= 77.5  # every mark is 77.5 per cent
        if test and assignment and 1 in values.course_modules:
            lines[email, "module-1"] = values.modules[0]
        for number, share in zip((2, 3), values.shares, strict=True):
            minutes = 0 if weak == f"misses_module_{number}" else 1245 - LATE.get((email, number), 0)
            if minutes * 100 >= share * 1245 and number in values.course_modules:
                lines[email, f"module-{number}"] = values.modules[number - 1]
    return lines


def complete_by_hand(values: Values, lines: Lines) -> dict[str, set[str]]:
    """Who is complete for each component."""
    one: dict[str, int] = {}
    two: dict[str, int] = {}
    for (email, key), amount in lines.items():
        sums = one if key == "training" else two
        sums[email] = sums.get(email, 0) + amount
    if values.ceiling is not None:
        one = {email: min(amount, values.ceiling) for email, amount in one.items()}
    if values.validity is not None:  # asked on 24 November 2026, the training ended on 17 September
        one = {email: amount if values.validity >= 3 else 0 for email, amount in one.items()}
    colloquia = 0
    three = {email for email in two if sum(key[0] == email and key[1].startswith("module") for key in lines) == 3}
    return {
        "I": {e for e, amount in one.items() if amount >= values.level_one and colloquia >= (values.part or 0)},
        "II": {e for e, amount in two.items() if amount >= values.level_two and e in three},
    }


def ledger() -> Lines:
    """What the engine wrote, by e-mail address and requirement."""
    people = dict(Enrolment.objects.values_list("person__uid", "person__email"))
    rows = CreditEntry.objects.values_list("person_uid", "requirement__key", "amount")
    return {(people[uid], key): amount for uid, key, amount in rows}


def complete() -> dict[str, set[str]]:
    people = dict(Enrolment.objects.values_list("person__uid", "person__email"))
    found = {}
    for key, component in ((TRAINING_EDITION, "I"), (COURSE_EDITION, "II")):
        statuses = credits_api.statuses(edition=Edition.objects.get(key=key), component=component)
        found[component] = {people[uid] for uid, status in statuses.items() if status.complete}
    return found


# One parameter each: how the Board sets it in the draft, and how the sheet of paper says it. ---
Change = Callable[[Resolution, Any], object]


def line(activity: str, key: str, **other: Any) -> Change:
    """Set one requirement to other values. settings: added to those it has."""

    def change(draft: Resolution, by: Any) -> None:
        row = draft.requirements.get(activity_key=activity, key=key)
        governance_api.set_requirement(
            resolution=draft, activity_key=activity, component=row.component, key=key, kind=row.kind,
            title_fr=row.title_fr, title_en=row.title_en, amount=other.get("amount", row.amount),
            settings=row.settings | other.get("settings", {}), order=row.order, by=by,
        )  # fmt: skip

    return change


def level(component: str, amount: int, **other: Any) -> Change:
    return lambda draft, by: governance_api.set_threshold(
        resolution=draft, component=component, amount=amount, by=by, **other
    )


def other_version(activity: str, *numbers: int) -> Change:
    """The Board adopts these modules of another version than the one that was run."""
    return lambda draft, by: draft.curriculum.filter(activity_key=activity, number__in=numbers).update(version="2")


def part(draft: Resolution, by: Any) -> None:
    governance_api.set_level_part(resolution=draft, component="I", category="colloquium", amount=100, by=by)


def ceiling(draft: Resolution, by: Any) -> None:
    governance_api.set_ceiling(resolution=draft, component="I", category="executive_training", amount=500, by=by)


PARAMETERS: dict[str, tuple[Change, Values]] = {
    "nothing": (lambda draft, by: None, SHIPPED),
    "amount of the training": (line(TRAINING, "training", amount=650), replace(SHIPPED, training=650)),
    "amount of module 1": (line(COURSE, "module-1", amount=500), replace(SHIPPED, modules=(500, 400, 400))),
    "amount of module 2": (line(COURSE, "module-2", amount=300), replace(SHIPPED, modules=(400, 300, 400))),
    "amount of module 3": (line(COURSE, "module-3", amount=425), replace(SHIPPED, modules=(400, 400, 425))),
    "share of the training": (
        line(TRAINING, "attendance", settings={"share_percent": 10}), replace(SHIPPED, share=10),
    ),
    "share of module 2": (
        line(COURSE, "m2-attendance", settings={"share_percent": 93}), replace(SHIPPED, shares=(93, 80)),
    ),
    "share of module 3": (
        line(COURSE, "m3-attendance", settings={"share_percent": 96}), replace(SHIPPED, shares=(80, 96)),
    ),
    "pass mark of the test": (line(COURSE, "m1-test", settings={"pass_percent": 50}), replace(SHIPPED, test_mark=50)),
    "pass mark of the assignment": (
        line(COURSE, "m1-assignment", settings={"pass_percent": 78}), replace(SHIPPED, assignment_mark=78),
    ),
    "level of Component I": (level("I", 700), replace(SHIPPED, level_one=700)),
    "level of Component II": (level("II", 1300), replace(SHIPPED, level_two=1300)),
    "ceiling": (ceiling, replace(SHIPPED, ceiling=500)),
    "part of a level": (part, replace(SHIPPED, part=100)),
    "validity, long enough": (level("I", 600, validity_months=3), replace(SHIPPED, validity=3)),
    "validity, too short": (level("I", 600, validity_months=1), replace(SHIPPED, validity=1)),
    "version of the training": (other_version(TRAINING, 1, 2), replace(SHIPPED, training_modules=frozenset())),
    "version of a module": (other_version(COURSE, 2), replace(SHIPPED, course_modules=frozenset({1, 3}))),
}  # fmt: skip

# The recount says of these that nobody's line changes.
WITHOUT_EFFECT = {"nothing", "validity, long enough"}


def test_each_parameter_changes_the_lines_that_a_recount_says_and_nothing_else(play: Play, time_machine: Any) -> None:
    """Under the shipped law first; then each changed law takes its place, one after the other."""
    scene = play(5)
    two_are_late(scene)
    time_machine.move_to(at(11, 24))
    for key in (TRAINING_EDITION, COURSE_EDITION):
        credits_api.tally(edition=Edition.objects.get(key=key), by=scene.who("dolores"), now=at(11, 2))
    lines = by_hand(SHIPPED, scene)
    shipped = lines, complete_by_hand(SHIPPED, lines)
    assert (ledger(), complete()) == shipped
    for name, (change, values) in PARAMETERS.items():
        lines = by_hand(values, scene)
        expected = lines, complete_by_hand(values, lines)
        place = transaction.savepoint()
        found = under(scene, change), complete()
        assert found == expected, name
        assert (found == shipped) == (name in WITHOUT_EFFECT), name
        transaction.savepoint_rollback(place)


def two_are_late(scene: Scene) -> None:
    """Their attendance is corrected: they missed so many minutes."""
    edition = Edition.objects.get(key=COURSE_EDITION)
    for (email, number), minutes in LATE.items():
        person = Enrolment.objects.select_related("person").get(edition=edition, person__email=email).person
        facts = Fact.objects.filter(edition=edition, person_uid=person.uid, kind="attendance", module_number=number)
        fact = facts.filter(out_of__gte=minutes).order_by("pk")[0]
        learning_api.record_fact(
            person=person, edition=edition, kind=fact.kind, subject_key=fact.subject_key, value=fact.value - minutes,
            out_of=fact.out_of, activity_date=fact.activity_date, module_number=number, evidence="correction",
            by=scene.who("dolores"), now=at(11, 1),
        )  # fmt: skip


def under(scene: Scene, change: Change) -> Lines:
    """Adopt the changed law for the same year; tally again; the lines that stand then."""
    by = scene.who("dolores")
    draft = governance_api.copy_resolution(
        source=Resolution.objects.get(number="2026/01"), number="2026/99", applies_from=date(2026, 1, 1),
        applies_to=date(2026, 12, 31), in_force_from=date(2026, 1, 1), by=by,
    )  # fmt: skip
    change(draft, by)
    # Adopted as it is: whether the Board could table such a law is another question.
    endorsement = Resolution.objects.get(number="2026/01").endorsement
    Resolution.objects.filter(pk=draft.pk).update(
        state=Resolution.State.ADOPTED,
        adopted_on=date(2025, 12, 9),
        endorsement=endorsement,
        supersedes=Resolution.objects.get(number="2026/01"),
    )
    for key in (TRAINING_EDITION, COURSE_EDITION):
        credits_api.tally(edition=Edition.objects.get(key=key), by=by, now=at(11, 20))
    assert credits_api.prove().differences == []
    people = dict(Enrolment.objects.values_list("person__uid", "person__email"))
    rows = CreditEntry.objects.filter(reverses=None, reversed_by=None)
    assert set(rows.values_list("resolution__number", flat=True)) <= {"2026/99"}
    return {(people[row.person_uid], row.requirement.key): row.amount for row in rows.select_related("requirement")}
