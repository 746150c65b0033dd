"""Calls, applications, selection runs, places and the waiting list; fees, grants and their envelopes."""

from courses.admissions.models.applications import (
    Application,
    ApplicationFile,
    ApplicationImport,
    ChangeRequest,
    RestrictedAnswers,
)
from courses.admissions.models.budgets import Commitment, Envelope
from courses.admissions.models.calls import Call, ObserverAdmission
from courses.admissions.models.conditions import FirstTimeNote, JointMember, JointNomination, MeritScore
from courses.admissions.models.fees import Fee, FeeEntry, Invoice, NumberSeries, Receipt
from courses.admissions.models.following import FollowUp
from courses.admissions.models.grants import CostDecision, CostHead, CostRequest, GrantTerms, Payout
from courses.admissions.models.opinions import NationalOpinion
from courses.admissions.models.places import LateAdmission, Place, PlaceEvent
from courses.admissions.models.rules import LotteryNotice, LotteryValue, RuleSet
from courses.admissions.models.runs import ExactReason, Override, SelectionRun
from courses.admissions.models.screening import ScreeningDecision, SelectorDeclaration
from courses.admissions.models.transfers import Transfer, TransferImport
from courses.admissions.models.undertakings import Undertaking

__all__ = [
    "Application",
    "ApplicationFile",
    "ApplicationImport",
    "Call",
    "ChangeRequest",
    "Commitment",
    "CostDecision",
    "CostHead",
    "CostRequest",
    "Envelope",
    "ExactReason",
    "Fee",
    "FeeEntry",
    "FirstTimeNote",
    "FollowUp",
    "GrantTerms",
    "Invoice",
    "JointMember",
    "JointNomination",
    "LateAdmission",
    "LotteryNotice",
    "LotteryValue",
    "MeritScore",
    "NationalOpinion",
    "NumberSeries",
    "ObserverAdmission",
    "Override",
    "Payout",
    "Place",
    "PlaceEvent",
    "Receipt",
    "RestrictedAnswers",
    "RuleSet",
    "ScreeningDecision",
    "SelectionRun",
    "SelectorDeclaration",
    "Transfer",
    "TransferImport",
    "Undertaking",
]
