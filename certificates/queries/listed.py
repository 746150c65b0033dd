"""A list as its pages show it: who has approved it, and what became of each name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from academy.audit import api as audit_api
from academy.people.api import Institution, User
from certificates.models import Approval, RegisterEntry, Release, ReleaseLine
from certificates.queries.progress import Progress, progress_of

Lines = list[tuple[ReleaseLine, RegisterEntry | None]]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """approvals: each institution with its approval, None while it is awaited. lines: see `with_certificates`."""

    release: Release
    progress: Progress | None
    approvals: list[tuple[Institution, Approval | None]]
    lines: Lines


def listed(rows: QuerySet[Release]) -> list[Listed]:
    """Lists with everything that the Secretariat sees of them, in a number of statements that does not grow."""
    releases = list(
        rows.prefetch_related(
            "approvals__institution", "lines__person", "lines__supersedes", "lines__held_by", "left_out__person"
        )
    )
    progress = progress_of(releases)
    entries = _entries(releases)
    return [
        Listed(
            release=one,
            progress=progress.get(one.pk),
            approvals=_approvals(one),
            lines=[(line, entries.get((one.pk, line.person.uid))) for line in one.lines.all()],
        )
        for one in releases
    ]


def is_reissue(release: Release) -> bool:
    """Whether the list issues certificates again that there are already."""
    return release.lines.filter(supersedes__isnull=False).exists()


def may_withdraw(release: Release, user: User) -> bool:
    """Whether the account asked for this re-issue, and no number of it has been given."""
    is_open = release.state in (Release.State.PROPOSED, Release.State.APPROVED)
    return is_open and release.proposed_by == audit_api.actor_key(user) and is_reissue(release)


def with_certificates(release: Release, lines: Iterable[ReleaseLine]) -> Lines:
    """Each line with its certificate, None before it is issued; the certificate has `has_supplement`."""
    entries = _entries([release])
    return [(line, entries.get((release.pk, line.person.uid))) for line in lines]


def _entries(releases: list[Release]) -> dict[tuple[int, object], RegisterEntry]:
    has_supplement = ExpressionWrapper(Q(record__payload__has_key="supplement"), output_field=BooleanField())
    rows = RegisterEntry.objects.filter(release__in=releases).annotate(has_supplement=has_supplement)
    return {(one.release_id, one.person_uid): one for one in rows}


def _approvals(release: Release) -> list[tuple[Institution, Approval | None]]:
    given = {approval.institution_id: approval for approval in release.approvals.all()}
    return [(one, given.get(one.pk)) for one in release.institutions.all()]
