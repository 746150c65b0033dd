"""One right option among several. Body: options [{"id", "fr", "en"}], correct ["b"]. Answer: an option id."""

from random import Random
from typing import Any

from courses.assessment.domain.question import Answer, Body, Posted, QuestionType


def _ids(body: Body) -> list[str]:
    return [option["id"] for option in body["options"]]


def is_right(body: Body, answer: Answer) -> bool:
    return [answer] == list(body["correct"])


def is_well_formed(body: Body, answer: Answer) -> bool:
    return isinstance(answer, str) and answer in _ids(body)


def read(body: Body, name: str, posted: Posted) -> Answer | None:
    return next(iter(posted(name)), None)


def right_answer(body: Body) -> Answer:
    return body["correct"][0]


def wrong_answer(body: Body) -> Answer:
    return next(option for option in _ids(body) if option not in body["correct"])


def shuffled(body: Body, chance: Random) -> dict[str, Any]:
    return {**body, "options": chance.sample(list(body["options"]), k=len(body["options"]))}


def problems(body: Body) -> list[str]:
    found = []
    if len(set(_ids(body))) != len(body["options"]) or len(body["options"]) < 2:
        found.append("options: at least two, each with its own id")
    if len(body["correct"]) != 1 or body["correct"][0] not in _ids(body):
        found.append("correct: exactly one of the options")
    return found


TYPE = QuestionType(
    key="single",
    is_right=is_right,
    is_well_formed=is_well_formed,
    read=read,
    right_answer=right_answer,
    wrong_answer=wrong_answer,
    shuffled=shuffled,
    problems=problems,
)
