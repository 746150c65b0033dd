"""The names that other apps may use."""

from courses.evaluation.models import Conclusion, MasterInterest, Survey
from courses.evaluation.operations import FORMS, answer_survey, conclude, load_survey, open_survey, state_interest
from courses.evaluation.queries import Evaluated, conclusions_of, evaluated, interests, results, surveys_for, surveys_of

DEMO_SURVEY, DEMO_FOLLOW_UP = FORMS["e-01"], FORMS["e-02"]

__all__ = [
    "DEMO_FOLLOW_UP",
    "DEMO_SURVEY",
    "Conclusion",
    "Evaluated",
    "MasterInterest",
    "Survey",
    "answer_survey",
    "conclude",
    "conclusions_of",
    "evaluated",
    "interests",
    "load_survey",
    "open_survey",
    "results",
    "state_interest",
    "surveys_for",
    "surveys_of",
]
