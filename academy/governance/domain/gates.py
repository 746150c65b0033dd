"""What the text asks of a course by its kind, whatever the Board adds and whatever it is worth. Pure.

Component II: participation, exercises and tests. Component III: exercises (research, presentations, etc.), formal tests
and a thesis. Source: P-PG (2020) 10, P-PG/Academy, item 7.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Gate(StrEnum):
    PARTICIPATION = "participation"
    EXERCISE = "exercise"
    TEST = "test"
    THESIS = "thesis"


# Kinds of requirement by which each can be asked for.
KINDS: Mapping[Gate, frozenset[str]] = {
    Gate.PARTICIPATION: frozenset({"attendance", "active_participation"}),
    Gate.EXERCISE: frozenset({"assignment", "presentation", "other"}),
    Gate.TEST: frozenset({"test"}),
    Gate.THESIS: frozenset({"thesis"}),
}
GATES: Mapping[str, tuple[Gate, ...]] = {
    "II": (Gate.PARTICIPATION, Gate.EXERCISE, Gate.TEST),
    "III": (Gate.EXERCISE, Gate.TEST, Gate.THESIS),
}


def gates_without(component: str, kinds: Iterable[str]) -> list[Gate]:
    """What the text asks of the component and none of these kinds of requirement does."""
    asked = set(kinds)
    return [gate for gate in GATES.get(component, ()) if not asked & KINDS[gate]]


def is_gate(component: str, kind: str) -> bool:
    """Whether a requirement of that kind is among what the text asks to be passed."""
    return any(kind in KINDS[gate] for gate in GATES.get(component, ()))
