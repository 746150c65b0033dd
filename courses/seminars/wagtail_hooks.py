"""Registers the screens of seminars."""

from courses.seminars import backoffice

__all__ = ["backoffice"]
