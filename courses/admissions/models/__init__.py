"""Calls, applications, selection runs, places and the waiting list."""

from courses.admissions.models.applications import (
    Application,
    ApplicationFile,
    ApplicationImport,
    ChangeRequest,
    RestrictedAnswers,
)
from courses.admissions.models.calls import Call, ObserverAdmission
from courses.admissions.models.opinions import NationalOpinion
from courses.admissions.models.places import Place, PlaceEvent
from courses.admissions.models.runs import SelectionRun
from courses.admissions.models.screening import ScreeningDecision, SelectorDeclaration

__all__ = [
    "Application",
    "ApplicationFile",
    "ApplicationImport",
    "Call",
    "ChangeRequest",
    "NationalOpinion",
    "ObserverAdmission",
    "Place",
    "PlaceEvent",
    "RestrictedAnswers",
    "ScreeningDecision",
    "SelectionRun",
    "SelectorDeclaration",
]
