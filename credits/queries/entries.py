"""Reads of the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Min, QuerySet

from courses.catalogue.api import Edition
from courses.learning.api import Fact
from credits.domain.level import Amount
from credits.models import CreditEntry


def entries_of(edition: Edition) -> list[CreditEntry]:
    """Every entry of an edition, reversals too, oldest first."""
    return list(CreditEntry.objects.filter(edition=edition).select_related("requirement", "resolution").order_by("pk"))


def entries_by_person(people: Sequence[UUID], *, as_of: datetime | None = None) -> dict[UUID, list[CreditEntry]]:
    """Every entry of these people (recorded by then), reversals too, oldest first; one statement."""
    rows = CreditEntry.objects.filter(person_uid__in=people)
    if as_of:
        rows = rows.filter(recorded_at__lte=as_of)
    return _by_person(rows.select_related("requirement", "resolution", "edition__activity").order_by("pk"))


def awards_in(edition: Edition, people: Sequence[UUID]) -> dict[UUID, list[CreditEntry]]:
    """The same for one edition only, without what a page shows; one statement."""
    return _by_person(CreditEntry.objects.filter(edition=edition, person_uid__in=people).order_by("pk"))


def _by_person(rows: QuerySet[CreditEntry]) -> dict[UUID, list[CreditEntry]]:
    found: dict[UUID, list[CreditEntry]] = defaultdict(list)
    for entry in rows:
        found[entry.person_uid].append(entry)
    return found


def standing(entries: Iterable[CreditEntry]) -> list[CreditEntry]:
    """The awards among them that none of them reverses."""
    rows = list(entries)
    gone = {entry.reverses_id for entry in rows if entry.reverses_id}
    return [entry for entry in rows if not entry.reverses_id and entry.pk not in gone]


def standing_entries(component: str, people: Sequence[UUID]) -> dict[UUID, list[CreditEntry]]:
    """Awards of a component that no entry reverses, by person; one statement whatever the number of people."""
    found = entries_by_person(people)
    rows = {uid: [one for one in standing(mine) if one.component == component] for uid, mine in found.items()}
    return defaultdict(list, rows)


def amounts(entries: Iterable[CreditEntry]) -> list[Amount]:
    return [
        Amount(component=e.component, category=e.category, amount=e.amount, activity_date=e.activity_date)
        for e in entries
    ]


def facts_behind(entries: Iterable[CreditEntry]) -> dict[int, Fact]:
    """The facts that entries rest on, by id; one statement."""
    return {fact.pk: fact for fact in Fact.objects.filter(pk__in={g for entry in entries for g in entry.grounds})}


def people_of(edition: Edition) -> list[UUID]:
    """Everybody whom a tally of the edition concerns: who has facts or entries in it, enrolled still or not.

    In the order in which they came on record; two statements.
    """
    found: dict[UUID, None] = {}
    for rows in (Fact.objects.filter(edition=edition), CreditEntry.objects.filter(edition=edition)):
        firsts = rows.order_by().values("person_uid").annotate(first=Min("pk")).order_by("first")
        found |= dict.fromkeys(firsts.values_list("person_uid", flat=True))
    return list(found)
