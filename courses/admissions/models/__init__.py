"""Calls, applications, selection runs, places and the waiting list."""

from courses.admissions.models.applications import Application, ApplicationImport
from courses.admissions.models.calls import Call, ObserverAdmission
from courses.admissions.models.places import Place, PlaceEvent
from courses.admissions.models.rules import LotteryNotice, LotteryValue, RuleSet
from courses.admissions.models.runs import Override, SelectionRun

__all__ = [
    "Application",
    "ApplicationImport",
    "Call",
    "LotteryNotice",
    "LotteryValue",
    "ObserverAdmission",
    "Override",
    "Place",
    "PlaceEvent",
    "RuleSet",
    "SelectionRun",
]
