"""Certificates that a draft would make due or not: from the app above credits."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from certificates import api as certificates_api
from credits import api as credits_api
from credits.api import Simulation


@dataclass(frozen=True, kw_only=True)
class Pending:
    """Certificates that wait to be asked for: complete, and none issued.

    kept: issued ones of people who would no longer be complete; no draft takes them away.
    """

    component: str
    more: int
    fewer: int
    kept: int


def pending(simulation: Simulation) -> list[Pending]:
    """By component, from the people whose status changes; one statement, and one for each component."""
    rows = credits_api.status_changes(simulation)
    by_component: dict[str, list[tuple[UUID, bool]]] = defaultdict(list)
    for uid, component, is_complete in rows:
        by_component[component].append((uid, is_complete))
    return [_pending_of(component, changes) for component, changes in sorted(by_component.items())]


def _pending_of(component: str, changes: Sequence[tuple[UUID, bool]]) -> Pending:
    holders = certificates_api.holders([uid for uid, _is_complete in changes], component=component)
    return Pending(
        component=component,
        more=sum(is_complete and uid not in holders for uid, is_complete in changes),
        fewer=sum(not is_complete and uid not in holders for uid, is_complete in changes),
        kept=sum(not is_complete and uid in holders for uid, is_complete in changes),
    )
