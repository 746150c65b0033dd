"""Fees and accounts: what an edition asks, what each participant owes, which transfers wait."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from academy.people.api import Person
from courses.admissions.domain import money
from courses.admissions.models import Fee, FeeEntry, Invoice, Receipt, Transfer, TransferImport
from courses.catalogue.api import Activity, Edition
from courses.learning.api import Enrolment


def asks_fee(edition: Edition) -> bool:
    """Component II alone is funded by fees. Source: P-PG (2020) 10, P-PG/Academy, item 10."""
    return edition.activity.kind == Activity.Kind.EXECUTIVE_COURSE


def fee_of(edition: Edition) -> Fee | None:
    return Fee.objects.filter(edition=edition).select_related("decision").first()


@dataclass(frozen=True, kw_only=True)
class Account:
    """An invoice with its lines, in cents: above nought is owed."""

    invoice: Invoice
    entries: list[FeeEntry]

    @property
    def balance(self) -> int:
        return sum(entry.amount for entry in self.entries)

    @property
    def overpaid(self) -> int:
        return max(0, -self.balance)

    @property
    def is_cancelled(self) -> bool:
        reversed_lines = {entry.reverses_id for entry in self.entries}
        return any(entry.kind == FeeEntry.Kind.CHARGE and entry.pk in reversed_lines for entry in self.entries)

    @property
    def standing(self) -> money.Standing:
        return money.standing(charged=self.invoice.amount, balance=self.balance, is_cancelled=self.is_cancelled)

    @property
    def granted(self) -> int:
        return -self._live(FeeEntry.Kind.GRANT)

    @property
    def paid(self) -> int:
        return -self._live(FeeEntry.Kind.PAYMENT)

    @property
    def refunded(self) -> int:
        return self._live(FeeEntry.Kind.REFUND)

    def _live(self, kind: str) -> int:
        reversed_lines = {entry.reverses_id for entry in self.entries}
        return sum(one.amount for one in self.entries if one.kind == kind and one.pk not in reversed_lines)

    @property
    def receipts(self) -> list[Receipt]:
        return [entry.receipt for entry in self.entries if hasattr(entry, "receipt")]


def accounts(invoices: QuerySet[Invoice]) -> list[Account]:
    """With lines, receipts and people; three SQL statements."""
    rows = invoices.select_related("person__country", "edition", "fee__decision").prefetch_related(
        "entries__receipt", "entries__transfer", "entries__reversed_by"
    )
    return [Account(invoice=one, entries=list(one.entries.all())) for one in rows]


def account(invoice: Invoice) -> Account:
    return accounts(Invoice.objects.filter(pk=invoice.pk))[0]


def accounts_of_edition(edition: Edition) -> list[Account]:
    return accounts(Invoice.objects.filter(edition=edition).order_by("year", "number"))


def accounts_of(person: Person) -> list[Account]:
    return accounts(Invoice.objects.filter(person=person))


def without_invoice(edition: Edition) -> list[Enrolment]:
    """Participants of the edition whose fee is not invoiced, or whose invoice was cancelled."""
    cancelled = FeeEntry.objects.filter(kind=FeeEntry.Kind.CHARGE, reversed_by__isnull=False)
    invoiced = Invoice.objects.filter(edition=edition).exclude(pk__in=cancelled.values("invoice"))
    rows = Enrolment.objects.filter(edition=edition).exclude(state=Enrolment.State.WITHDRAWN)
    rows = rows.exclude(person__in=invoiced.values("person")).select_related("person__country", "person__institution")
    return list(rows.order_by("person__family_name", "pk"))


def live_invoice(edition: Edition, person: Person) -> Invoice | None:
    """The person's latest invoice for the edition that is not cancelled."""
    rows = Invoice.objects.filter(edition=edition, person=person)
    cancelled = FeeEntry.objects.filter(kind=FeeEntry.Kind.CHARGE, reversed_by__isnull=False)
    return rows.exclude(pk__in=cancelled.values("invoice")).order_by("-turn").first()


def transfers() -> QuerySet[Transfer]:
    """With what each settles."""
    return Transfer.objects.select_related("came_with").prefetch_related("entries__invoice__person")


def waiting_transfers() -> QuerySet[Transfer]:
    """Transfers of which something is left to assign."""
    lines = FeeEntry.objects.filter(transfer=OuterRef("pk")).order_by().values("transfer")
    total = Subquery(lines.annotate(total=Sum("amount")).values("total"), output_field=IntegerField())
    return transfers().alias(settled=Coalesce(total, 0)).filter(amount__gt=Value(0) - F("settled"))


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Everything that came in, in cents: what is booked to invoices, and what waits."""

    number: int
    came_in: int
    booked: int

    @property
    def waits(self) -> int:
        return self.came_in - self.booked


def totals_of_transfers() -> Totals:
    """Two SQL statements."""
    came_in = Transfer.objects.aggregate(number=Count("pk"), cents=Coalesce(Sum("amount"), 0))
    booked = FeeEntry.objects.filter(transfer__isnull=False).aggregate(cents=Coalesce(Sum("amount"), 0))
    return Totals(number=came_in["number"], came_in=came_in["cents"], booked=-booked["cents"])


def transfer_imports() -> QuerySet[TransferImport]:
    """With the number of transfers that each brought."""
    return TransferImport.objects.annotate(brought=Count("transfers"))


def invoices_to_assign() -> QuerySet[Invoice]:
    """Invoices to which a transfer can be assigned, the newest first."""
    cancelled = FeeEntry.objects.filter(kind=FeeEntry.Kind.CHARGE, reversed_by__isnull=False)
    return Invoice.objects.exclude(pk__in=cancelled.values("invoice")).select_related("person", "edition")


def differing(found: Iterable[Account], standing: money.Standing) -> list[Account]:
    return [one for one in found if one.standing == standing]
