"""The names that other apps may use."""

from academy.notifications.models import Letter
from academy.notifications.operations import LetterArrived, send_again, write_letter
from academy.notifications.queries import letters, letters_of

__all__ = ["Letter", "LetterArrived", "letters", "letters_of", "send_again", "write_letter"]
