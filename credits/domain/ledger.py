"""What has to be written so that the ledger says what the rules say. Pure.

The standing awards of an edition are a function of its facts and laws: an award whose requirement is no longer met, or
which now rests on other facts, is reversed; it may be made again, on what it rests on now.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An award on the ledger that no entry reverses. rests_on: whatever two awards of a requirement may differ in."""

    entry: int
    requirement: int
    rests_on: Hashable = None


@dataclass(frozen=True, kw_only=True)
class Changes:
    to_award: tuple[int, ...]  # requirements
    to_reverse: tuple[int, ...]  # entries


def changes(*, standing: Iterable[Standing], due: Mapping[int, Hashable]) -> Changes:
    """due: what the credits of each requirement rest on now."""
    kept: set[int] = set()
    to_reverse = []
    for row in standing:
        if row.requirement in due and due[row.requirement] == row.rests_on and row.requirement not in kept:
            kept.add(row.requirement)
        else:
            to_reverse.append(row.entry)
    return Changes(
        to_award=tuple(requirement for requirement in due if requirement not in kept), to_reverse=tuple(to_reverse)
    )
