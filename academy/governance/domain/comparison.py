"""What differs between two credit lists. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

Key = tuple[str, str, str]  # component, activity, requirement or "threshold"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value that differs. before and after: hundredths of an Academy credit; None where the line is absent."""

    key: Key
    before: int | None
    after: int | None


def changes(before: Mapping[Key, int], after: Mapping[Key, int]) -> list[Change]:
    keys = sorted(set(before) | set(after))
    return [
        Change(key=key, before=before.get(key), after=after.get(key))
        for key in keys
        if before.get(key) != after.get(key)
    ]
