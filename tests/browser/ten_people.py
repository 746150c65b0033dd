"""Ten people who are complete for Component I, in an edition of their own, as the Secretariat finds them.

Laid into a demonstration that has been played; the names are of scripts that a registry office sees.
"""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from django.conf import settings

from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.people.api import User
from academy.portal.demo import seminar
from academy.portal.demo.cast import CAST
from academy.portal.demo.editions import open_with_group
from academy.portal.demo.report import Report
from academy.portal.demo.scene import TRAINING, Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, ModuleSpec
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from courses.seminars import api as seminars_api
from credits import api as credits_api

EDITION = "show-et-2026"
SEMINARS = (date(2026, 9, 21), date(2026, 10, 5))
FOUR = (
    ("Żaneta", "Ċaruana-Għawdexija", "MT"),
    ("Şahinoğlu", "Димитър", "TR"),
    ("Ελένη", "Παπαδοπούλου", "GR"),
    ("فاطمة الزهراء", "بنعلي", "MA"),
)
SIX = (
    ("Anna", "Lindqvist", "SE"),
    ("Bogdan", "Țăranu", "RO"),
    ("Chiara", "D’Àvila", "IT"),
    ("Małgorzata", "Śliwińska-Żak", "PL"),
    ("Søren", "Bjørnstad", "NO"),
    ("Ніна", "Щербань", "UA"),
)
NAMES = tuple(f"{given} {family}" for given, family, _ in FOUR + SIX)


def play() -> None:
    scene = Scene(report=Report(out=StringIO()), folder=settings.VAR_DIR, applications=Path())
    scene.people = {part.key: User.objects.get(email=part.email) for part in CAST}
    edition = _edition(scene)
    enrolments = [_enrolled(scene, edition, number) for number in range(len(NAMES))]
    _attended(scene, edition, enrolments)
    credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(10, 12))


def _edition(scene: Scene) -> Edition:
    decision = governance_api.Decision.objects.filter(kind="yearly").first()
    modules = tuple(
        ModuleSpec(
            number=number, kind="residential", title_fr=f"Séminaire {number}", title_en=f"Seminar {number}",
            starts_on=day, ends_on=day + timedelta(days=3),
        )
        for number, day in enumerate(SEMINARS, start=1)
    )  # fmt: skip
    return open_with_group(
        scene, activity=catalogue_api.Activity.objects.get(key=TRAINING), key=EDITION,
        title_fr="Formation des cadres, dix personnes (démonstration)",
        title_en="Executive Training, ten people (demonstration)", town="Ville-Démo", starts_on=SEMINARS[0],
        ends_on=SEMINARS[1] + timedelta(days=3), capacity=35, modules=modules, yearly_decision=decision,
        topic_decision=decision,
    )  # fmt: skip


def _enrolled(scene: Scene, edition: Edition, number: int) -> Enrolment:
    given, family, country = (FOUR + SIX)[number]
    person = people_api.ensure_person(
        email=f"ten-{number}@demo.example.org", given_name=given, family_name=family,
        country=people_api.find_country(country), by=scene.who("dolores"),
    )  # fmt: skip
    return learning_api.enrol(person=person, edition=edition, by=scene.who("dolores"), on=edition.starts_on)


def _attended(scene: Scene, edition: Edition, enrolments: list[Enrolment]) -> None:
    """Every session, and an active part: what Component I attests."""
    sessions = [session for module in edition.modules.all() for session in seminar.contact_sessions(module)]
    emails = [one.person.email for one in enrolments]
    path = scene.folder / "input" / "attendance-ten.csv"
    seminar.write_list(path, sessions=sessions, emails=emails, absent=())
    done = seminars_api.import_attendance(
        edition=edition, file_name=path.name, content=path.read_bytes(), by=scene.who("dolores"), now=at(10, 9)
    )
    if not done.accepted:
        raise RuntimeError(done)
    for enrolment in enrolments:
        seminars_api.confirm_participation(
            enrolment=enrolment, confirmed=True, by=scene.who("tomas"), now=at(10, 9, 15)
        )
