"""Registers the Academy menu and the screens of the portal that work inside the admin."""

from academy.portal import backoffice
from academy.portal.appeals import backoffice as appeals
from academy.portal.changes import backoffice as changes
from academy.portal.organising import backoffice as organising
from academy.portal.recognition import backoffice as recognition
from academy.portal.reports import backoffice as reports
from academy.portal.statement import backoffice as statement

__all__ = ["appeals", "backoffice", "changes", "organising", "recognition", "reports", "statement"]
