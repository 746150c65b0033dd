"""Registers the screens of credits."""

from credits import backoffice

__all__ = ["backoffice"]
