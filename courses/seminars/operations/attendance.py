"""Attendance lists. What happened becomes a fact; nothing is counted here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.tables import CsvRow, RowProblem, read_csv
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact, FactSpec
from courses.seminars.domain.presence import Presence, side_by_side, too_much
from courses.seminars.models import AttendanceImport, Session

COLUMNS = ("session", "email", "minutes")
COLUMN_OF = {"person": "email", "subject": "email", "value": "minutes", "out_of": "minutes", "date": "session"}


@dataclass(frozen=True, kw_only=True)
class _Line:
    session: Session
    enrolment: Enrolment
    minutes: int
    row: int


@transaction.atomic
def import_attendance(*, edition: Edition, file_name: str, content: bytes, by: User, now: datetime) -> AttendanceImport:
    """Take a list (session, e-mail, minutes) in whole or not at all; the report names row and column.

    Enrolled people whom the list does not name for a session that it covers get 0 minutes for it.
    """
    check_records(by, edition)
    sha256 = learning_api.digest(content)
    table = read_csv(content, columns=COLUMNS)
    earlier = learning_api.seen_before(AttendanceImport.objects.filter(edition=edition), sha256)
    problems = [*table.problems, *earlier]
    lines = [] if earlier else _lines(edition, table.rows, problems, now)
    done = AttendanceImport.objects.create(
        edition=edition,
        file_name=file_name[:200],
        sha256=sha256,
        rows=len(table.rows),
        report=[problem.as_dict() for problem in sorted(problems, key=lambda problem: problem.row)],
        accepted=not problems,
        imported_by=audit_api.actor_key(by),
        imported_at=now,
    )
    if done.accepted:
        learning_api.record_facts(edition=edition, specs=_facts(edition, lines, done), by=by, now=now)
    audit_api.record(
        action="attendance.imported" if done.accepted else "attendance.refused",
        by=by,
        thing=done,
        data={"edition": edition.key, "rows": done.rows, "problems": len(problems)},
    )
    return done


def check_records(by: User, edition: Edition) -> None:
    """The Secretariat and trainers, where they hold it, and the organiser of this edition."""
    here = {"scope": "edition", "scope_key": str(edition.pk)}
    if not (
        people_api.may(by, Permission.ATTENDANCE_RECORD, **here)
        or people_api.may(by, Permission.EDITION_ORGANISE, **here)
    ):
        raise PermissionDenied


def _lines(edition: Edition, rows: list[CsvRow], problems: list[RowProblem], now: datetime) -> list[_Line]:
    sessions = {s.key: s for s in Session.objects.filter(module__edition=edition).select_related("module")}
    enrolments = {e.person.email.casefold(): e for e in learning_api.enrolled(edition)}
    seen: dict[tuple[str, str], int] = {}
    lines = []
    for row in rows:
        line = _line(row, sessions, enrolments, problems, now)
        if line is None:
            continue
        key = (line.session.key, line.enrolment.person.email)
        if key in seen:
            words = _("Row %(first)s already names this person for this session.") % {"first": seen[key]}
            problems.append(RowProblem(row=row.number, column="email", message=words))
            continue
        seen[key] = row.number
        lines.append(line)
    specs = [_fact(line.session, line.enrolment, line.minutes, "") for line in lines]
    for wrong in learning_api.problems_of(edition=edition, specs=specs, now=now):
        row_number = lines[wrong.number].row
        problems.append(RowProblem(row=row_number, column=COLUMN_OF[wrong.column], message=wrong.message))
    _check_side_by_side(edition, list(sessions.values()), lines, problems)
    return lines


def _check_side_by_side(
    edition: Edition, sessions: list[Session], lines: list[_Line], problems: list[RowProblem]
) -> None:
    """Nobody is in two sessions at once, counting what the list says and what is on record for other sessions."""
    shared = side_by_side(_presence(session, session.minutes) for session in sessions)
    if not shared:
        return
    told: dict[UUID, dict[str, tuple[int, int]]] = defaultdict(dict)  # minutes, and the row that says so (0: on record)
    for fact in learning_api.facts_of_edition(edition).filter(kind=Fact.Kind.ATTENDANCE, subject_key__in=shared):
        told[fact.person_uid][fact.subject_key] = (fact.value, 0)
    for line in lines:
        if line.session.key in shared:
            told[line.enrolment.person.uid][line.session.key] = (line.minutes, line.row)
    by_key = {session.key: session for session in sessions}
    for said in told.values():
        found = too_much([_presence(by_key[key], minutes) for key, (minutes, _row) in said.items() if key in by_key])
        rows = [said[key][1] for key in found[0]] if found else []
        if found and any(rows):
            words = _("Sessions %(keys)s run side by side: together they have %(most)s minutes, and more are given.")
            values = {"keys": ", ".join(sorted(found[0])), "most": found[1]}
            problems.append(RowProblem(row=max(rows), column="minutes", message=words % values))


def _presence(session: Session, minutes: int) -> Presence:
    return Presence(key=session.key, starts_at=session.starts_at, ends_at=session.ends_at, minutes=minutes)


def _line(
    row: CsvRow,
    sessions: dict[str, Session],
    enrolments: dict[str, Enrolment],
    problems: list[RowProblem],
    now: datetime,
) -> _Line | None:
    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    session = sessions.get(row.cells["session"].casefold())
    enrolment = enrolments.get(row.cells["email"].casefold())
    minutes = row.cells["minutes"]
    if session is None:
        wrong("session", _("There is no session “%s” in this edition.") % row.cells["session"])
    elif not session.is_contact:
        words = _("The session “%s” is not contact time: nobody’s presence there counts. Leave its rows out.")
        wrong("session", words % session)
    elif session.starts_at > now:
        wrong("session", _("The session “%s” has not taken place yet.") % session)
    if enrolment is None:
        wrong("email", _("Nobody with the address “%s” is enrolled in this edition.") % row.cells["email"])
    if not (minutes.isascii() and minutes.isdigit() and len(minutes) < 6):
        wrong("minutes", _("“%s” is not a whole number of minutes.") % minutes)
    elif session and int(minutes) > session.minutes:
        words = _("%(given)s minutes are more than the session’s %(most)s.")
        wrong("minutes", words % {"given": minutes, "most": session.minutes})
    elif session and session.is_contact and enrolment and session.starts_at <= now:
        return _Line(session=session, enrolment=enrolment, minutes=int(minutes), row=row.number)
    return None


def _facts(edition: Edition, lines: Iterable[_Line], done: AttendanceImport) -> list[FactSpec]:
    named = {(line.session.pk, line.enrolment.pk): line for line in lines}
    sessions = {line.session.pk: line.session for line in named.values()}
    facts = []
    for enrolment in learning_api.enrolled(edition):
        for session in sessions.values():
            line = named.get((session.pk, enrolment.pk))
            evidence = f"import:{done.pk} row {line.row}" if line else f"import:{done.pk}, not listed"
            facts.append(_fact(session, enrolment, line.minutes if line else 0, evidence))
    return facts


def _fact(session: Session, enrolment: Enrolment, minutes: int, evidence: str) -> FactSpec:
    return FactSpec(
        person_uid=enrolment.person.uid,
        kind=Fact.Kind.ATTENDANCE,
        subject_key=session.key,
        value=minutes,
        out_of=session.minutes,
        activity_date=timezone.localdate(session.starts_at),
        evidence=evidence,
        module_number=session.module.number,
    )
