"""How far lists are that are being issued."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from academy.jobs import api as jobs_api
from academy.people.api import Institution
from certificates.models import NumberedLine, RegisterEntry, Release
from certificates.queries.asked import awaited

JOBS = "issue:"  # how the keys of the jobs that issue begin


@dataclass(frozen=True, kw_only=True)
class Progress:
    """waits: nobody works on it at this moment; whoever may issue can go on by hand.

    awaits: whose signatures it waits for, by the institutions' keys for it that lie elsewhere.
    """

    done: int
    total: int
    waits: bool
    awaits: tuple[Institution, ...] = ()


def progress_of(releases: Iterable[Release]) -> dict[int, Progress]:
    """By id of the list, for those that are being issued; in four statements, none where nothing is."""
    ids = [one.pk for one in releases if one.state == Release.State.ISSUING]
    if not ids:
        return {}
    totals = NumberedLine.objects.filter(line__release__in=ids).values("line__release").annotate(count=Count("pk"))
    entered = RegisterEntry.objects.filter(release__in=ids).values("release").annotate(count=Count("pk"))
    done = {row["release"]: row["count"] for row in entered.order_by()}
    at_work, awaits = _at_work(), _awaits(ids)
    return {
        row["line__release"]: Progress(
            done=done.get(row["line__release"], 0),
            total=row["count"],
            waits=row["line__release"] not in at_work and row["line__release"] not in awaits,
            awaits=tuple(awaits.get(row["line__release"], ())),
        )
        for row in totals.order_by()
    }


def _awaits(releases: list[int]) -> dict[int, list[Institution]]:
    found: dict[int, list[Institution]] = {}
    rows = awaited().filter(release__in=releases).select_related("key__institution").defer("message", "document")
    for row in rows:
        own = found.setdefault(row.release_id or 0, [])
        if row.key.institution not in own:
            own.append(row.key.institution)
    return found


def _at_work() -> set[int]:
    return {int(key.split(":")[1]) for key in jobs_api.keys_at_work(JOBS)}
