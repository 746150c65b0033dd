"""What has to be written so that the ledger says what the rules say. Pure.

An award is kept as long as its requirement is met; when it no longer is, it is reversed; it may be made again later.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An award on the ledger that no entry reverses."""

    entry: int
    requirement: int


@dataclass(frozen=True, kw_only=True)
class Changes:
    to_award: tuple[int, ...]  # requirements
    to_reverse: tuple[int, ...]  # entries


def changes(*, standing: Iterable[Standing], due: Collection[int]) -> Changes:
    """due: the requirements whose credits are due now."""
    rows = list(standing)
    held = {row.requirement for row in rows}
    return Changes(
        to_award=tuple(requirement for requirement in due if requirement not in held),
        to_reverse=tuple(row.entry for row in rows if row.requirement not in due),
    )
