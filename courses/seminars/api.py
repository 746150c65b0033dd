"""The names that other apps may use."""

from pathlib import Path

from courses.seminars.models import AttendanceImport, Session
from courses.seminars.operations import (
    SessionSpec,
    add_session,
    confirm_participation,
    ensure_session,
    import_attendance,
    import_programme,
    move_sessions,
    remove_session,
)
from courses.seminars.queries import attendance_grid, imports, sessions
from courses.seminars.refusals import SeminarRefused, SessionRefused
from courses.seminars.signals import programme_changed

DEMO_PROGRAMME = Path(__file__).resolve().parent / "data" / "demo_programme.json"

__all__ = [
    "DEMO_PROGRAMME",
    "AttendanceImport",
    "SeminarRefused",
    "Session",
    "SessionRefused",
    "SessionSpec",
    "add_session",
    "attendance_grid",
    "confirm_participation",
    "ensure_session",
    "import_attendance",
    "import_programme",
    "imports",
    "move_sessions",
    "programme_changed",
    "remove_session",
    "sessions",
]
