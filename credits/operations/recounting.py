"""What is counted again when the law or a programme is another: one job an edition, safe to run twice."""

from datetime import date, timedelta

from django.utils import timezone

from academy.governance.api import COUNTED_AGAIN, Resolution
from academy.jobs import api as jobs_api
from credits.operations.tallying import TALLY_EDITION
from credits.queries.concerned import editions_under


def recount_under(resolution: Resolution) -> int:
    """Every edition that the resolution governs; the same decision twice is once. Returns how many there are."""
    editions = editions_under(resolution)
    for edition in editions:
        _recount(edition.pk, because=f"resolution {resolution.pk}, endorsed by {resolution.endorsement_id}")
    return len(editions)


def recount_what_begins(*, on: date) -> int:
    """The resolutions whose first day in force this is: until now no credit was written under them. How many.

    Those of the last month too, for a night on which nothing ran: the same beginning twice is once.
    """
    days = (on - timedelta(days=31), on)
    beginning = Resolution.objects.filter(state=Resolution.State.ADOPTED, in_force_from__range=days)
    for resolution in beginning:
        for edition in editions_under(resolution):
            _recount(edition.pk, because=f"resolution {resolution.pk}, in force from {on.isoformat()}")
    return len(beginning)


def recount(edition_id: int) -> None:
    """One edition, whose programme is another now."""
    _recount(edition_id, because=f"programme at {timezone.now().isoformat()}")


def _recount(edition_id: int, *, because: str) -> None:
    jobs_api.enqueue(TALLY_EDITION, f"{COUNTED_AGAIN}{edition_id}:{because}", edition_id=edition_id)
