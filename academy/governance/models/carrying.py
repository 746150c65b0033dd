"""An endorsement covers a later list only where that list adds nothing to the one that was endorsed.

Source: P-PG (2020) 10, P-PG/Academy, items 6 and 7. The same rule as `domain.carrying`, for whoever writes by whatever
means.
"""

from academy.governance.domain.carrying import ACTIVITY, TOPIC
from academy.lib import guards


def _added(table: str, columns: tuple[str, ...]) -> str:
    """Whether the new list has a row that the earlier one, `o`, does not."""
    same = " AND ".join(f"e.{column} = d.{column}" for column in columns)
    return (
        f"EXISTS (SELECT 1 FROM {table} d WHERE d.resolution_id = NEW.id AND NOT EXISTS ("  # noqa: S608 - ours
        f"SELECT 1 FROM {table} e WHERE e.resolution_id = o.id AND {same}))"
    )


_ADDS = (
    "NEW.endorsement_id IS NOT NULL AND EXISTS (SELECT 1 FROM governance_resolution o "  # noqa: S608 - ours
    "WHERE o.id = NEW.supersedes_id AND o.endorsement_id = NEW.endorsement_id "
    "AND (NEW.applies_from < o.applies_from OR NEW.applies_to > o.applies_to "
    f"OR {_added('governance_designatedactivity', ACTIVITY)} OR {_added('governance_curriculummodule', TOPIC)}))"
)

guards.register(
    guards.Guard(
        name="endorsement_carries_over_to_what_it_endorsed",
        table="governance_resolution",
        events=("UPDATE",),
        columns=("endorsement_id",),
        when=_ADDS,
        message="This list adds to the one that was endorsed: it needs its own endorsement",
    )
)
