"""Registers the screens of notifications in the admin."""

from academy.notifications import backoffice

__all__ = ["backoffice"]
