"""Whether what a list was proposed on still stands, by what the engine says now."""

from certificates.models import Release, ReleaseLine
from credits import api as credits_api
from credits.api import ComponentStatus


def fallen(release: Release) -> list[ReleaseLine]:
    """Lines whose person is no longer complete, or has lost a credit that is among the grounds.

    Not the held ones, which are not issued; and not those that issue a certificate again, which stands until it
    is revoked.
    """
    lines = list(
        release.lines.filter(held_by=None, supersedes=None).select_related("person").order_by("person__family_name")
    )
    if not lines:
        return []
    statuses = credits_api.statuses(edition=release.edition, component=release.component)
    return [line for line in lines if not _stands(line, statuses.get(line.person.uid))]


def _stands(line: ReleaseLine, status: ComponentStatus | None) -> bool:
    if status is None or not status.complete:
        return False
    return set(line.grounds.get("entries", ())) <= {one.entry.pk for one in status.lines}
