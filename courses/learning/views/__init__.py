"""Screens of learning, by who works with them."""

from courses.learning.views.decisions import correct, enrolment
from courses.learning.views.evidence import evidence
from courses.learning.views.lists import participants, results, teaching_results
from courses.learning.views.participant import edition
from courses.learning.views.secretariat import enrolments

__all__ = [
    "correct",
    "edition",
    "enrolment",
    "enrolments",
    "evidence",
    "participants",
    "results",
    "teaching_results",
]
