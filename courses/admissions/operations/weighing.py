"""What orders the nominees of a country, put on record at screening: merit points, first participation.

Source: P-PG (2020) 10, P-PG/Training, item 5: the selection is made by the Secretariat.
"""

from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions.condition_refusals import NoGridOrWords, PointsOutOfRange
from courses.admissions.models import Application, Call, FirstTimeNote, MeritScore
from courses.admissions.models.conditions import MOST_POINTS
from courses.admissions.operations.screening import check_interest
from courses.admissions.operations.settling import check_not_settled
from courses.admissions.refusals import NoReason


def _open(application: Application, by: User) -> None:
    """The officer may weigh this application now. Raises AlreadySelected, ListPublished, DeclareFirst, OwnInterest."""
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=application.call_id)
    check_not_settled(call)
    check_interest(call, [application], by)


@transaction.atomic
def score_merit(*, application: Application, points: int, grid: str, words: str, by: User, now: datetime) -> MeritScore:
    """Points from 0 to 100 by a named grid, with words; a later score replaces an earlier one, which stays on record.

    Raises PointsOutOfRange, NoGridOrWords, AlreadySelected, ListPublished, DeclareFirst, OwnInterest.
    """
    _open(application, by)
    if not 0 <= points <= MOST_POINTS:
        raise PointsOutOfRange(MOST_POINTS)
    if not grid.strip() or not words.strip():
        raise NoGridOrWords
    made = MeritScore.objects.create(
        application=application, points=points, grid=grid.strip(), words=words.strip(), given_by=by, given_at=now
    )
    data = {"points": points, "grid": made.grid}
    audit_api.record(action="application.merit_scored", by=by, thing=application, at=now, data=data)
    return made


@transaction.atomic
def note_first_time(
    *, application: Application, is_first_time: bool, words: str, by: User, now: datetime
) -> FirstTimeNote:
    """The officer knows better than the program whether somebody took part before, and says why.

    Raises NoReason, AlreadySelected, ListPublished, DeclareFirst, OwnInterest.
    """
    _open(application, by)
    if not words.strip():
        raise NoReason
    made = FirstTimeNote.objects.create(
        application=application, is_first_time=is_first_time, words=words.strip(), noted_by=by, noted_at=now
    )
    data = {"first_time": is_first_time}
    audit_api.record(action="application.first_time_noted", by=by, thing=application, at=now, data=data)
    return made
