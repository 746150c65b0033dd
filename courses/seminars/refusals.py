"""Why the programme of an edition says no."""

from django.utils.translation import gettext as _


class SeminarRefused(Exception):
    code = "seminar_refused"


class SessionRefused(SeminarRefused):
    """A session that does not fit; column: which part of it."""

    code = "session_refused"

    def __init__(self, *, column: str, message: str) -> None:
        self.column = column
        super().__init__(message)


class SessionInUse(SeminarRefused):
    code = "session_in_use"

    def __init__(self) -> None:
        super().__init__(_("Attendance of this session is on record: it stays in the programme."))
