"""Screens of evaluation, by who works with them."""

from courses.evaluation.views.answering import answer, results
from courses.evaluation.views.interest import interest, interest_said
from courses.evaluation.views.secretariat import evaluation, surveys

__all__ = ["answer", "evaluation", "interest", "interest_said", "results", "surveys"]
