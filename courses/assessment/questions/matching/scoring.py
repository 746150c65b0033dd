"""Pairs to find: all of them, or nothing. Body: pairs [{"id", "left", "right"}]. Answer: left id to right id.

The right-hand sides are shown in an order of their own (`rights`, a list of ids).
"""

from random import Random
from typing import Any

from courses.assessment.domain.question import Answer, Body, Posted, QuestionType


def _ids(body: Body) -> list[str]:
    return [pair["id"] for pair in body["pairs"]]


def is_right(body: Body, answer: Answer) -> bool:
    return bool(answer == right_answer(body))


def is_well_formed(body: Body, answer: Answer) -> bool:
    ids = set(_ids(body))
    return isinstance(answer, dict) and set(answer) <= ids and set(answer.values()) <= ids


def read(body: Body, name: str, posted: Posted) -> Answer | None:
    chosen = {left: value for left in _ids(body) for value in posted(f"{name}-{left}")[:1] if value}
    return chosen or None


def right_answer(body: Body) -> Answer:
    return {pair: pair for pair in _ids(body)}


def wrong_answer(body: Body) -> Answer:
    ids = _ids(body)
    return dict(zip(ids, ids[1:] + ids[:1], strict=True))


def shuffled(body: Body, chance: Random) -> dict[str, Any]:
    ids = _ids(body)
    return {**body, "rights": chance.sample(ids, k=len(ids))}


def problems(body: Body) -> list[str]:
    ids = _ids(body)
    return [] if len(ids) >= 2 and len(set(ids)) == len(ids) else ["pairs: at least two, each with its own id"]


TYPE = QuestionType(
    key="matching",
    is_right=is_right,
    is_well_formed=is_well_formed,
    read=read,
    right_answer=right_answer,
    wrong_answer=wrong_answer,
    shuffled=shuffled,
    problems=problems,
)
