"""The names that other apps may use."""

from pathlib import Path

from courses.assignments.models import Assignment, Submission
from courses.assignments.operations import hand_in, load_assignment, mark
from courses.assignments.queries import submissions
from courses.assignments.refusals import AssignmentRefused

DEMO_ASSIGNMENT = Path(__file__).resolve().parent / "data" / "a_01.json"

__all__ = [
    "DEMO_ASSIGNMENT",
    "Assignment",
    "AssignmentRefused",
    "Submission",
    "hand_in",
    "load_assignment",
    "mark",
    "submissions",
]
