"""Writes of seminars: one file per kind of thing."""

from courses.seminars.operations.attendance import import_attendance
from courses.seminars.operations.confirming import confirm_participation
from courses.seminars.operations.programme import (
    ProgrammeReport,
    SessionSpec,
    add_session,
    ensure_session,
    import_programme,
    move_sessions,
    remove_session,
)

__all__ = [
    "ProgrammeReport",
    "SessionSpec",
    "add_session",
    "confirm_participation",
    "ensure_session",
    "import_attendance",
    "import_programme",
    "move_sessions",
    "remove_session",
]
