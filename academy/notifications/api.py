"""The names that other apps may use."""

from academy.notifications.models import Letter
from academy.notifications.operations import LetterArrived, send_again, write_letter
from academy.notifications.queries import letters, letters_of
from academy.notifications.returning import NotOnItsWay, Outcome, came_back, take_notice

__all__ = [
    "Letter",
    "LetterArrived",
    "NotOnItsWay",
    "Outcome",
    "came_back",
    "letters",
    "letters_of",
    "send_again",
    "take_notice",
    "write_letter",
]
