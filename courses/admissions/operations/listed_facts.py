"""The optional columns of a list by which a rule may count: gender, merit points, first participation, bound pairs.

What the officer who sends the list could not put on record by the forms is a problem of the list here.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from academy.lib.tables import CsvRow, RowProblem
from academy.people.api import User
from courses.admissions import snapshot
from courses.admissions.domain import form
from courses.admissions.models import (
    Application,
    Call,
    FirstTimeNote,
    MeritScore,
    RestrictedAnswers,
    SelectorDeclaration,
)
from courses.admissions.models.conditions import MOST_BOUND, MOST_POINTS
from courses.admissions.operations.binding import bind
from courses.admissions.refusals import DeclareFirst

COLUMNS = ("gender", "merit", "merit_grid", "first_time", "joint")
GENDERS, YES_NO = ("f", "m", "x", "undisclosed"), {"yes": True, "no": False}


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What the optional columns of one row say; None or "" where a cell is empty."""

    gender: str = ""
    points: int | None = None
    grid: str = ""
    is_first_time: bool | None = None
    joint: str = ""


def read(row: CsvRow, *, asks_gender: bool, problems: list[RowProblem]) -> Listed:
    """The optional cells of a row; what is wrong is added to the problems."""
    cells = {name: row.cells.get(name, "").strip() for name in COLUMNS}

    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    if cells["gender"] and not asks_gender:
        wrong("gender", _("The application form of this call does not ask for the gender: leave the column empty."))
    elif cells["gender"] and cells["gender"] not in GENDERS:
        wrong(
            "gender",
            _("“%(given)s” is not one of: %(known)s.") % {"given": cells["gender"], "known": ", ".join(GENDERS)},
        )
    points = cells["merit"]
    if points and (not re.fullmatch(r"[0-9]{1,3}", points, re.ASCII) or int(points) > MOST_POINTS):
        wrong(
            "merit", _("“%(given)s” is not a whole number from 0 to %(most)s.") % {"given": points, "most": MOST_POINTS}
        )
        points = ""
    if bool(cells["merit"]) != bool(cells["merit_grid"]):
        wrong("merit_grid", _("Points and the grid by which they are given stand together: fill in both, or neither."))
    if len(cells["merit_grid"]) > 200 or len(cells["joint"]) > 40:
        wrong("merit_grid" if len(cells["merit_grid"]) > 200 else "joint", _("This cell is too long. Shorten it."))
    if cells["first_time"] and cells["first_time"] not in YES_NO:
        wrong("first_time", _("“%s” is not yes or no.") % cells["first_time"])
    return Listed(
        gender=cells["gender"],
        points=int(points) if points else None,
        grid=cells["merit_grid"],
        is_first_time=YES_NO.get(cells["first_time"]),
        joint=cells["joint"],
    )


def check(call: Call, lines: Sequence[tuple[int, Listed]], *, by: User, now: datetime) -> list[RowProblem]:
    """What is wrong with the list as a whole. lines: (row, what it says)."""
    found = []
    weighs = any(one.points is not None or one.is_first_time is not None for _row, one in lines)
    if weighs and not SelectorDeclaration.objects.filter(call=call, user=by).exists():
        found.append(RowProblem(row=0, column="merit", message=str(DeclareFirst())))
    together: dict[str, list[int]] = defaultdict(list)
    for row, one in lines:
        if one.joint:
            together[one.joint].append(row)
    for label, rows in together.items():
        if not 2 <= len(rows) <= MOST_BOUND:
            words = _("“%(label)s” stands in %(count)s rows: a joint nomination has two or three.")
            message = words % {"label": label, "count": len(rows)}
            found.append(RowProblem(row=rows[0], column="joint", message=message))
    if together:
        adopted = snapshot.rule_set_of(call)
        if adopted is None or not adopted.takes_joint:
            words = _("The rule of this call does not admit joint nominations: leave the column empty.")
            found.append(RowProblem(row=0, column="joint", message=words))
        elif now > call.opinions_close_at:
            words = _("The time to bind applications is over: leave the column empty.")
            found.append(RowProblem(row=0, column="joint", message=words))
    return found


def asks_gender(call: Call) -> bool:
    return form.demand(form.BY_KEY["gender"], call.questions) != form.NOT_ASKED


def keep(call: Call, made: Sequence[tuple[Application, Listed]], *, file_name: str, by: User, now: datetime) -> None:
    """Put what the rows say where the forms put it, with the list as the source."""
    words = _("By the list “%s”.") % file_name
    RestrictedAnswers.objects.bulk_create(
        RestrictedAnswers(application=one, answers={"gender": said.gender}) for one, said in made if said.gender
    )
    MeritScore.objects.bulk_create(
        MeritScore(application=one, points=said.points, grid=said.grid, words=words, given_by=by, given_at=now)
        for one, said in made
        if said.points is not None
    )
    FirstTimeNote.objects.bulk_create(
        FirstTimeNote(application=one, is_first_time=said.is_first_time, words=words, noted_by=by, noted_at=now)
        for one, said in made
        if said.is_first_time is not None
    )
    together: dict[str, list[Application]] = defaultdict(list)
    for one, said in made:
        if said.joint:
            together[said.joint].append(one)
    for label, applications in together.items():
        bind(call=call, applications=applications, reason=f"{words} {label}", by=by, now=now)
