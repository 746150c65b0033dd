"""Several right options: all of them and no other, or nothing. Body as in "single". Answer: a list of option ids."""

from random import Random
from typing import Any

from courses.assessment.domain.question import Answer, Body, Posted, QuestionType


def _ids(body: Body) -> list[str]:
    return [option["id"] for option in body["options"]]


def is_right(body: Body, answer: Answer) -> bool:
    return is_well_formed(body, answer) and set(answer) == set(body["correct"])


def is_well_formed(body: Body, answer: Answer) -> bool:
    return isinstance(answer, list) and len(set(answer)) == len(answer) and set(answer) <= set(_ids(body))


def read(body: Body, name: str, posted: Posted) -> Answer | None:
    return sorted(posted(name)) or None


def right_answer(body: Body) -> Answer:
    return sorted(body["correct"])


def wrong_answer(body: Body) -> Answer:
    return sorted(body["correct"])[1:]


def shuffled(body: Body, chance: Random) -> dict[str, Any]:
    return {**body, "options": chance.sample(list(body["options"]), k=len(body["options"]))}


def problems(body: Body) -> list[str]:
    found = []
    if len(set(_ids(body))) != len(body["options"]) or len(body["options"]) < 2:
        found.append("options: at least two, each with its own id")
    if not body["correct"] or not set(body["correct"]) <= set(_ids(body)):
        found.append("correct: one or more of the options")
    return found


TYPE = QuestionType(
    key="multiple",
    is_right=is_right,
    is_well_formed=is_well_formed,
    read=read,
    right_answer=right_answer,
    wrong_answer=wrong_answer,
    shuffled=shuffled,
    problems=problems,
)
