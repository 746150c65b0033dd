"""What a resolution supersedes ends on the day before it takes effect."""

from datetime import timedelta

from academy.governance import board_queries
from academy.governance.models import Resolution


def supersede_by(resolution: Resolution) -> None:
    """The resolution before it is law until the day before; an earlier end stays.

    A list that waits for its endorsement ends nothing: see `domain.phases.takes_effect`.
    """
    old, first = resolution.supersedes, board_queries.effect_of(resolution)
    if old is None or first is None:
        return
    last = first - timedelta(days=1)
    if old.in_force_to is None or old.in_force_to > last:
        Resolution.objects.filter(pk=old.pk).update(in_force_to=last)
