"""Something for the Secretariat to decide: an appeal that is open, one that was refused, a request for recognition.

Played after step 7, once. A participant of Component II took part in an autumn session of the Executive Training as
well: Component I is complete, its certificate is asked for and waits for a list. No other step counts that session.
"""

from datetime import date, timedelta

from academy.governance import api as governance_api
from academy.people.api import Person
from academy.portal.demo import seminar
from academy.portal.demo.cast import account_of
from academy.portal.demo.editions import open_with_group
from academy.portal.demo.scene import COURSE_EDITION, TRAINING, TRAINING_EDITION, Scene, at
from certificates import api as certificates_api
from certificates.api import RecognitionRequest
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, ModuleSpec
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from courses.seminars import api as seminars_api
from credits import api as credits_api
from credits.api import Appeal

AUTUMN_EDITION = f"{TRAINING_EDITION}-autumn"
AUTUMN = (date(2026, 10, 19), date(2026, 11, 2))


def leave_requests(scene: Scene) -> None:
    _appeals(scene)
    _recognition(scene)
    note = "Left for the Secretariat: {} appeal(s) open, {} refused; {} request(s) for recognition waiting."
    states = [Appeal.objects.filter(state=state).count() for state in ("open", "refused")]
    waiting = RecognitionRequest.objects.filter(state=RecognitionRequest.State.ASKED).count()
    scene.report.note(note.format(*states, waiting))


def _people(key: str) -> list[Person]:
    rows = Enrolment.objects.filter(edition__key=key, state="active").select_related("person__user").order_by("pk")
    return [enrolment.person for enrolment in rows]


def _appeals(scene: Scene) -> None:
    """Who was absent too often contests it; who did not complete a module contested that, and was refused."""
    absent = _people(TRAINING_EDITION)[0]
    _lodge(
        absent,
        TRAINING_EDITION,
        "I was in the room on the last day of both seminars; the list may have been closed before I signed. "
        "(Invented, for the demonstration.)",
        at_day=16,
    )
    course = Edition.objects.get(key=COURSE_EDITION)
    statuses = credits_api.statuses(edition=course, component="II")
    weak = [person for person in _people(COURSE_EDITION) if not statuses[person.uid].met]
    appeal = _lodge(
        weak[0], COURSE_EDITION, "I find that my result is enough. (Invented, for the demonstration.)", at_day=13
    )
    if appeal and appeal.state == Appeal.State.OPEN:
        grounds = (
            "The record was read again with the marker: the result stays below what the resolution asks. "
            "(Invented, for the demonstration.)"
        )
        credits_api.refuse_appeal(appeal=appeal, grounds=grounds, by=scene.who("dolores"), now=at(11, 18))


def _lodge(person: Person, key: str, reason: str, *, at_day: int) -> Appeal | None:
    """The appeal about the first credit that the person lacks in the edition; the one made in an earlier run."""
    known = Appeal.objects.filter(person=person, edition__key=key).first()
    if known:
        return known
    lacking = [one for one in credits_api.contestable(person, []) if one.edition.key == key]
    return credits_api.lodge_appeal(
        person=person,
        edition=lacking[0].edition,
        requirement=lacking[0].requirement,
        reason=reason,
        by=account_of(person),
        now=at(11, at_day),
    )


def _recognition(scene: Scene) -> None:
    course = Edition.objects.get(key=COURSE_EDITION)
    statuses = credits_api.statuses(edition=course, component="II")
    person = next(person for person in _people(COURSE_EDITION) if statuses[person.uid].met)
    if RecognitionRequest.objects.filter(person=person, component="I").exists():
        return
    edition = Edition.objects.filter(key=AUTUMN_EDITION).first() or _autumn(scene)
    enrolment = learning_api.enrol(person=person, edition=edition, by=scene.who("dolores"), on=edition.starts_on)
    sessions = [session for module in edition.modules.all() for session in seminar.contact_sessions(module)]
    path = seminar.write_list(
        scene.folder / "input" / "attendance-autumn.csv", sessions=sessions, emails=[person.email], absent=()
    )
    seminars_api.import_attendance(
        edition=edition, file_name=path.name, content=path.read_bytes(), by=scene.who("dolores"), now=at(11, 6)
    )
    seminars_api.confirm_participation(enrolment=enrolment, confirmed=True, by=scene.who("tomas"), now=at(11, 6, 15))
    # She asks in the same minute: where a worker counts, it may not have come to her day yet.
    credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 13))
    certificates_api.ask_for_recognition(person=person, component="I", by=account_of(person), now=at(11, 16))


def _autumn(scene: Scene) -> Edition:
    decision = governance_api.Decision.objects.filter(kind="yearly").first()
    first, second = AUTUMN
    return open_with_group(
        scene,
        activity=catalogue_api.Activity.objects.get(key=TRAINING),
        key=AUTUMN_EDITION,
        title_fr="Formation des cadres 2026, session d’automne (démonstration)",
        title_en="Executive Training 2026, autumn session (demonstration)",
        town="Ville-Démo",
        starts_on=first,
        ends_on=second + timedelta(days=3),
        capacity=35,
        modules=(
            ModuleSpec(
                number=1, kind="residential", title_fr="Premier séminaire", title_en="First seminar",
                starts_on=first, ends_on=first + timedelta(days=3),
            ),
            ModuleSpec(
                number=2, kind="residential", title_fr="Second séminaire", title_en="Second seminar",
                starts_on=second, ends_on=second + timedelta(days=3),
            ),
        ),
        yearly_decision=decision,
        topic_decision=decision,
    )  # fmt: skip
