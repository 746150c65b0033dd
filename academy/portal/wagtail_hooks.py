"""Registers the Academy menu."""

from academy.portal import backoffice
from academy.portal.organising import backoffice as organising
from academy.portal.reports import backoffice as reports

__all__ = ["backoffice", "organising", "reports"]
