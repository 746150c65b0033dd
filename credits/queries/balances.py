"""Sums of many people at once: from the balances, with ceilings, in one statement."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Least

from credits.domain.level import Level, valid_from
from credits.models import Balance, CreditEntry

Row = tuple[UUID, int]


def balances_of(component: str) -> Iterator[Row]:
    """Each person's credits of a component as the balances have them; one statement."""
    rows = Balance.objects.filter(component=component).values_list("person_uid")
    return rows.annotate(Sum("amount")).order_by().iterator(chunk_size=10_000)


def tallies(component: str) -> Iterator[Row]:
    """The same, added up from every entry; one statement."""
    rows = CreditEntry.objects.filter(component=component).values_list("person_uid")
    return rows.annotate(Sum("amount")).order_by().iterator(chunk_size=10_000)


def counted(component: str, level: Level, *, on: date, people: Sequence[UUID] | None = None) -> Iterator[Row]:
    """What counts of each person's credits: `domain.level.add_up(...).counted` for everybody, in one statement.

    Validity needs the days of the activities: then, and only then, the entries are read instead of the balances.
    """
    if level.validity_months is None:
        rows: QuerySet[Balance] | QuerySet[CreditEntry] = Balance.objects.all()
    else:
        first = valid_from(on=on, months=level.validity_months)
        rows = CreditEntry.objects.filter(activity_date__gte=first)
    if not level.counts_other_components:
        rows = rows.filter(component=component)
    if people is not None:
        rows = rows.filter(person_uid__in=people)
    found: Iterator[Row] = _within_ceilings(rows, level).iterator(chunk_size=10_000)
    return found


def _within_ceilings(rows: "QuerySet[Balance] | QuerySet[CreditEntry]", level: Level) -> Any:
    """By person: the sum of each capped category, cut at its ceiling, and the sum of all the others."""
    capped = sorted(level.ceilings.items())
    others = Coalesce(Sum("amount", filter=~Q(category__in=[category for category, _ in capped])), 0)
    total: Any = others if capped else Sum("amount")
    for category, ceiling in capped:
        total = total + Least(Coalesce(Sum("amount", filter=Q(category=category)), 0), Value(ceiling))
    return rows.values_list("person_uid").annotate(counted=total).order_by()
