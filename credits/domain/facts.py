"""What a rule sees and says. Pure values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class FactSeen:
    """A fact of the register, as rules see it; value and out_of as in the register."""

    id: int
    kind: str
    subject_key: str
    value: int
    out_of: int
    passed: bool | None
    module_number: int | None
    activity_date: date


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A requirement of a resolution, as rules see it. amount: hundredths of an Academy credit."""

    key: str
    kind: str
    amount: int
    settings: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything a rule may look at. contact_minutes: by module number. done: results of earlier requirements."""

    facts: Sequence[FactSeen]
    contact_minutes: Mapping[int, int]
    done: Mapping[str, "Result"]

    def of_kind(self, kind: str) -> list[FactSeen]:
        return [fact for fact in self.facts if fact.kind == kind]


@dataclass(frozen=True, kw_only=True)
class Result:
    """Whether a requirement is met, the facts it rests on, and what is missing: a code with its values."""

    met: bool
    grounds: tuple[int, ...] = ()
    code: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


Rule = Callable[[Mapping[str, Any], Case], Result]
