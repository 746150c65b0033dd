"""Whether the endorsement of an earlier list covers a later one that supersedes it. Pure.

Topics and activities are endorsed, the values of credits are the Board's own. Source: P-PG (2020) 10, P-PG/Academy,
items 6 and 7. What was endorsed stays endorsed: a list that adds no activity, no topic and no day to it is no new list.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

# By what an activity and a topic are described: whatever else a resolution says of them is the Board's own.
ACTIVITY = (
    "activity_key",
    "component",
    "mandate_id",
    "category",
    "is_capacity_building",
    "reason_fr",
    "reason_en",
    "outcomes_fr",
    "outcomes_en",
)
TOPIC = ("activity_key", "component", "number", "title_fr", "title_en", "outcomes_fr", "outcomes_en")


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What is endorsed of a list: its days, its activities as they are described, and the topics taught in them."""

    starts_on: date
    ends_on: date
    activities: frozenset[Hashable]
    topics: frozenset[Hashable]


def adds_nothing(new: Listed, *, endorsed: Listed) -> bool:
    """All that it lists was endorsed; leaving something out, or ending earlier, is covered too."""
    return (
        endorsed.starts_on <= new.starts_on
        and new.ends_on <= endorsed.ends_on
        and new.activities <= endorsed.activities
        and new.topics <= endorsed.topics
    )
