"""Certificates that a draft would make due or not: from the app above credits."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from certificates import api as certificates_api
from credits import api as credits_api
from credits.api import SimulatedChange, Simulation


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


def waiting_words(changes: Sequence[SimulatedChange]) -> dict[tuple[UUID, str], str]:
    """What becomes of each person's certificate, by person and component; one statement for each component.

    Nothing is said of those whose status does not change.
    """
    turned = [change for change in changes if change.complete_before != change.complete_after]
    held = {
        component: certificates_api.holders(
            [change.person_uid for change in turned if change.component == component], component=component
        )
        for component in {change.component for change in turned}
    }
    return {(one.person_uid, one.component): _words(one, held[one.component]) for one in turned}


def _words(change: SimulatedChange, holders: Collection[UUID]) -> str:
    if change.person_uid in holders:
        return _("issued already, stays")
    return _("would be pending") if change.complete_after else _("no longer pending")


def _pending_of(component: str, changes: Sequence[tuple[UUID, bool]]) -> Pending:
    holders = certificates_api.holders([uid for uid, _is_complete in changes], component=component)
    return Pending(
        component=component,
        more=sum(is_complete and uid not in holders for uid, is_complete in changes),
        fewer=sum(not is_complete and uid not in holders for uid, is_complete in changes),
        kept=sum(not is_complete and uid in holders for uid, is_complete in changes),
    )
