"""Registers the screens of people in the admin."""

from academy.people import backoffice

__all__ = ["backoffice"]
