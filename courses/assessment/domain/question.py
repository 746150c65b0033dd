"""What every type of question must be able to do. Pure: a body (dict) and an answer in, points and pictures out.

A folder under `questions/` holds one type; it stands alone and knows no other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

Body = Mapping[str, Any]
Answer = Any  # a string, a list of strings or a mapping of strings, as the type defines
Posted = Callable[[str], list[str]]  # every value of a form field, by its name


@dataclass(frozen=True, kw_only=True)
class QuestionType:
    """is_right: all or nothing. read: what a form sent, None when left open. shuffled: the body in another order."""

    key: str
    is_right: Callable[[Body, Answer], bool]
    is_well_formed: Callable[[Body, Answer], bool]
    read: Callable[[Body, str, Posted], Answer | None]
    right_answer: Callable[[Body], Answer]
    wrong_answer: Callable[[Body], Answer]
    shuffled: Callable[[Body, Random], dict[str, Any]]
    problems: Callable[[Body], list[str]]
