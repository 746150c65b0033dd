"""Registers the screens of admissions."""

from courses.admissions import backoffice

__all__ = ["backoffice"]
