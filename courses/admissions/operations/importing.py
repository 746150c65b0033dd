"""Bringing in a list of applications (CSV or XLSX): all of it, or none of it and a report by row and column."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.sheets import read_xlsx
from academy.lib.tables import CsvRow, RowProblem, read_csv
from academy.people import api as people_api
from academy.people.api import Country, Institution, Permission, Person, User
from courses.admissions import queries
from courses.admissions.domain import form
from courses.admissions.models import Application, ApplicationImport, Call
from courses.admissions.operations import listed_facts
from courses.admissions.refusals import EditionOff

COLUMNS = (
    "given_name",
    "family_name",
    "email",
    "country",
    "institution",
    "institution_kind",
    "position",
    "national_rank",
    "submitted_at",
    "language",
)
OPTIONAL = ("needs", "motivation", "printed_name")
CONSULTANT = "as_consultant"
# What a form keeps as an answer that everybody who screens may read. A consent is given by the person, never by a list.
ANSWERS = tuple(one.key for one in form.QUESTIONS if one.store == form.ANSWER and one.key != "privacy")
# What an export adds; a list that comes back may have it, and it is not read.
ADDED = ("reference", "state", "screening", "reason", "opinion", "opinion_comment", "source")
# An answer of a list as its question understands it, by key; raises ValidationError.
Clean = Callable[[str, str], Any]
# As many characters as are kept of a cell.
LONGEST = {
    "given_name": 120,
    "family_name": 120,
    "printed_name": 200,
    "email": 254,
    "institution": 200,
    "position": 200,
    "needs": 4000,
    "motivation": 4000,
}


@dataclass(frozen=True, kw_only=True)
class _Line:
    row: int
    cells: dict[str, str]
    country: Country
    submitted_at: datetime
    rank: int | None
    answers: dict[str, Any]
    listed: listed_facts.Listed


def answer_columns(call: Call) -> list[str]:
    """The answers that a list of this call may have; whether somebody is a consultant may always be said."""
    return [key for key in ANSWERS if key == CONSULTANT or _asks(call, key)]


def _asks(call: Call, key: str) -> bool:
    return form.demand(form.BY_KEY[key], call.questions) != form.NOT_ASKED


@transaction.atomic
def import_applications(
    *, call: Call, file_name: str, content: bytes, by: User, now: datetime, clean: Clean | None = None
) -> ApplicationImport:
    """Take a list in whole or not at all. The same list again is refused: its applications are there.

    clean: how an answer is understood; without it a list has no answers beyond the columns.
    """
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    digest = hashlib.sha256(content).hexdigest()
    read = read_xlsx if content.startswith(b"PK\x03\x04") else read_csv
    answers = answer_columns(call) if clean else []
    table = read(content, columns=COLUMNS, optional=(*OPTIONAL, *answers, *listed_facts.COLUMNS), ignored=ADDED)
    problems = list(table.problems)
    if ApplicationImport.objects.filter(call=call, sha256=digest, accepted=True).exists():
        problems.append(RowProblem(row=0, column="", message=_("This very list has been imported already.")))
    if queries.is_settled(call):
        problems.append(RowProblem(row=0, column="", message=_("The list of this call is closed for the selection.")))
    if call.edition.is_cancelled:
        problems.append(RowProblem(row=0, column="", message=str(EditionOff())))
    asks_gender = listed_facts.asks_gender(call)
    lines = (
        []
        if problems
        else _lines(table.rows, problems, clean=clean or _as_is, answers=answers, asks_gender=asks_gender)
    )
    if not problems:
        problems += listed_facts.check(call, [(line.row, line.listed) for line in lines], by=by, now=now)
    done = ApplicationImport.objects.create(
        call=call,
        file_name=file_name[:200],
        sha256=digest,
        rows=len(table.rows),
        report=[problem.as_dict() for problem in problems],
        accepted=not problems,
        imported_by=audit_api.actor_key(by),
        imported_at=now,
    )
    if done.accepted:
        people = people_api.ensure_people([_roster(line) for line in lines], by=by)
        made = Application.objects.bulk_create(
            [_application(call, line, people[line.cells["email"].strip().lower()], done) for line in lines],
            batch_size=500,
        )
        said = [(one, line.listed) for one, line in zip(made, lines, strict=True)]
        listed_facts.keep(call, said, file_name=done.file_name, by=by, now=now)
    audit_api.record(
        action="applications.imported" if done.accepted else "applications.refused",
        by=by,
        thing=done,
        data={"rows": done.rows, "problems": len(problems)},
    )
    return done


def _as_is(key: str, text: str) -> str:
    return text


def _lines(
    rows: list[CsvRow], problems: list[RowProblem], *, clean: Clean, answers: list[str], asks_gender: bool
) -> list[_Line]:
    countries: dict[str, Country | None] = {}
    clean = cache(clean)  # the same choice and the same country stand in many rows
    lines = []
    for row in rows:
        name = row.cells["country"]
        if name not in countries:
            countries[name] = people_api.find_country(name)
        given = _answers(row, problems, clean=clean, keys=answers)
        listed = listed_facts.read(row, asks_gender=asks_gender, problems=problems)
        line = _line(row, countries[name], given, listed, problems)
        if line:
            lines.append(line)
    return lines


def _answers(row: CsvRow, problems: list[RowProblem], *, clean: Clean, keys: list[str]) -> dict[str, Any]:
    found = {}
    for key in keys:
        if row.cells.get(key):
            try:
                found[key] = clean(key, row.cells[key])
            except ValidationError as error:
                problems.append(RowProblem(row=row.number, column=key, message=" ".join(error.messages)))
    return found


def _line(
    row: CsvRow,
    country: Country | None,
    answers: dict[str, Any],
    listed: listed_facts.Listed,
    problems: list[RowProblem],
) -> _Line | None:
    cells, before = dict(row.cells), len(problems)

    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    for column in ("given_name", "family_name", "institution"):
        if not cells[column]:
            wrong(column, _("This cell is empty."))
    for column, most in LONGEST.items():
        if len(cells.get(column, "")) > most:
            words = _("This cell has %(found)s characters; at most %(most)s are kept. Shorten it.")
            wrong(column, words % {"found": len(cells[column]), "most": most})
    try:
        validate_email(cells["email"])
    except ValidationError:
        wrong("email", _("“%s” is not an e-mail address.") % cells["email"])
    if country is None:
        wrong(
            "country",
            _("“%s” is not a country that the Academy knows, in French, English or as a code.") % cells["country"],
        )
    if cells["institution_kind"] not in Institution.Kind.values:
        kinds = ", ".join(Institution.Kind.values)
        wrong(
            "institution_kind",
            _("“%(given)s” is not one of: %(kinds)s.") % {"given": cells["institution_kind"], "kinds": kinds},
        )
    if cells["language"] not in ("fr", "en"):
        wrong("language", _("“%s” is not fr or en.") % cells["language"])
    rank = cells["national_rank"]
    if rank and not re.fullmatch(r"[1-9][0-9]{0,2}", rank, re.ASCII):
        wrong("national_rank", _("“%s” is not a rank (1, 2, 3 ...).") % rank)
    submitted_at = _moment(cells["submitted_at"])
    if submitted_at is None:
        wrong("submitted_at", _("“%s” is not a date and time such as 2026-02-14T09:30+01:00.") % cells["submitted_at"])
    if country is None or submitted_at is None or len(problems) > before:
        return None
    return _Line(
        row=row.number, cells=cells, country=country, submitted_at=submitted_at, rank=int(rank) if rank else None,
        answers=answers, listed=listed,
    )  # fmt: skip


def _moment(text: str) -> datetime | None:
    """In UTC; None also for a moment that no calendar has in UTC, such as the year 1 east of Greenwich."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if timezone.is_aware(moment) else timezone.make_aware(moment)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _roster(line: _Line) -> dict[str, Any]:
    cells = line.cells
    return {
        "email": cells["email"],
        "given_name": cells["given_name"],
        "family_name": cells["family_name"],
        "printed_name": cells.get("printed_name", ""),
        "language": cells["language"],
        "country": line.country,
    }


def _application(call: Call, line: _Line, person: Person, done: ApplicationImport) -> Application:
    cells = line.cells
    return Application(
        call=call,
        person=person,
        country=line.country,
        institution_name=cells["institution"],
        institution_kind=cells["institution_kind"],
        position=cells["position"],
        motivation=cells.get("motivation", ""),
        needs=cells.get("needs", ""),
        national_rank=line.rank,
        language=cells["language"],
        answers=line.answers,
        is_consultant=line.answers.get(CONSULTANT) == "yes",
        state=Application.State.SUBMITTED,
        submitted_at=line.submitted_at,
        source=f"import:{done.pk} row {line.row}",
    )
