"""A count of one or two people of a country may name them to somebody who knows that country: it is not shown.

Pure. Who may read everybody's credits sees every count. The number is the house's, as is that of surveys.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 3


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A count as somebody may see it. value: None where it is not shown."""

    value: int | None
    is_small: bool = False


def shown(counts: Mapping[str, int], *, in_full: bool) -> dict[str, Shown]:
    """The counts of one column. Where a single one would be hidden, the next smallest is hidden with it.

    Otherwise the total, less all that is shown, would give the hidden one away.
    """
    small = set() if in_full else {key for key, count in counts.items() if 0 < count < FEWEST}
    hidden = small | ({_next(counts, small)} if len(small) == 1 else set())
    return {key: Shown(value=None if key in hidden else count, is_small=key in small) for key, count in counts.items()}


def _next(counts: Mapping[str, int], small: set[str]) -> str:
    """The smallest count that is still shown and not nought; the small one itself where there is no other."""
    others = sorted((count, key) for key, count in counts.items() if count and key not in small)
    return others[0][1] if others else next(iter(small))
