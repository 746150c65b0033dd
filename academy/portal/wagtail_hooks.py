"""Registers the Academy menu."""

from academy.portal import backoffice

__all__ = ["backoffice"]
