"""Sums of many people at once: from the balances, with ceilings, in one statement.

The statements are the ORM's; their rows are taken as the driver gives them, because what the ORM does for each of a
hundred thousand rows costs more than adding up two million entries.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Least

from academy.governance.api import Component
from credits.domain.level import Level, valid_from
from credits.models import Balance, CreditEntry
from credits.queries.laws import lawbook

Row = tuple[str, int]  # the 32 hexadecimal digits of a person's uid, hundredths
AT_ONCE = 10_000


@dataclass(frozen=True, kw_only=True)
class Held:
    """One person's sums in one component, in hundredths. required: 0 where no level is set."""

    component: str
    held: int
    counted: int
    required: int


def held_by(people: Sequence[UUID], *, on: date) -> dict[UUID, list[Held]]:
    """What these people hold and what counts of it under the level of a day; two statements for each component."""
    found: dict[UUID, list[Held]] = {uid: [] for uid in people}
    if not people:
        return found
    book = lawbook()
    for component in Component.values:
        level = book.level(book.threshold_on(component, on))
        counts = dict(counted(component, level, on=on, people=people))
        for uid, amount in balances_of(component, people=people):
            one = Held(component=component, held=amount, counted=counts.get(uid, 0), required=level.required)
            found[UUID(uid)].append(one)
    return found


def balances_of(component: str, *, people: Sequence[UUID] | None = None) -> Iterator[Row]:
    """Each person's credits of a component as the balances have them; one statement."""
    rows = Balance.objects.filter(component=component)
    if people is not None:
        rows = rows.filter(person_uid__in=people)
    return _read(_summed(rows, Sum("amount")))


def tallies(component: str) -> Iterator[Row]:
    """The same, added up from every entry; one statement."""
    return _read(_summed(CreditEntry.objects.filter(component=component), Sum("amount")))


def counted(component: str, level: Level, *, on: date, people: Sequence[UUID] | None = None) -> Iterator[Row]:
    """What counts of each person's credits: `domain.level.add_up(...).counted` for everybody, in one statement.

    Validity needs the days of the activities: then, and only then, the entries are read instead of the balances.
    """
    if level.validity_months is None:
        rows: QuerySet[Any] = Balance.objects.all()
    else:
        first = valid_from(on=on, months=level.validity_months)
        rows = CreditEntry.objects.filter(activity_date__gte=first)
    if not level.counts_other_components:
        rows = rows.filter(component=component)
    if people is not None:
        rows = rows.filter(person_uid__in=people)
    # A person has one balance in each category of a component: it can be cut where it stands.
    one_row_each = level.validity_months is None and not level.counts_other_components
    return _read(_summed(rows, _cut_row_by_row(level) if one_row_each else _cut_sum_by_sum(level)))


def _cut_row_by_row(level: Level) -> Any:
    """The sum of amounts, each cut at the ceiling of its category."""
    cut = [
        When(category=category, then=Least("amount", Value(ceiling)))
        for category, ceiling in sorted(level.ceilings.items())
    ]
    return Sum(Case(*cut, default=F("amount"))) if cut else Sum("amount")


def _cut_sum_by_sum(level: Level) -> Any:
    """The sum of each capped category, cut at its ceiling, and the sum of all the others."""
    capped = sorted(level.ceilings.items())
    others = Coalesce(Sum("amount", filter=~Q(category__in=[category for category, _ in capped])), 0)
    total: Any = others if capped else Sum("amount")
    for category, ceiling in capped:
        total = total + Least(Coalesce(Sum("amount", filter=Q(category=category)), 0), Value(ceiling))
    return total


def _summed(rows: QuerySet[Any], total: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = rows.order_by().values_list("person_uid").annotate(total=total)
    return found


def _read(rows: QuerySet[Any]) -> Iterator[Row]:
    """The rows of a statement that gives a person and a sum."""
    sql, values = rows.query.sql_with_params()
    if connection.features.has_native_uuid_field:  # elsewhere the digits are what is stored
        sql = f"SELECT REPLACE(s.person_uid::text, '-', ''), s.total FROM ({sql}) AS s"  # noqa: S608 - the ORM's own
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while some := cursor.fetchmany(AT_ONCE):
            yield from some
