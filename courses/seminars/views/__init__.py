"""Screens of seminars, by who works with them."""

from courses.seminars.views.programme import programme
from courses.seminars.views.secretariat import attendance, programme_list, remove_session, sessions
from courses.seminars.views.trainer import confirm, edition, teaching

__all__ = [
    "attendance",
    "confirm",
    "edition",
    "programme",
    "programme_list",
    "remove_session",
    "sessions",
    "teaching",
]
