"""The names that other apps may use."""

from academy.notifications.models import Letter
from academy.notifications.operations import write_letter
from academy.notifications.queries import letters, letters_of

__all__ = ["Letter", "letters", "letters_of", "write_letter"]
