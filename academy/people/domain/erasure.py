"""What becomes of what is held of a person who is erased, and until when she is answered.

Pure: every app says what it holds as a `Part` (see academy/people/parts.py).
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Fate(StrEnum):
    """ERASED: gone, or emptied of what was said. NAMELESS: it stays and names nobody. KEPT: it stays as it is."""

    ERASED = "erased"
    NAMELESS = "nameless"
    KEPT = "kept"


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line of the erasure table. tables: models by label, as "people.person". why: of what stays, the reason.

    count: how much of it is held of a person.
    """

    tables: tuple[str, ...]
    what: Any
    fate: Fate
    why: Any = ""
    count: Callable[[Any], int]


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What is held of one person, in words for her and for who erases it."""

    what: str
    count: int
    fate: Fate
    why: str


def nothing_hinders(person: Any, on: date) -> list[str]:
    """Of an app in which nothing is ever under way."""
    return []


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one app holds of people, what hinders erasing it on a day (sentences), and how it is erased.

    erase: called inside one transaction; returns the names of files in the private storage that nothing names any more.
    nobody: models that are tied to a person's rows and say nothing of her.
    """

    app: str
    items: Sequence[Item]
    hinders: Callable[[Any, date], list[str]] = nothing_hinders
    erase: Callable[[Any], list[str]]
    nobody: tuple[str, ...] = field(default=())


def held_of(parts: Sequence[Part], person: Any) -> list[Holding]:
    """What all of them hold of a person; what is not held is not mentioned."""
    counted = [(item, item.count(person)) for part in parts for item in part.items]
    return [
        Holding(what=str(item.what), count=count, fate=item.fate, why=str(item.why)) for item, count in counted if count
    ]


def a_month_after(day: date) -> date:
    """The same day of the next month, or its last day. Source: GDPR, Article 12(3); Regulation 1182/71, Article 3."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
