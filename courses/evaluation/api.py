"""The names that other apps may use."""

from pathlib import Path

from courses.evaluation.models import Survey
from courses.evaluation.operations import answer_survey, load_survey
from courses.evaluation.queries import results, surveys_for

DEMO_SURVEY = Path(__file__).resolve().parent / "data" / "e_01.json"
DEMO_FOLLOW_UP = DEMO_SURVEY.with_name("e_02.json")

__all__ = ["DEMO_FOLLOW_UP", "DEMO_SURVEY", "Survey", "answer_survey", "load_survey", "results", "surveys_for"]
