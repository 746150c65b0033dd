"""A statement that is true or false. Body: correct ["true"] or ["false"]. Answer: "true" or "false"."""

from random import Random
from typing import Any

from courses.assessment.domain.question import Answer, Body, Posted, QuestionType

VALUES = ("true", "false")


def is_right(body: Body, answer: Answer) -> bool:
    return [answer] == list(body["correct"])


def is_well_formed(body: Body, answer: Answer) -> bool:
    return isinstance(answer, str) and answer in VALUES


def read(body: Body, name: str, posted: Posted) -> Answer | None:
    return next(iter(posted(name)), None)


def right_answer(body: Body) -> Answer:
    return body["correct"][0]


def wrong_answer(body: Body) -> Answer:
    return next(value for value in VALUES if value not in body["correct"])


def shuffled(body: Body, chance: Random) -> dict[str, Any]:
    return dict(body)  # true stands before false, for everybody


def problems(body: Body) -> list[str]:
    return [] if len(body["correct"]) == 1 and body["correct"][0] in VALUES else ["correct: true or false"]


TYPE = QuestionType(
    key="true_false",
    is_right=is_right,
    is_well_formed=is_well_formed,
    read=read,
    right_answer=right_answer,
    wrong_answer=wrong_answer,
    shuffled=shuffled,
    problems=problems,
)
