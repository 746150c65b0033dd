"""A hold whose day has passed is brought before those who have to act; nothing is released by itself."""

from datetime import date

from academy.jobs import api as jobs_api
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Person, RoleCode
from certificates.models import ReleaseLine
from certificates.queries import overdue_holds

REMIND = "certificates.remind_of_holds"


def queue_reminders(*, on: date) -> None:
    """One job a day."""
    jobs_api.enqueue(REMIND, f"holds:{on.isoformat()}", on=on.isoformat())


@jobs_api.handler(REMIND)
def remind_of_holds(*, on: str) -> int:
    """One letter for each hold whose day has passed, to each officer of its institution and to the Secretariat."""
    day = date.fromisoformat(on)
    return sum(_remind(line, on=day) for line in overdue_holds(on=day))


def _remind(line: ReleaseLine, *, on: date) -> int:
    people = _concerned(line, on=on)
    for person in people:
        notifications_api.write_letter(
            key=f"hold-overdue:{line.pk}:{line.held_until}:{person.pk}",
            template="hold_overdue",
            person=person,
            context={"line": line, "edition": line.release.edition},
        )
    return len(people)


def _concerned(line: ReleaseLine, *, on: date) -> list[Person]:
    officers = people_api.holders_of(
        RoleCode.INSTITUTION_OFFICER, scope="institution", scope_key=line.held_by.key if line.held_by else "", on=on
    )
    secretariat = people_api.holders_of(RoleCode.SECRETARIAT, scope="", scope_key="", on=on)
    accounts = [grant.user for grant in (*officers, *secretariat) if grant.starts_on <= on]
    return list({one.person.pk: one.person for one in accounts if hasattr(one, "person")}.values())
