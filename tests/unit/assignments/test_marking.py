"""Levels and weights make a mark in hundredths of a percent."""

from hypothesis import given
from hypothesis import strategies as st

from courses.assignments.domain.marking import result

WEIGHTS = {"K1": 20, "K2": 25, "K3": 20, "K4": 20, "K5": 15}
levels = st.fixed_dictionaries({key: st.sampled_from([0, 50, 75, 100]) for key in WEIGHTS})


def test_the_worked_example() -> None:
    assert result({"K1": 75, "K2": 50, "K3": 75, "K4": 100, "K5": 100}, WEIGHTS) == 7750


@given(levels)
def test_a_mark_lies_between_nothing_and_everything_and_never_falls_with_a_better_level(given_: dict[str, int]) -> None:
    assert 0 <= result(given_, WEIGHTS) <= 10_000
    assert result(given_ | {"K1": 100}, WEIGHTS) >= result(given_, WEIGHTS)
