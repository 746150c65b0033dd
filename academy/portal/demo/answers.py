"""The answers that invented participants give: right, but for a number of wrong ones."""

from typing import Any

from courses.assessment import api as assessment_api
from courses.assessment.api import Attempt


def answers_for(attempt: Attempt, *, wrong: int) -> dict[str, Any]:
    """Right answers to every question of the attempt, with the first `wrong` single-choice ones answered wrongly."""
    right = assessment_api.right_answers(attempt)
    spoilt = [key for key, answer in right.items() if isinstance(answer, str)][:wrong]
    return {
        key: assessment_api.wrong_answer(attempt, key) if key in spoilt else answer for key, answer in right.items()
    }
