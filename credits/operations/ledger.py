"""The one door to the ledger: every entry is written here; the database adds it to the balance at once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from courses.catalogue.api import Edition
from credits.models import CreditEntry
from credits.queries.due import Due

NO_LONGER_MET, OTHER_FACTS = "requirement_no_longer_met", "rests_on_other_facts"


@transaction.atomic
def write(entries: Sequence[CreditEntry]) -> list[CreditEntry]:
    """Add lines. Balances follow by trigger (see `credits.promises`), so that no line is ever without its sum."""
    return CreditEntry.objects.bulk_create(entries) if entries else []


def award(*, uid: UUID, component: str, edition: Edition, due: Due, revision: int, now: datetime) -> CreditEntry:
    """The line of an award that is due, not yet written. revision: how often it was made, this time included."""
    return CreditEntry(
        person_uid=uid,
        component=component,
        category=due.category,
        amount=due.requirement.amount,
        workload_hours=due.requirement.workload_hours or 0,
        contact_minutes=due.contact_minutes,
        edition=edition,
        fact_id=due.fact.id,
        grounds=list(due.grounds),
        requirement_id=due.requirement.pk,
        resolution_id=due.requirement.resolution_id,
        revision=revision,
        activity_date=due.fact.activity_date,
        reason="requirement_met",
        recorded_at=now,
    )


def reversal(entry: CreditEntry, *, reason: str, now: datetime) -> CreditEntry:
    """The line that takes an award back: the same in every respect, below zero."""
    return CreditEntry(
        person_uid=entry.person_uid,
        component=entry.component,
        category=entry.category,
        amount=-entry.amount,
        workload_hours=-entry.workload_hours,
        contact_minutes=-entry.contact_minutes,
        edition_id=entry.edition_id,
        fact_id=entry.fact_id,
        grounds=entry.grounds,
        requirement_id=entry.requirement_id,
        resolution_id=entry.resolution_id,
        revision=entry.revision,
        activity_date=entry.activity_date,
        reverses=entry,
        reason=reason,
        recorded_at=now,
    )
