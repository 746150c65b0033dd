"""Registers the screens of catalogue."""

from courses.catalogue import backoffice

__all__ = ["backoffice"]
