"""The names that other apps may use."""

from pathlib import Path

from courses.assessment.models import Attempt, Test
from courses.assessment.operations import load_test, save_answer, start_attempt, submit_attempt
from courses.assessment.queries import right_answers, wrong_answer
from courses.assessment.refusals import AssessmentRefused

DEMO_TEST = Path(__file__).resolve().parent / "data" / "t_intro.json"

__all__ = [
    "DEMO_TEST",
    "AssessmentRefused",
    "Attempt",
    "Test",
    "load_test",
    "right_answers",
    "save_answer",
    "start_attempt",
    "submit_attempt",
    "wrong_answer",
]
