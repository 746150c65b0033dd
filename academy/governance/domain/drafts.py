"""What a draft says, as the values that `soundness` judges. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from academy.governance.domain.reach import Level


@dataclass(frozen=True, kw_only=True)
class Span:
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class Designated:
    """mandate: its code. spans: when the mandate and its renewals run."""

    component: str
    activity: str
    category: str
    mandate: str
    spans: Sequence[Span]
    is_capacity_building: bool = True
    has_reason: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """amount: hundredths of an Academy credit. settings: as in `parameters`."""

    component: str
    activity: str
    key: str
    kind: str
    amount: int
    settings: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Module:
    """A module of a course version that the draft adopts."""

    component: str
    activity: str
    version: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The level of a component, with what the Board may add to it."""

    level: Level
    recognises_earlier_learning: bool = False
    extension_months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another resolution, tabled or adopted, that neither supersedes this one nor is superseded by it.

    governs: (component, activity) of what it designates, (component, "") of the levels it sets.
    """

    number: str
    span: Span
    governs: frozenset[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """All that a draft says. fixed_modules: what mandates fix, by (component, activity). least_modules: where the text

    says "several", by component. span_months: by component.
    """

    span: Span
    designated: Sequence[Designated] = ()
    asked: Sequence[Asked] = ()
    settings: Sequence[Setting] = ()
    # Ceilings and parts of components for which no level is set: (component, category).
    loose_limits: Sequence[tuple[str, str]] = ()
    modules: Sequence[Module] = ()
    others: Sequence[Other] = ()
    fixed_modules: Mapping[tuple[str, str], int] = field(default_factory=dict)
    least_modules: Mapping[str, int] = field(default_factory=dict)
    span_months: Mapping[str, int] = field(default_factory=dict)
    component_iii_open: bool = False
    # The earlier list that it renews, "" for none; and whether it says what became of evaluations and needs.
    renews: str = ""
    is_considered: bool = False
    # It designates activities and names no topic.
    lacks_topics: bool = False


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What cannot stand: a code, where it is, and the values a sentence needs."""

    code: str
    component: str = ""
    activity: str = ""
    requirement: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
