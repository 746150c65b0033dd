"""The account of an invoice: payments with their receipts, reversals, refunds, cancelling. Lines are only added."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries
from courses.admissions.models import FeeEntry, Invoice, NumberSeries, Receipt, Transfer
from courses.admissions.money_refusals import (
    CancelOnTheInvoice,
    NotOverpaid,
    NoWords,
    RefundedSince,
    ReversedAlready,
)
from courses.admissions.operations.fees import next_number

Kind = FeeEntry.Kind


def locked(invoice: Invoice) -> Invoice:
    """Writers of one account wait for each other."""
    rows = Invoice.objects.select_for_update(of=("self",), no_key=True).select_related("person", "edition")
    return rows.get(pk=invoice.pk)


def take_payment(*, invoice: Invoice, transfer: Transfer, amount: int, by: User, now: datetime) -> FeeEntry:
    """A transfer, or a part of it, settles an invoice; the person gets a receipt. The caller has locked both."""
    entry = FeeEntry.objects.create(
        invoice=invoice, kind=Kind.PAYMENT, amount=-amount, transfer=transfer, by=audit_api.actor_key(by), at=now
    )
    data = {"invoice": invoice.code, "transfer": transfer.bank_id, "cents": amount}
    audit_api.record(action="payment.received", by=by, thing=entry, at=now, data=data)
    _confirm(entry, invoice, transfer, now=now)
    return entry


def _confirm(entry: FeeEntry, invoice: Invoice, transfer: Transfer, *, now: datetime) -> Receipt:
    today, balance = timezone.localdate(now), queries.account(invoice).balance
    receipt = Receipt.objects.create(
        year=today.year,
        number=next_number(NumberSeries.Kind.RECEIPT, today.year),
        entry=entry,
        language=invoice.person.language,
        content={
            **{key: invoice.content.get(key, "") for key in ("name", "institution", "country", "edition")},
            "is_demonstration": bool(invoice.content.get("is_demonstration")),
            "invoice": invoice.code,
            "cents": -entry.amount,
            "booked_on": transfer.booked_on.isoformat(),
            "payer": transfer.payer,
            "balance": balance,
        },
        issued_on=today,
    )
    notifications_api.write_letter(
        key=f"receipt:{receipt.pk}",
        template="receipt",
        person=invoice.person,
        context={
            "invoice": invoice,
            "edition": invoice.edition,
            "receipt": receipt,
            "amount": -entry.amount,
            "balance": max(balance, 0),
            "overpaid": max(-balance, 0),
        },
    )
    return receipt


@transaction.atomic
def reverse_entry(*, entry: FeeEntry, words: str, by: User, now: datetime) -> FeeEntry:
    """Correct a payment or a refund by its opposite. Raises ReversedAlready, CancelOnTheInvoice, RefundedSince."""
    people_api.check(by, Permission.FEES_MANAGE)
    if entry.kind in {Kind.GRANT, Kind.CHARGE}:
        raise CancelOnTheInvoice
    invoice = locked(entry.invoice)
    return add_opposite(invoice, entry, words=words, by=by, now=now)


def add_opposite(invoice: Invoice, entry: FeeEntry, *, words: str, by: User, now: datetime) -> FeeEntry:
    """The opposite line; the caller holds the account."""
    if not words.strip():
        raise NoWords
    if entry.kind == Kind.REVERSAL or FeeEntry.objects.filter(reverses=entry).exists():
        raise ReversedAlready
    found = queries.account(invoice)
    if entry.kind == Kind.PAYMENT and found.refunded and found.balance - entry.amount > _owed(found):
        raise RefundedSince
    made = FeeEntry.objects.create(
        invoice=invoice, kind=Kind.REVERSAL, amount=-entry.amount, reverses=entry, transfer_id=entry.transfer_id,
        request_id=entry.request_id, words=words.strip(), by=audit_api.actor_key(by), at=now,
    )  # fmt: skip
    data = {"invoice": invoice.code, "line": entry.pk, "cents": made.amount}
    audit_api.record(action="entry.reversed", by=by, thing=made, at=now, data=data)
    return made


def _owed(found: queries.Account) -> int:
    """What would be owed if nothing had been paid or refunded."""
    return 0 if found.is_cancelled else found.invoice.amount - found.granted


@transaction.atomic
def refund(*, invoice: Invoice, amount: int, words: str, by: User, now: datetime) -> FeeEntry:
    """Pay back what came in too much. words: the bank's reference of the refund. Raises NotOverpaid, NoWords."""
    people_api.check(by, Permission.FEES_MANAGE)
    if not words.strip():
        raise NoWords
    invoice = locked(invoice)
    most = queries.account(invoice).overpaid
    if not 0 < amount <= most:
        raise NotOverpaid(most)
    made = FeeEntry.objects.create(
        invoice=invoice, kind=Kind.REFUND, amount=amount, words=words.strip(), by=audit_api.actor_key(by), at=now
    )
    data = {"invoice": invoice.code, "cents": amount}
    audit_api.record(action="payment.refunded", by=by, thing=made, at=now, data=data)
    return made


@transaction.atomic
def cancel_invoice(*, invoice: Invoice, words: str, by: User, now: datetime) -> FeeEntry:
    """The fee is no longer asked, with a reason; what settled it can be refunded. The number stays in the series."""
    people_api.check(by, Permission.FEES_MANAGE)
    invoice = locked(invoice)
    for entry in invoice.entries.filter(kind=Kind.GRANT, reversed_by=None):
        add_opposite(invoice, entry, words=words, by=by, now=now)
    charge = invoice.entries.get(kind=Kind.CHARGE)
    return add_opposite(invoice, charge, words=words, by=by, now=now)
