"""Registers the screens of certificates."""

from certificates import backoffice

__all__ = ["backoffice"]
