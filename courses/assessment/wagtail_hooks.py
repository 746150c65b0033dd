"""Registers the screens of assessment."""

from courses.assessment import backoffice

__all__ = ["backoffice"]
