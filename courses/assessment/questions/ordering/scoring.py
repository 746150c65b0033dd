"""Steps to put in order. Body: items [{"id", "fr", "en"}] in the right order. Answer: the ids in order.

They are shown in an order of their own (`shown`, a list of ids).
"""

from random import Random
from typing import Any

from courses.assessment.domain.question import Answer, Body, Posted, QuestionType


def _ids(body: Body) -> list[str]:
    return [item["id"] for item in body["items"]]


def is_right(body: Body, answer: Answer) -> bool:
    return bool(answer == _ids(body))


def is_well_formed(body: Body, answer: Answer) -> bool:
    return isinstance(answer, list) and set(answer) <= set(_ids(body)) and len(answer) <= len(body["items"])


def read(body: Body, name: str, posted: Posted) -> Answer | None:
    """Each item is given a position, 1 to n; an item without one is left out."""
    places = [(posted(f"{name}-{item}")[:1] or [""])[0] for item in _ids(body)]
    given = [(int(place), item) for place, item in zip(places, _ids(body), strict=True) if place.isdigit()]
    return [item for _, item in sorted(given)] or None


def right_answer(body: Body) -> Answer:
    return _ids(body)


def wrong_answer(body: Body) -> Answer:
    return _ids(body)[::-1]


def shuffled(body: Body, chance: Random) -> dict[str, Any]:
    ids = _ids(body)
    return {**body, "shown": chance.sample(ids, k=len(ids))}


def problems(body: Body) -> list[str]:
    ids = _ids(body)
    return [] if len(ids) >= 2 and len(set(ids)) == len(ids) else ["items: at least two, each with its own id"]


TYPE = QuestionType(
    key="ordering",
    is_right=is_right,
    is_well_formed=is_well_formed,
    read=read,
    right_answer=right_answer,
    wrong_answer=wrong_answer,
    shuffled=shuffled,
    problems=problems,
)
