"""Calls, applications, selection runs, places and the waiting list."""

from courses.admissions.models.applications import Application, ApplicationImport
from courses.admissions.models.calls import Call, ObserverAdmission
from courses.admissions.models.places import Place, PlaceEvent
from courses.admissions.models.runs import SelectionRun

__all__ = [
    "Application",
    "ApplicationImport",
    "Call",
    "ObserverAdmission",
    "Place",
    "PlaceEvent",
    "SelectionRun",
]
