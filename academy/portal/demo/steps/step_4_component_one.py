"""Step 4: Component I attests presence and active participation; no test plays a part."""

import json
from datetime import date, timedelta
from pathlib import Path

from academy.portal.demo import recount, seminar
from academy.portal.demo.law import SHARE
from academy.portal.demo.scene import TRAINING_EDITION, Scene, at
from courses.catalogue.api import Edition
from courses.evaluation import api as evaluation_api
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact
from courses.seminars import api as seminars_api


def play(scene: Scene) -> None:
    report = scene.report
    report.step(4, "Component I: attendance is imported, trainers confirm active participation")
    report.rule("P-PG/Academy, item 7", "« attestant de la présence et de la participation active »")
    edition = Edition.objects.get(key=TRAINING_EDITION)
    enrolments = list(Enrolment.objects.filter(edition=edition, state="active").order_by("pk").select_related("person"))
    absent = {enrolments[0].person.email}
    path = _attendance(scene, edition, [enrolment.person.email for enrolment in enrolments], absent)
    _confirmed(scene, enrolments)
    _counted(scene, edition, path, len(enrolments))
    _surveyed(edition)


def _attendance(scene: Scene, edition: Edition, emails: list[str], absent: set[str]) -> str:
    sessions = [session for module in edition.modules.all() for session in seminar.contact_sessions(module)]
    path = seminar.write_list(
        scene.folder / "input" / "attendance-executive-training.csv", sessions=sessions, emails=emails, absent=absent
    )
    if not Fact.objects.filter(edition=edition, kind=Fact.Kind.ATTENDANCE).exists():
        done = seminars_api.import_attendance(
            edition=edition, file_name=path.name, content=path.read_bytes(), by=scene.who("dolores"), now=at(9, 18)
        )
        scene.report.check("the attendance list is accepted", expected=True, actual=done.accepted)
    return str(path)


def _confirmed(scene: Scene, enrolments: list[Enrolment]) -> None:
    for enrolment in scene.report.progress("confirmed", enrolments, total=len(enrolments)):
        seminars_api.confirm_participation(
            enrolment=enrolment, confirmed=True, by=scene.who("tomas"), now=at(9, 18, 15)
        )


def _surveyed(edition: Edition) -> None:
    """The later evaluation that the mandate asks for; open for the visitor of the demonstration to answer."""
    data = json.loads(evaluation_api.DEMO_SURVEY.read_text(encoding="utf-8"))
    until = date.today() + timedelta(days=365)
    evaluation_api.load_survey(data, edition=edition, key="e-01", opens_on=edition.ends_on, closes_on=until)


def _counted(scene: Scene, edition: Edition, path: str, people: int) -> None:
    report = scene.report
    report.check("participants", expected=people, actual=len({row["email"] for row in recount.read(Path(path))}))
    report.check(
        "attendance facts",
        expected=recount.rows(Path(path)),
        actual=Fact.objects.filter(edition=edition, kind=Fact.Kind.ATTENDANCE, replaced_by=None).count(),
    )
    minutes = sum(s.minutes for module in edition.modules.all() for s in seminar.contact_sessions(module))
    report.check("contact minutes of two seminars", expected=2 * 1245, actual=minutes)
    enough = [e for e, share in recount.shares(Path(path), contact_minutes=minutes).items() if share * 100 >= SHARE]
    report.check("present often enough", expected=people - 1, actual=len(enough))
    tests = [fact for fact in learning_api.facts_of_edition(edition) if fact.kind == Fact.Kind.TEST]
    report.check("test results used for Component I", expected=0, actual=len(tests))
