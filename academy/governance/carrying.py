"""Which endorsement a list rests on: its own, or that of the list it supersedes and adds nothing to."""

from academy.governance.domain.carrying import ACTIVITY, TOPIC, Listed, adds_nothing
from academy.governance.models import Resolution


def covered_by(resolution: Resolution) -> Resolution | None:
    """The endorsed list whose endorsement carries over to this one, or will once it is adopted."""
    earlier = resolution.supersedes
    if earlier is None or earlier.endorsement_id is None or not resolution.designated_activities.exists():
        return None
    return earlier if adds_nothing(_listed(resolution), endorsed=_listed(earlier)) else None


def rests_on(resolution: Resolution) -> Resolution | None:
    """The earlier list whose endorsement this one has; None where it has its own, or none."""
    earlier = resolution.supersedes
    if earlier is None or resolution.endorsement_id is None or earlier.endorsement_id != resolution.endorsement_id:
        return None
    return earlier


def _listed(resolution: Resolution) -> Listed:
    return Listed(
        starts_on=resolution.applies_from,
        ends_on=resolution.applies_to,
        activities=frozenset(resolution.designated_activities.values_list(*ACTIVITY)),
        topics=frozenset(resolution.curriculum.values_list(*TOPIC)),
    )
