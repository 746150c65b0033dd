"""Sessions, attendance lists, confirmations. What happened becomes a fact; nothing is counted here."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.tables import CsvRow, RowProblem, read_csv
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition, Module
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact, FactSpec
from courses.seminars.models import AttendanceImport, Session

COLUMNS = ("session", "email", "minutes")
PARTICIPATION = "participation"


@dataclass(frozen=True, kw_only=True)
class _Line:
    session: Session
    enrolment: Enrolment
    minutes: int
    row: int


def ensure_session(
    *, module: Module, key: str, starts_at: datetime, ends_at: datetime, is_contact: bool, title_fr: str, title_en: str
) -> Session:
    """The session with this key in the module's programme, made once."""
    fields = {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "is_contact": is_contact,
        "title_fr": title_fr,
        "title_en": title_en,
    }
    return Session.objects.get_or_create(module=module, key=key, defaults=fields)[0]


@transaction.atomic
def import_attendance(*, edition: Edition, file_name: str, content: bytes, by: User, now: datetime) -> AttendanceImport:
    """Take a list (session, e-mail, minutes) in whole or not at all; the report names row and column.

    Enrolled people whom the list does not name for a session that it covers get 0 minutes for it.
    """
    people_api.check(by, Permission.ATTENDANCE_RECORD)
    table = read_csv(content, columns=COLUMNS)
    problems = list(table.problems)
    lines = [] if problems else _lines(edition, table.rows, problems)
    done = AttendanceImport.objects.create(
        edition=edition,
        file_name=file_name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        rows=len(table.rows),
        report=[problem.as_dict() for problem in problems],
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


def _lines(edition: Edition, rows: list[CsvRow], problems: list[RowProblem]) -> list[_Line]:
    sessions = {s.key: s for s in Session.objects.filter(module__edition=edition).select_related("module")}
    enrolments = {e.person.email.casefold(): e for e in learning_api.enrolled(edition)}
    seen: dict[tuple[str, str], int] = {}
    lines = []
    for row in rows:
        line = _line(row, sessions, enrolments, problems)
        if line is None:
            continue
        key = (line.session.key, line.enrolment.person.email)
        if key in seen:
            words = _("Row %(first)s already names this person for this session.") % {"first": seen[key]}
            problems.append(RowProblem(row=row.number, column="email", message=words))
            continue
        seen[key] = row.number
        lines.append(line)
    return lines


def _line(
    row: CsvRow, sessions: dict[str, Session], enrolments: dict[str, Enrolment], problems: list[RowProblem]
) -> _Line | None:
    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    session = sessions.get(row.cells["session"].casefold())
    enrolment = enrolments.get(row.cells["email"].casefold())
    minutes = row.cells["minutes"]
    if session is None:
        wrong("session", _("There is no session “%s” in this edition.") % row.cells["session"])
    if enrolment is None:
        wrong("email", _("Nobody with the address “%s” is enrolled in this edition.") % row.cells["email"])
    if not (minutes.isascii() and minutes.isdigit()):
        wrong("minutes", _("“%s” is not a whole number of minutes.") % minutes)
    elif session and int(minutes) > session.minutes:
        words = _("%(given)s minutes are more than the session’s %(most)s.")
        wrong("minutes", words % {"given": minutes, "most": session.minutes})
    elif session and enrolment:
        return _Line(session=session, enrolment=enrolment, minutes=int(minutes), row=row.number)
    return None


def _facts(edition: Edition, lines: list[_Line], done: AttendanceImport) -> list[FactSpec]:
    named = {(line.session.pk, line.enrolment.pk): line for line in lines}
    sessions = {line.session.pk: line.session for line in lines}
    return [
        FactSpec(
            person_uid=enrolment.person.uid,
            kind=Fact.Kind.ATTENDANCE,
            subject_key=session.key,
            value=named[pair].minutes if (pair := (session.pk, enrolment.pk)) in named else 0,
            out_of=session.minutes,
            activity_date=timezone.localdate(session.starts_at),
            evidence=f"import:{done.pk} row {named[pair].row}" if pair in named else f"import:{done.pk}, not listed",
            module_number=session.module.number,
        )
        for enrolment in learning_api.enrolled(edition)
        for session in sessions.values()
    ]


def confirm_participation(*, enrolment: Enrolment, confirmed: bool, by: User, now: datetime) -> Fact:
    """A trainer says whether somebody took an active part. Source: P-PG (2020) 10, Academy, item 7."""
    edition = enrolment.edition
    people_api.check(by, Permission.PARTICIPATION_CONFIRM, scope="edition", scope_key=str(edition.pk))
    return learning_api.record_fact(
        person=enrolment.person,
        edition=edition,
        kind=Fact.Kind.ACTIVE_PARTICIPATION,
        subject_key=PARTICIPATION,
        value=int(confirmed),
        out_of=1,
        passed=confirmed,
        activity_date=min(edition.ends_on, timezone.localdate(now)),
        evidence=audit_api.actor_key(by),
        by=by,
        now=now,
    )
