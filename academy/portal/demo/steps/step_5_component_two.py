"""Step 5: Component II asks for three modules within a year, with exercises and tests passed."""

import json
from pathlib import Path
from typing import Any

from academy.people import api as people_api
from academy.people.api import Person, RoleCode
from academy.portal.demo import recount, seminar
from academy.portal.demo.answers import answers_for
from academy.portal.demo.cast import SINCE, account_of
from academy.portal.demo.editions import open_course
from academy.portal.demo.papers import brief_for
from academy.portal.demo.scene import Scene, at
from cms import api as cms_api
from courses.assessment import api as assessment_api
from courses.assessment.api import Attempt, Test
from courses.assignments import api as assignments_api
from courses.assignments.api import Assignment, Submission
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact
from courses.seminars import api as seminars_api

COHORT = Path(__file__).resolve().parents[2] / "data" / "cohort.csv"
LEVELS = {"K1": 75, "K2": 50, "K3": 75, "K4": 100, "K5": 100}


def play(scene: Scene) -> None:
    report = scene.report
    report.step(5, "Component II: a cohort of twelve reads, hands in, is tested")
    report.rule("P-PG/Academy, item 7", "three modules over one year; exercises and tests passed")
    test, assignment = _content()
    edition = open_course(scene)
    cohort = recount.read(COHORT)
    for row in report.progress("participants", cohort, total=len(cohort)):
        _one(scene, edition, test, assignment, row)
    _seminars(scene, edition, cohort)
    _counted(scene, edition, test, cohort)


def _content() -> tuple[Test, Assignment]:
    cms_api.load_site()
    cms_api.load_module(_data(cms_api.DEMO_MODULE))
    test = assessment_api.load_test(_data(assessment_api.DEMO_TEST))
    return test, assignments_api.load_assignment(_data(assignments_api.DEMO_ASSIGNMENT))


def _data(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _one(scene: Scene, edition: Edition, test: Test, assignment: Assignment, row: recount.Row) -> None:
    person = _person(scene, row)
    enrolment = learning_api.enrol(person=person, edition=edition, by=scene.who("dolores"), on=at(1, 12).date())
    lessons = cms_api.lessons_of("m-intro")
    for lesson in lessons:
        learning_api.mark_lesson_read(
            enrolment=enrolment, content_key="m-intro", lesson_key=lesson.key, lessons_total=len(lessons), now=at(2, 2)
        )
    if not Submission.objects.filter(enrolment=enrolment).exists():
        _hand_in(scene, enrolment, assignment, row)
    if not Attempt.objects.filter(enrolment=enrolment, submitted_at__isnull=False).exists():
        _take_test(enrolment, test, row)


def _person(scene: Scene, row: recount.Row) -> Person:
    person = people_api.ensure_person(
        email=row["email"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        printed_name=row["printed_name"],
        language=row["language"],
        country=people_api.find_country(row["country"]),
        by=scene.who("dolores"),
    )
    people_api.grant_role(user=account_of(person), role=RoleCode.PARTICIPANT, starts_on=SINCE)
    return person


def _hand_in(scene: Scene, enrolment: Enrolment, assignment: Assignment, row: recount.Row) -> None:
    submission = assignments_api.hand_in(
        enrolment=enrolment,
        assignment=assignment,
        file_name="brief.pdf",
        content=brief_for(row["printed_name"]),
        by=account_of(enrolment.person),
        now=at(3, 9),
    )
    assignments_api.mark(
        submission=submission, levels=LEVELS, feedback="Clear and well sourced.", by=scene.who("ines"), now=at(3, 20)
    )


def _take_test(enrolment: Enrolment, test: Test, row: recount.Row) -> None:
    by, start = account_of(enrolment.person), at(3, 23)
    attempt = Attempt.objects.filter(enrolment=enrolment, test=test).first() or assessment_api.start_attempt(
        enrolment=enrolment, test=test, by=by, now=start
    )
    for key, answer in answers_for(attempt, wrong=4 if row["weak_spot"] == "fails_test" else 0).items():
        assessment_api.save_answer(attempt=attempt, question_key=key, answer=answer, version=1, by=by, now=start)
    assessment_api.submit_attempt(attempt=attempt, by=by, now=start)


def _seminars(scene: Scene, edition: Edition, cohort: list[recount.Row]) -> None:
    emails = [row["email"] for row in cohort]
    for module in edition.modules.filter(kind="residential"):
        sessions = seminar.contact_sessions(module)
        present = [row["email"] for row in cohort if row["weak_spot"] != f"misses_module_{module.number}"]
        if Fact.objects.filter(edition=edition, kind="attendance", module_number=module.number).exists():
            continue
        path = seminar.write_list(
            scene.folder / "input" / f"attendance-module-{module.number}.csv",
            sessions=sessions,
            emails=[email for email in emails if email in present],
            absent=(),
        )
        done = seminars_api.import_attendance(
            edition=edition,
            file_name=path.name,
            content=path.read_bytes(),
            by=scene.who("dolores"),
            now=at(module.ends_on.month, module.ends_on.day, 18),
        )
        scene.report.check(f"attendance of module {module.number} accepted", expected=True, actual=done.accepted)


def _counted(scene: Scene, edition: Edition, test: Test, cohort: list[recount.Row]) -> None:
    report = scene.report
    report.check("enrolled", expected=len(cohort), actual=Enrolment.objects.filter(edition=edition).count())
    results = Attempt.objects.filter(test=test, enrolment__edition=edition, submitted_at__isnull=False)
    failing = sum(row["weak_spot"] == "fails_test" for row in cohort)
    report.check("tests passed", expected=len(cohort) - failing, actual=results.filter(passed=True).count())
    report.check("tests not passed", expected=failing, actual=results.filter(passed=False).count())
    weighted = (75 * 20 + 50 * 25 + 75 * 20 + 100 * 20 + 100 * 15) / 100
    marks = Fact.objects.filter(edition=edition, kind=Fact.Kind.ASSIGNMENT, replaced_by=None)
    report.check("mark of assignment A-01, per cent", expected=weighted, actual=(marks[0].value / 100))
    report.check("assignments marked", expected=len(cohort), actual=marks.count())
