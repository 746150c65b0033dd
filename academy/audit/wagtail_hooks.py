"""Registers the screens of audit in the admin."""

from academy.audit import backoffice

__all__ = ["backoffice"]
