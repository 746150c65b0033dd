"""Registers the screens of evaluation."""

from courses.evaluation import backoffice

__all__ = ["backoffice"]
