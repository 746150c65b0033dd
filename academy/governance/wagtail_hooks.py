"""Registers the screens of governance."""

from academy.governance import backoffice

__all__ = ["backoffice"]
