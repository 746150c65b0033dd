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
)
from courses.seminars.queries import attendance_grid, imports, sessions

DEMO_PROGRAMME = Path(__file__).resolve().parent / "data" / "demo_programme.json"

__all__ = [
    "DEMO_PROGRAMME",
    "AttendanceImport",
    "Session",
    "SessionSpec",
    "add_session",
    "attendance_grid",
    "confirm_participation",
    "ensure_session",
    "import_attendance",
    "import_programme",
    "imports",
    "sessions",
]
