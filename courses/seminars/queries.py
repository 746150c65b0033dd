"""Reads of seminars."""

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from courses.catalogue.api import Edition
from courses.learning.api import Enrolment, Fact, enrolled, facts_of_edition
from courses.seminars.models import AttendanceImport, Session

Grid = list[tuple[Enrolment, list[Fact | None], Fact | None, int]]


def sessions(edition: Edition) -> QuerySet[Session]:
    return Session.objects.filter(module__edition=edition).select_related("module").order_by("starts_at")


def imports(edition: Edition) -> QuerySet[AttendanceImport]:
    return AttendanceImport.objects.filter(edition=edition)


def attendance_grid(edition: Edition) -> tuple[list[Session], Grid]:
    """Contact sessions, and per participant the fact of each, the confirmation, and the share present (per cent)."""
    contact = list(sessions(edition).filter(is_contact=True))
    facts: dict[UUID, dict[str, Fact]] = defaultdict(dict)
    for fact in facts_of_edition(edition).filter(kind__in=[Fact.Kind.ATTENDANCE, Fact.Kind.ACTIVE_PARTICIPATION]):
        facts[fact.person_uid][fact.subject_key] = fact
    total = sum(session.minutes for session in contact) or 1
    rows: Grid = []
    for enrolment in enrolled(edition):
        mine = facts[enrolment.person.uid]
        cells = [mine.get(session.key) for session in contact]
        present = sum(cell.value for cell in cells if cell)
        rows.append((enrolment, cells, mine.get("participation"), round(100 * present / total)))
    return contact, rows
