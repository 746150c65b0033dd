"""A Board at work for the tests: seats held, rules recorded or not, a draft, a sitting whose times the test chooses."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Resolution, Seat, Sitting
from academy.people.api import Person
from academy.people.domain.vocabulary import RoleCode
from academy.portal.demo.law import write_law
from academy.portal.demo.scene import Scene
from academy.portal.demo.steps.step_2_resolution import _rules_of_procedure, _seat_the_board
from tests.factories.people import person_with_role


def seated(scene: Scene, *, rules: bool = True) -> Resolution:
    """Henrik, Lucia, Youssef and Marija hold the four seats; Henrik's presides. Returns a draft."""
    _seat_the_board(scene)
    if rules:
        _rules_of_procedure(scene)
    return write_law(scene)


def sitting(
    scene: Scene, *, starts: int = -60, ends: int = 60, procedure: str = "written", number: str = "S1"
) -> Sitting:
    """starts, ends: minutes from now."""
    now = timezone.now()
    return governance_api.convene_sitting(
        number=number,
        procedure=procedure,
        opens_at=now + timedelta(minutes=starts),
        closes_at=now + timedelta(minutes=ends),
        place="Strasbourg",
        by=scene.who("dolores"),
    )


def tabled(scene: Scene, *, is_open: bool = True, procedure: str = "written") -> Resolution:
    """A resolution before the Board in a sitting that runs; opened by Henrik."""
    draft = seated(scene)
    where = sitting(scene, procedure=procedure)
    governance_api.table_resolution(resolution=draft, sitting=where, by=scene.who("dolores"), now=timezone.now())
    if is_open:
        governance_api.open_vote(sitting=where, by=scene.who("henrik"), now=timezone.now())
    draft.refresh_from_db()
    return draft


def deputy(scene: Scene, *, kind: str = "pc", number: int = 2) -> Person:
    """Grace is deputy for a seat and has the role of a Board member."""
    person = person_with_role("Grace", "Deputy", RoleCode.BOARD_MEMBER)
    governance_api.seat_person(
        seat=Seat.objects.get(kind=kind, number=number),
        person=person,
        starts_on=date(2024, 1, 1),
        is_deputy=True,
        by=scene.who("dolores"),
    )
    return person


def move(where: Sitting, *, opens_at: datetime, closes_at: datetime) -> None:
    Sitting.objects.filter(pk=where.pk).update(opens_at=opens_at, closes_at=closes_at)
