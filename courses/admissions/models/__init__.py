"""Calls, applications, selection runs, places and the waiting list."""

from courses.admissions.models.applications import (
    Application,
    ApplicationFile,
    ApplicationImport,
    ChangeRequest,
    RestrictedAnswers,
)
from courses.admissions.models.calls import Call, ObserverAdmission
from courses.admissions.models.following import FollowUp
from courses.admissions.models.opinions import NationalOpinion
from courses.admissions.models.places import LateAdmission, Place, PlaceEvent
from courses.admissions.models.rules import LotteryNotice, LotteryValue, RuleSet
from courses.admissions.models.runs import Override, SelectionRun
from courses.admissions.models.screening import ScreeningDecision, SelectorDeclaration

__all__ = [
    "Application",
    "ApplicationFile",
    "ApplicationImport",
    "Call",
    "ChangeRequest",
    "FollowUp",
    "LateAdmission",
    "LotteryNotice",
    "LotteryValue",
    "NationalOpinion",
    "ObserverAdmission",
    "Override",
    "Place",
    "PlaceEvent",
    "RestrictedAnswers",
    "RuleSet",
    "ScreeningDecision",
    "SelectionRun",
    "SelectorDeclaration",
]
