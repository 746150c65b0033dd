"""The laws of the ledger on a course of Component II: three modules, and a law that changes while it is under way.

The second law takes the place of the first from July, for every activity or, by its transition, for none of those who
were enrolled before. What must stand is said a second time by `by_hand`, which knows nothing of the engine.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from academy.governance import api as governance_api
from academy.governance.models import Mandate, Resolution
from academy.people.api import Person
from academy.portal.demo.scene import Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from credits import api as credits_api
from credits.models import CreditEntry
from credits.queries.entries import standing
from tests.factories.laws import examples
from tests.factories.people import make_person, make_user
from tests.factories.world import Play
from tests.integration.credits.test_laws_of_the_ledger import undone

pytestmark = pytest.mark.django_db
KEY, MODULES, JULY = "law-course", (1, 2, 3), date(2026, 7, 1)
ENROLLED = (date(2026, 3, 1), date(2026, 7, 2))  # one before the second law, one after
FIRST, SECOND = "C/1", "C/2"


@dataclass(frozen=True, kw_only=True)
class CourseLaw:
    """module: hundredths for each; mark: per cent for the tests, or as the test says."""

    module: int
    mark: int | None
    level: int


@dataclass(frozen=True, kw_only=True)
class Result:
    """Of a test (points of ten) or an exercise of a module; the same again corrects it."""

    who: int
    module: int
    kind: str
    points: int
    passed: bool
    day: date

    @property
    def about(self) -> tuple[int, int, str]:
        return self.who, self.module, self.kind


one_law = st.builds(
    CourseLaw, module=st.integers(1, 900), mark=st.none() | st.integers(1, 100), level=st.integers(1, 2700)
)
transitions = st.sampled_from(["by_activity", "keep_enrolled"])
one_result = st.builds(
    Result,
    who=st.sampled_from((0, 1)),
    module=st.sampled_from(MODULES),
    kind=st.sampled_from(("test", "assignment")),
    points=st.integers(0, 10),
    passed=st.booleans(),
    day=st.dates(date(2026, 4, 1), date(2026, 9, 30)),
)
histories = st.lists(one_result, min_size=1, max_size=12)
# Each has a module that ends in September with the best result: the law that governs it differs by the transition.
SURE = [
    Result(who=who, module=1, kind=kind, points=10, passed=True, day=date(2026, 9, 1))
    for who in (0, 1)
    for kind in ("test", "assignment")
]
Row = tuple[int, str, str, int]


class Course:
    """One edition with three modules, and two people who take part."""

    def __init__(self, scene: Scene) -> None:
        self.by, self.told = scene.who("dolores"), 0
        activity = catalogue_api.ensure_activity(
            key=KEY, mandate_code="P-PG/Academy", kind="executive_course", title_fr="Cours", title_en="Course"
        )
        self.edition = Edition.objects.create(
            activity=activity, key="law-course-2026", title_fr="C", title_en="C", starts_on=date(2026, 3, 1),
            ends_on=date(2026, 10, 15), course_version="1",
        )  # fmt: skip
        for number in MODULES:
            self.edition.modules.create(
                number=number, kind="distance", title_fr="M", title_en="M", starts_on=date(2026, 3, 1),
                ends_on=date(2026, 10, 15),
            )  # fmt: skip
        self.people = [self._person(name, on) for name, on in zip(("Amina", "Boris"), ENROLLED, strict=True)]
        with time_machine.travel(date(2023, 12, 2), tick=False):
            self.endorsement = governance_api.record_decision(
                reference="PC/COURSE", body="pc", kind="endorsement", decided_on=date(2023, 12, 1), meeting="m",
                document="d", text_fr="a", text_en="a", by=self.by,
            )  # fmt: skip

    def _person(self, name: str, on: date) -> Person:
        person = make_person(name, "Course", user=make_user(f"{name.lower()}@course.example.org"), country="MA")
        learning_api.enrol(person=person, edition=self.edition, by=None, on=on)
        return person

    def adopt(self, number: str, law: CourseLaw, first: date, **more: Any) -> Resolution:
        found = governance_api.draft_resolution(
            number=number, title_fr="a", title_en="a", applies_from=first, applies_to=date(2026, 12, 31),
            in_force_from=first, by=self.by,
        )  # fmt: skip
        here: dict[str, Any] = {"resolution": found, "activity_key": KEY, "component": "II", "by": self.by}
        governance_api.designate(**here, mandate=Mandate.objects.get(code="P-PG/Academy"), category="executive_course")
        for number_ in MODULES:
            governance_api.set_curriculum_module(
                **here, version="1", number=number_, title_fr="M", title_en="M", workload_hours=10
            )
            self._ask(here, number_, law)
        governance_api.set_threshold(resolution=found, component="II", by=self.by, amount=law.level)
        Resolution.objects.filter(pk=found.pk).update(
            state="adopted", adopted_on=date(2023, 11, 30), endorsement=self.endorsement, **more
        )
        return found

    def _ask(self, here: dict[str, Any], number: int, law: CourseLaw) -> None:
        test = {"test": f"t-{number}"} | ({"pass_percent": law.mark} if law.mark else {})
        needs = [f"test-{number}", f"assignment-{number}"]
        for key, kind, amount, said in (
            (needs[0], "test", 0, test),
            (needs[1], "assignment", 0, {"assignment": f"a-{number}"}),
            (f"module-{number}", "module", law.module, {"module": number, "needs": needs}),
        ):
            governance_api.set_requirement(
                **here, key=key, kind=kind, title_fr=key, title_en=key, amount=amount, settings=said
            )

    def live(self, history: Sequence[Result]) -> None:
        """Tallied after each result."""
        for one in history:
            value, out_of = (one.points, 10) if one.kind == "test" else (1000 * one.points, 10_000)
            learning_api.record_fact(
                person=self.people[one.who], edition=self.edition, kind=one.kind,
                subject_key=f"{one.kind[0]}-{one.module}", value=value, out_of=out_of, passed=one.passed,
                activity_date=one.day, evidence="law", by=self.by, module_number=one.module, now=self.moment(),
            )  # fmt: skip
            credits_api.tally(edition=self.edition, by=self.by, now=self.moment())

    def moment(self) -> datetime:
        self.told += 1
        return at(11, 2) + timedelta(hours=self.told)

    def stands(self) -> set[Row]:
        names = {person.uid: who for who, person in enumerate(self.people)}
        rows = standing(CreditEntry.objects.filter(edition=self.edition).select_related("requirement", "resolution"))
        return {(names[one.person_uid], one.requirement.key, one.resolution.number, one.amount) for one in rows}


@pytest.fixture
def course(play: Play) -> Course:
    return Course(play(1))


@contextmanager
def under(course: Course, laws: tuple[CourseLaw, CourseLaw], transition: str) -> Iterator[None]:
    """The course with both laws, for one example."""
    course.told = 0
    with time_machine.travel(at(11, 20), tick=False), undone():
        old = course.adopt(FIRST, laws[0], date(2026, 1, 1))
        course.adopt(SECOND, laws[1], JULY, supersedes=old, transition=transition)
        Resolution.objects.filter(pk=old.pk).update(in_force_to=JULY - timedelta(days=1))
        yield


def by_hand(laws: tuple[CourseLaw, CourseLaw], transition: str, history: Sequence[Result]) -> set[Row]:
    """What is due, by plain reading of the last word on each result."""
    last, found = {one.about: one for one in history}, set()
    for who in (0, 1):
        stays = transition == "keep_enrolled" and ENROLLED[who] < JULY
        for number in MODULES:
            test, exercise = last.get((who, number, "test")), last.get((who, number, "assignment"))
            if test is None or exercise is None or not exercise.passed:
                continue
            is_new = max(test.day, exercise.day) >= JULY and not stays
            law = laws[is_new]
            if test.points * 10 >= law.mark if law.mark else test.passed:
                found.add((who, f"module-{number}", SECOND if is_new else FIRST, law.module))
    return found


def test_a_course_stands_under_the_law_of_its_days_or_of_the_enrolment_as_the_transition_says(course: Course) -> None:
    seen: set[tuple[int, str]] = set()

    @examples
    @given(st.tuples(one_law, one_law), transitions, histories)
    def law(laws: tuple[CourseLaw, CourseLaw], transition: str, history: list[Result]) -> None:
        with under(course, laws, transition):
            course.live([*SURE, *history])
            assert course.stands() == by_hand(laws, transition, [*SURE, *history])
            assert credits_api.prove().differences == []
            seen.update((row[0], row[2]) for row in course.stands())

    law()
    assert {number for _who, number in seen} == {FIRST, SECOND}  # the law was tried on something


def test_a_course_counts_the_same_in_whatever_order_its_results_arrive(course: Course) -> None:
    once_each = st.lists(one_result, max_size=8, unique_by=lambda one: one.about)

    @examples
    @given(st.tuples(one_law, one_law), transitions, once_each, st.randoms(use_true_random=False))
    def law(laws: tuple[CourseLaw, CourseLaw], transition: str, history: list[Result], random: Any) -> None:
        arriving = [*SURE, *(one for one in history if one.about not in {sure.about for sure in SURE})]
        outcomes = []
        for _ in range(2):
            random.shuffle(arriving)
            with under(course, laws, transition):
                course.live(arriving)
                outcomes.append(course.stands())
        assert outcomes[0] == outcomes[1]
        assert outcomes[0] == by_hand(laws, transition, arriving)

    law()
