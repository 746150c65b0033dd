"""Registration fees of Component II: the fee, what a participant was invoiced, what settled it, receipts.

Source: P-PG (2020) 10, P-PG/Academy, item 10 (resources): Component II is funded by registration fees; Component I asks
none. No amount stands in the text: it is set by a recorded decision. Amounts are whole cents.
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards

EURO = "EUR"


class Fee(models.Model):
    """What an edition of Component II costs a participant, by a decision. The latest row counts; none is changed."""

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="fees")
    amount = models.PositiveIntegerField()  # cents
    currency = models.CharField(max_length=3, default=EURO)
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="fees")
    due_on = models.DateField()
    payee = models.CharField(max_length=140)  # whose account it is
    iban = models.CharField(max_length=34)
    set_by = models.CharField(max_length=64)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("registration fee")
        verbose_name_plural = _("registration fees")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="fee_is_an_amount"),
            models.CheckConstraint(condition=Q(currency=EURO), name="fee_in_euro"),
            models.CheckConstraint(condition=~Q(payee="") & ~Q(iban=""), name="fee_says_where_to_pay"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.amount}"


class NumberSeries(models.Model):
    """The last number given in a year; the row is the queue at which writers line up, so that no number is lost."""

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("invoice")
        RECEIPT = "receipt", _("receipt")

    kind = models.CharField(max_length=7, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("series of numbers")
        verbose_name_plural = _("series of numbers")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "year"], name="one_series_per_kind_and_year")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"


class Invoice(models.Model):
    """What a participant was asked to pay, frozen. `content` holds every word that the paper prints, in its language.

    turn: 1, or the next where an earlier one was cancelled.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="invoices")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="invoices")
    turn = models.PositiveSmallIntegerField(default=1)
    fee = models.ForeignKey(Fee, on_delete=models.PROTECT, related_name="invoices")
    amount = models.PositiveIntegerField()
    reference = models.CharField(max_length=25, unique=True)  # ISO 11649, printed for the bank
    language = models.CharField(max_length=2)
    content = models.JSONField(default=dict)
    issued_on = models.DateField()
    due_on = models.DateField()
    issued_by = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="one_invoice_per_number"),
            models.UniqueConstraint(fields=["edition", "person", "turn"], name="one_invoice_per_person_and_turn"),
            models.CheckConstraint(condition=Q(due_on__gte=F("issued_on")), name="invoice_due_after_issue"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """ "F-2026-0001"."""
        return f"F-{self.year}-{self.number:04d}"


class FeeEntry(models.Model):
    """A line of an invoice's account, in cents: above nought is owed, below nought settles. Never changed.

    A wrong line is corrected by its opposite, at most once; a reversal of a payment frees its part of the transfer.
    """

    class Kind(models.TextChoices):
        CHARGE = "charge", _("fee")
        GRANT = "grant", _("grant for the registration")
        PAYMENT = "payment", _("payment")
        REFUND = "refund", _("refund")
        REVERSAL = "reversal", _("reversal")

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    amount = models.IntegerField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    transfer = models.ForeignKey(
        "admissions.Transfer", on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    request = models.ForeignKey(
        "admissions.CostRequest", on_delete=models.PROTECT, null=True, blank=True, related_name="fee_entries"
    )
    words = models.TextField(blank=True)  # the reason of a reversal, the bank's reference of a refund
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("line of an account")
        verbose_name_plural = _("lines of accounts")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="charge", amount__gt=0, reverses=None)
                | Q(kind="grant", amount__lt=0, reverses=None, request__isnull=False)
                | Q(kind="payment", amount__lt=0, reverses=None, transfer__isnull=False)
                | (Q(kind="refund", amount__gt=0, reverses=None) & ~Q(words=""))
                | (Q(kind="reversal", reverses__isnull=False) & ~Q(words="") & ~Q(amount=0)),
                name="fee_entry_says_what_it_is",
            ),
            models.UniqueConstraint(fields=["invoice"], condition=Q(kind="charge"), name="one_charge_per_invoice"),
            models.UniqueConstraint(
                fields=["invoice", "request"], condition=Q(kind="grant"), name="one_grant_entry_per_request"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.kind} {self.amount}"


class Receipt(models.Model):
    """A payment is confirmed on paper, frozen. It stays when the payment is reversed, and then says so."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    entry = models.OneToOneField(FeeEntry, on_delete=models.PROTECT, related_name="receipt")
    language = models.CharField(max_length=2)
    content = models.JSONField(default=dict)
    issued_on = models.DateField()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["year", "number"], name="one_receipt_per_number")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """ "R-2026-0001"."""
        return f"R-{self.year}-{self.number:04d}"


# Only the Executive Course asks a fee. An activity that an adopted resolution designates for Component I asks none.
_ASKS_NO_FEE = (
    "NOT EXISTS (SELECT 1 FROM catalogue_edition e JOIN catalogue_activity a ON a.id = e.activity_id "
    "WHERE e.id = NEW.edition_id AND a.kind = 'executive_course' AND NOT EXISTS ("
    "SELECT 1 FROM governance_designatedactivity d JOIN governance_resolution r ON r.id = d.resolution_id "
    "WHERE d.activity_key = a.key AND d.component = 'I' AND r.state = 'adopted' "
    "AND e.starts_on BETWEEN r.applies_from AND r.applies_to))"
)
_GAP = "NEW.number <> 1 + COALESCE((SELECT MAX(x.number) FROM {table} x WHERE x.year = NEW.year), 0)"
_PAID = "(SELECT COALESCE(SUM(-x.amount), 0) FROM admissions_feeentry x WHERE x.transfer_id = NEW.transfer_id)"
_TRANSFERRED = "(SELECT t.amount FROM admissions_transfer t WHERE t.id = NEW.transfer_id)"
_OWED = "(SELECT COALESCE(SUM(x.amount), 0) FROM admissions_feeentry x WHERE x.invoice_id = NEW.invoice_id)"

guards.register(
    guards.append_only("admissions_fee"),
    guards.append_only("admissions_invoice"),
    guards.append_only("admissions_feeentry"),
    guards.append_only("admissions_receipt"),
    guards.Guard(
        name="no_fee_in_component_one",
        table="admissions_fee",
        events=("INSERT",),
        when=_ASKS_NO_FEE,
        message="Executive Training and Component I ask no fee",
    ),
    guards.Guard(
        name="fee_stays_in_component_two",
        table="catalogue_activity",
        events=("UPDATE",),
        columns=("kind",),
        when=(
            "NEW.kind <> 'executive_course' AND EXISTS (SELECT 1 FROM admissions_fee f "
            "JOIN catalogue_edition e ON e.id = f.edition_id WHERE e.activity_id = NEW.id)"
        ),
        message="An edition of this activity asks a fee: only the Executive Course does",
    ),
    guards.Guard(
        name="edition_with_fee_stays_in_component_two",
        table="catalogue_edition",
        events=("UPDATE",),
        columns=("activity_id",),
        when=(
            "EXISTS (SELECT 1 FROM admissions_fee f WHERE f.edition_id = NEW.id) AND NOT EXISTS ("
            "SELECT 1 FROM catalogue_activity a WHERE a.id = NEW.activity_id AND a.kind = 'executive_course')"
        ),
        message="This edition asks a fee: only the Executive Course does",
    ),
    guards.Guard(
        name="invoice_numbers_without_gap",
        table="admissions_invoice",
        events=("INSERT",),
        when=_GAP.format(table="admissions_invoice"),
        message="Invoices are numbered without gaps in their year",
    ),
    guards.Guard(
        name="receipt_numbers_without_gap",
        table="admissions_receipt",
        events=("INSERT",),
        when=_GAP.format(table="admissions_receipt"),
        message="Receipts are numbered without gaps in their year",
    ),
    guards.Guard(
        name="fee_entry_reversed_by_its_opposite",
        table="admissions_feeentry",
        events=("INSERT",),
        when=(
            "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM admissions_feeentry x "
            "WHERE x.id = NEW.reverses_id AND x.invoice_id = NEW.invoice_id AND x.amount = -NEW.amount "
            "AND x.kind <> 'reversal' AND COALESCE(x.transfer_id, 0) = COALESCE(NEW.transfer_id, 0))"
        ),
        message="A reversal is the opposite of the line that it reverses",
    ),
    guards.Guard(
        name="transfer_counts_once",
        table="admissions_feeentry",
        events=("INSERT",),
        when=f"NEW.kind = 'payment' AND {_PAID} - NEW.amount > {_TRANSFERRED}",
        message="A transfer settles no more than its amount",
    ),
    guards.Guard(
        name="grant_settles_the_fee_at_most",
        table="admissions_feeentry",
        events=("INSERT",),
        when=(
            "NEW.kind = 'grant' AND NEW.amount < "
            "(SELECT -i.amount FROM admissions_invoice i WHERE i.id = NEW.invoice_id)"
        ),
        message="A grant settles no more than the fee",
    ),
    guards.Guard(
        name="refund_of_what_was_paid_too_much",
        table="admissions_feeentry",
        events=("INSERT",),
        when=f"NEW.kind = 'refund' AND {_OWED} + NEW.amount > 0",
        message="Only what was paid too much is refunded",
    ),
)
