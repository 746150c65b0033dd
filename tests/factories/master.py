"""Courses of Components II and III as a test meets them: drafted by the forms, followed over two years.

The launch of Component III, the courses and every value are invented; the forms are those of the house.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.governance import api as governance_api
from academy.governance.api import Decision, Resolution
from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Institution, Person
from academy.portal.demo.scene import Scene
from academy.portal.demo.steps.step_2_resolution import adopt
from courses.assessment.models import Test
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, ModuleSpec
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from tests.factories.people import enter, person_with_role

AWARD = {"act": "award", "award-title": "Master of Arts in Drug Policy", "award-awarded_on": "2025-12-15"}
Line = tuple[str, str, str, dict[str, Any]]  # kind, title, credits, settings of the kind


@dataclass(frozen=True, kw_only=True)
class Course:
    """kind: the catalogue's, and the category that credits are counted in. edition: its key."""

    component: str
    kind: str
    edition: str
    modules: int
    level: str
    lines: tuple[Line, ...]


MASTER = Course(
    component="III",
    kind="university_course",
    edition="master-2024",
    modules=2,
    level="12",
    lines=(
        ("presentation", "Research talk", "0", {"subject": "talk"}),
        ("test", "Formal test", "0", {"test": "t-master"}),
        ("thesis", "Final thesis", "0", {"subject": "thesis"}),
        ("module", "Module one", "6", {"module": "1", "needs": ["research-talk"]}),
        ("module", "Module two", "6", {"module": "2", "needs": ["formal-test"]}),
    ),
)
COURSE = Course(
    component="II",
    kind="executive_course",
    edition="course-2024",
    modules=3,
    level="12",
    lines=(
        ("presentation", "Research talk", "0", {"subject": "talk"}),
        ("active_participation", "Taking part", "0", {}),
        ("test", "Formal test", "0", {"test": "t-master"}),
        ("module", "Module one", "4", {"module": "1", "needs": ["research-talk"]}),
        ("module", "Module two", "4", {"module": "2", "needs": ["taking-part"]}),
        ("module", "Module three", "4", {"module": "3", "needs": ["formal-test"]}),
    ),
)


def record_launch(scene: Scene) -> None:
    """The Secretariat enters the Permanent Correspondents' decision on the feasibility study."""
    decide(scene, "PC/2023-9", body="pc", kind="component_iii", decided_on="2023-05-10")


def decide(scene: Scene, reference: str, **values: str) -> Decision:
    """A recorded act of a body, by its form."""
    form = {"reference": reference, "meeting": "Plenary", "text_fr": "Acte.", "text_en": "Act."} | values
    if values["body"] == "university":
        form["institution"] = str(Institution.objects.get(key="university-of-malta").pk)
    assert enter(scene.who("dolores")).post("/admin/academy/decisions/", form).status_code == 302
    return Decision.objects.get(reference=reference)


def begin_draft(scene: Scene, course: Course = MASTER) -> Resolution:
    """An empty draft for 2024; the course is in the catalogue."""
    catalogue_api.ensure_activity(
        key=_key(course), mandate_code="P-PG/Academy", kind=course.kind, title_fr="Cours", title_en="Course"
    )
    Test.objects.create(key="t-master", title_fr="Test", title_en="Formal test", pass_points=6, content_key="x")
    return governance_api.draft_resolution(
        number="2024/01", title_fr="Cours", title_en="Course", applies_from=date(2024, 1, 1),
        applies_to=date(2024, 12, 31), in_force_from=date(2024, 1, 1), by=scene.who("dolores"),
    )  # fmt: skip


def _key(course: Course) -> str:
    """Of the activity, which is none of the demonstration's."""
    return f"a-{course.component.lower()}-course"


def designate(browser: Client, draft: Resolution, course: Course = MASTER) -> Any:
    form = {
        "activity": _key(course), "component": course.component, "category": course.kind, "is_capacity_building": "1",
        "reason_fr": "", "reason_en": "", "outcomes_fr": "", "outcomes_en": "",
    }  # fmt: skip
    return browser.post(f"/board/drafts/{draft.pk}/activities/add/", form)


def write(scene: Scene, draft: Resolution, course: Course = MASTER, *, extension: str = "") -> None:
    """Everything about the course, typed into the drafting forms."""
    browser = enter(scene.who("dolores"))
    assert designate(browser, draft, course).status_code == 302
    topics = {"topics_fr": "Gouvernance", "topics_en": "Governance"}
    assert browser.post(f"/board/drafts/{draft.pk}/topics/", topics).status_code == 302
    here = f"/board/drafts/{draft.pk}/activities/{draft.designated_activities.get().pk}/"
    for number in range(1, course.modules + 1):
        module = {"version": "1", "number": number, "title_fr": f"Module {number}", "title_en": f"Module {number}"}
        assert browser.post(f"{here}curriculum/", module).status_code == 302
    for kind, title, worth, settings in course.lines:
        form = {"title_fr": title, "title_en": title, "amount": worth, "workload_hours": "50", **settings}
        assert browser.post(f"{here}requirements/add/?kind={kind}", form).status_code == 302
    level = {"amount": course.level, "validity_months": "", "extension_months": extension}
    assert browser.post(f"/board/drafts/{draft.pk}/levels/{course.component}/", level).status_code == 302


def law_of_two_years(scene: Scene, course: Course = MASTER, *, extension: str = "") -> None:
    """Drafted and adopted for 2024, then renewed for 2025; Component III is launched before."""
    if course.component == "III":
        record_launch(scene)
    first = begin_draft(scene, course)
    write(scene, first, course, extension=extension)
    first.refresh_from_db()
    adopt(scene, first, endorsed_by="PC/2023-10", year=2023)
    second = governance_api.copy_resolution(
        source=first, number="2025/01", applies_from=date(2025, 1, 1), applies_to=date(2025, 12, 31),
        in_force_from=date(2025, 1, 1), by=scene.who("dolores"), considered_fr="x", considered_en="x",
    )  # fmt: skip
    adopt(scene, second, endorsed_by="PC/2024-10", year=2024)


def open_edition(scene: Scene, course: Course = MASTER, *, starts_on: date = date(2024, 1, 15)) -> Edition:
    modules = [
        ModuleSpec(
            number=number, kind="distance", content_key="x", title_fr=f"Module {number}", title_en=f"Module {number}",
            starts_on=starts_on, ends_on=date(2024, 12, 20),
        )
        for number in range(1, course.modules + 1)
    ]  # fmt: skip
    return catalogue_api.open_edition(
        activity=catalogue_api.Activity.objects.get(key=_key(course)), key=course.edition,
        title_fr="Cours 2024", title_en="Course 2024", starts_on=starts_on, ends_on=date(2025, 12, 31), modules=modules,
        by=scene.who("dolores"),
    )  # fmt: skip


def enrol_in(edition: Edition) -> tuple[Person, Enrolment]:
    person = person_with_role("Miriam", "Vella", RoleCode.PARTICIPANT, country="MT")
    return person, learning_api.enrol(person=person, edition=edition, by=None, on=edition.starts_on)


def send_results(scene: Scene, edition: Edition, *rows: str) -> Any:
    """The Secretariat takes a list of results in: email, kind, subject, value, out_of, date, passed."""
    content = "email,kind,subject,value,out_of,date,passed\n" + "\n".join(rows)
    file = SimpleUploadedFile("results.csv", content.encode())
    return enter(scene.who("dolores")).post(f"/admin/academy/results/{edition.key}/", {"file": file})
