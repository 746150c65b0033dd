"""The proof: everything recomputed from facts and laws, compared with the ledger and the balances. Writes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import F, Sum

from academy.governance.api import Component
from courses.catalogue.api import Edition
from credits.models import Balance, CreditEntry
from credits.queries.concerned import editions_on_record
from credits.queries.due import due_to, needs_enrolments
from credits.queries.entries import awards_in, people_of, standing
from credits.queries.evidence import evidence_of
from credits.queries.laws import Lawbook, lawbook

BATCH = 500  # people at a time: memory stays flat


@dataclass(frozen=True, kw_only=True)
class Difference:
    """code: not_on_ledger, not_due, other_grounds (edition and requirement as keys), balance (component/category).

    ledger and computed: hundredths of an Academy credit.
    """

    code: str
    person: UUID
    where: str
    ledger: int
    computed: int

    def __str__(self) -> str:
        return (
            f"{self.code}: person {self.person}, {self.where}: "
            f"ledger {self.ledger / 100:.2f}, recomputed {self.computed / 100:.2f}"
        )


@dataclass(frozen=True, kw_only=True)
class Proof:
    people: int  # person and edition
    entries: int
    balances: int
    differences: list[Difference]


def prove() -> Proof:
    """Every edition with facts or entries; then every balance against the full sum of its entries."""
    book, people, differences = lawbook(), 0, []
    for edition in editions_on_record():
        ours = people_of(edition)
        people += len(ours)
        for batch in _batches(ours):
            differences += list(_of_edition(book, edition, batch))
    differences += list(_of_balances())
    return Proof(
        people=people,
        entries=CreditEntry.objects.count(),
        balances=Balance.objects.count(),
        differences=differences,
    )


def _batches(people: Iterable[UUID]) -> Iterator[list[UUID]]:
    rows = iter(people)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _of_edition(book: Lawbook, edition: Edition, people: list[UUID]) -> Iterator[Difference]:
    laws = {component: book.laws_of(edition, component) for component in Component.values}
    every = [law for rows in laws.values() for law in rows]
    evidence = evidence_of([edition], people, enrolments=needs_enrolments(every))
    entries = awards_in(edition, people)
    for uid in people:
        held = {entry.requirement_id: entry for entry in standing(entries.get(uid, ()))}
        due = {
            pk: one
            for rows in laws.values()
            for pk, one in due_to(rows, edition=edition, uid=uid, evidence=evidence).items()
            if not one.pending
        }
        for pk in sorted(held.keys() | due.keys()):
            yield from _compared(edition, uid, held.get(pk), due.get(pk))


def _compared(edition: Edition, uid: UUID, entry: CreditEntry | None, due: Any) -> Iterator[Difference]:
    where = f"{edition.key}, requirement {entry.requirement_id if entry else due.requirement.pk}"
    amounts = {"ledger": entry.amount if entry else 0, "computed": due.requirement.amount if due else 0}
    if entry is None:
        yield Difference(code="not_on_ledger", person=uid, where=where, **amounts)
    elif due is None:
        yield Difference(code="not_due", person=uid, where=where, **amounts)
    elif entry.rests_on != due.rests_on or entry.amount != due.requirement.amount:
        yield Difference(code="other_grounds", person=uid, where=where, **amounts)


def _of_balances() -> Iterator[Difference]:
    """Two statements, read side by side in the same order."""
    key = ("person_uid", "component", "category")
    sums = {
        row[:3]: row[3]
        for row in CreditEntry.objects.order_by().values_list(*key).annotate(total=Sum("amount")).iterator()
    }
    for uid, component, category, amount in Balance.objects.values_list(*key, F("amount")).iterator():
        computed = sums.pop((uid, component, category), 0)
        if amount != computed:
            yield _balance(uid, component, category, ledger=amount, computed=computed)
    for (uid, component, category), computed in sums.items():
        yield _balance(uid, component, category, ledger=0, computed=computed)


def _balance(uid: UUID, component: str, category: str, *, ledger: int, computed: int) -> Difference:
    return Difference(
        code="balance", person=uid, where=f"component {component}, {category}", ledger=ledger, computed=computed
    )
