"""Editions that tests open: a seminar of its own, with two sessions that run side by side and one that does not."""

from datetime import date, datetime

from academy.portal.demo.scene import Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, ModuleSpec
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from courses.seminars import api as seminars_api
from courses.seminars.api import SessionSpec
from tests.factories.people import make_person, make_user

NOW = at(5, 22)  # the day after a seminar that `open_seminar` opens


def open_seminar(
    scene: Scene, key: str = "a-seminar", *, kind: str = "seminar", capacity: int | None = None
) -> Edition:
    """A seminar of four days in May under P-PG/Academy, with sessions s1 (90 minutes), w1 and w2 (60, at once)."""
    activity = catalogue_api.ensure_activity(
        key=f"activity-{key}", mandate_code="P-PG/Academy", kind=kind, title_fr="Séminaire", title_en="Seminar"
    )
    days = {"starts_on": date(2026, 5, 18), "ends_on": date(2026, 5, 21)}
    module = ModuleSpec(number=1, kind="residential", title_fr="Séminaire", title_en="Seminar", **days)
    edition = catalogue_api.open_edition(
        activity=activity, key=key, title_fr=f"Séminaire {key}", title_en=f"Seminar {key}", modules=[module],
        by=scene.who("dolores"), capacity=capacity, **days,
    )  # fmt: skip
    for session, start, end in (
        ("s1", at(5, 18, 9), at(5, 18, 10, 30)),
        ("w1", at(5, 19, 9), at(5, 19, 10)),
        ("w2", at(5, 19, 9), at(5, 19, 10)),
    ):
        _session(scene, edition, session, start, end)
    return edition


def _session(scene: Scene, edition: Edition, key: str, start: datetime, end: datetime) -> None:
    spec = SessionSpec(
        module=1, key=key, starts_at=start, ends_at=end, is_contact=True, title_fr=f"Séance {key}",
        title_en=f"Session {key}",
    )  # fmt: skip
    seminars_api.add_session(edition=edition, spec=spec, by=scene.who("dolores"))


def enrol_somebody(edition: Edition, given: str = "Amina") -> Enrolment:
    person = make_person(given, "Benali", user=make_user(f"{given.lower()}.{edition.key}@example.org"), country="MA")
    return learning_api.enrol(person=person, edition=edition, by=None, on=date(2026, 5, 1))
