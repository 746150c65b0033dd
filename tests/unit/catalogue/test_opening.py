"""What an Executive Training waits for before it opens, in the order of the text."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from courses.catalogue.domain.opening import Act, TrainingCase, is_of_year, missing

YEARLY = Act(body="pc", kind="yearly", decided_on=date(2025, 11, 20))
TOPIC = Act(body="pc", kind="topic", decided_on=date(2025, 11, 20))
READY = TrainingCase(starts_on=date(2026, 6, 8), yearly=YEARLY, topic=TOPIC, residential=(True, True), steering_group=2)


def test_a_training_with_everything_is_ready() -> None:
    assert missing(READY) == []
    assert missing(replace(READY, topic=YEARLY)) == []  # one act may decide both


LACKING: list[tuple[dict[str, Any], str]] = [
    ({"yearly": None}, "yearly_missing"),
    ({"yearly": replace(YEARLY, body="secretariat")}, "yearly_missing"),
    ({"yearly": TOPIC}, "yearly_missing"),
    ({"yearly": replace(YEARLY, decided_on=date(2024, 11, 20))}, "yearly_of_another_year"),
    ({"yearly": replace(YEARLY, decided_on=date(2026, 6, 9))}, "yearly_of_another_year"),
    ({"yearly": replace(YEARLY, years=frozenset({2025}))}, "yearly_of_another_year"),
    ({"residential": (True, False)}, "not_residential"),
    ({"steering_group": 0}, "steering_group_missing"),
    ({"topic": None}, "topic_missing"),
    ({"topic": replace(TOPIC, body="board")}, "topic_missing"),
]


@pytest.mark.parametrize(("changed", "code"), LACKING)
def test_what_is_missing_is_named(changed: dict[str, Any], code: str) -> None:
    assert missing(replace(READY, **changed)) == [code]


def test_everything_that_is_missing_is_named_at_once() -> None:
    nothing = replace(READY, yearly=None, topic=None, residential=(False,), steering_group=0)
    assert missing(nothing) == ["yearly_missing", "not_residential", "steering_group_missing", "topic_missing"]


def test_one_act_carries_several_editions_of_its_year() -> None:
    assert is_of_year(replace(YEARLY, years=frozenset({2026})), date(2026, 10, 1))
