"""Work programmes, mandates, boards and seats, resolutions, votes, decisions.

What a mandate fixes is a `Provision` with its place in the founding text. What a body decides is a row with a number.
"""

from academy.governance.models import carrying, overlaps, promises, promises_of_decisions, promises_of_votes
from academy.governance.models.board import Partner, RulesOfProcedure, Seat, SeatHolding
from academy.governance.models.components import ActivityKind, Component
from academy.governance.models.content import (
    Ceiling,
    CurriculumModule,
    DesignatedActivity,
    LevelPart,
    Requirement,
    Threshold,
    Topic,
)
from academy.governance.models.decisions import Decision
from academy.governance.models.mandates import Mandate, Provision, Renewal, WorkProgramme
from academy.governance.models.resolutions import Interest, Minutes, Proposal, Resolution, Sitting, Vote
from academy.governance.models.universities import EctsGrant, Validation

__all__ = [
    "ActivityKind",
    "Ceiling",
    "Component",
    "CurriculumModule",
    "Decision",
    "DesignatedActivity",
    "EctsGrant",
    "Interest",
    "LevelPart",
    "Mandate",
    "Minutes",
    "Partner",
    "Proposal",
    "Provision",
    "Renewal",
    "Requirement",
    "Resolution",
    "RulesOfProcedure",
    "Seat",
    "SeatHolding",
    "Sitting",
    "Threshold",
    "Topic",
    "Validation",
    "Vote",
    "WorkProgramme",
    "carrying",
    "overlaps",
    "promises",
    "promises_of_decisions",
    "promises_of_votes",
]
