"""Every type of question: the right answer is right, the wrong one is not, the order shown never matters."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.assessment.api import DEMO_TEST
from courses.assessment.questions import types

QUESTIONS: list[dict[str, Any]] = json.loads(DEMO_TEST.read_text(encoding="utf-8"))["questions"]
each = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["key"])


def test_the_shipped_test_has_ten_questions_of_five_types() -> None:
    assert len(QUESTIONS) == 10
    assert {question["type"] for question in QUESTIONS} == set(types())


@each
def test_the_right_answer_is_right_and_the_wrong_one_is_not(question: dict[str, Any]) -> None:
    kind, body = types()[question["type"]], question["body"]
    assert kind.problems(body) == []
    assert kind.is_well_formed(body, kind.right_answer(body))
    assert kind.is_right(body, kind.right_answer(body))
    assert kind.is_well_formed(body, kind.wrong_answer(body))
    assert not kind.is_right(body, kind.wrong_answer(body))


@each
def test_the_order_shown_never_changes_what_is_right(question: dict[str, Any]) -> None:
    kind, body = types()[question["type"]], question["body"]
    for seed in range(20):
        shuffled = kind.shuffled(body, Random(seed))  # noqa: S311
        assert kind.is_right(shuffled, kind.right_answer(body))
        assert not kind.is_right(shuffled, kind.wrong_answer(body))


@given(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text()), st.dictionaries(st.text(), st.text())))
def test_nonsense_is_never_right_and_never_breaks(nonsense: object) -> None:
    for question in QUESTIONS:
        kind, body = types()[question["type"]], question["body"]
        if kind.is_well_formed(body, nonsense):
            continue
        assert not kind.is_right(body, nonsense) or nonsense == kind.right_answer(body)


def test_several_right_answers_count_only_all_together_and_none_besides() -> None:
    body = next(q["body"] for q in QUESTIONS if q["key"] == "q4")
    is_right = types()["multiple"].is_right
    assert is_right(body, ["a", "b", "d"])
    assert not is_right(body, ["a", "b"])
    assert not is_right(body, ["a", "b", "d", "c"])
