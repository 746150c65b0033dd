"""Registers the screens of learning."""

from courses.learning import backoffice

__all__ = ["backoffice"]
