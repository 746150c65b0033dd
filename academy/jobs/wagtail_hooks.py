"""Registers the screens of jobs in the admin."""

from academy.jobs import backoffice

__all__ = ["backoffice"]
