"""Bank transfers: a list is taken in as a whole or not at all, and each is matched by the reference that it carries."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.dates import date_format
from academy.lib.sheets import read_xlsx
from academy.lib.tables import CsvRow, RowProblem, read_csv
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries
from courses.admissions.domain import money, references
from courses.admissions.models import Invoice, NumberSeries, Transfer, TransferImport
from courses.admissions.models.fees import EURO
from courses.admissions.money_refusals import MoreThanTheTransfer, NothingOwed, not_an_amount
from courses.admissions.operations.accounts import locked, take_payment

COLUMNS = ("booked_on", "amount", "currency", "payer", "reference", "bank_id")
Found = Transfer.Found


@dataclass(frozen=True, kw_only=True)
class _Line:
    row: int
    booked_on: date
    amount: int
    payer: str
    text: str
    bank_id: str


@transaction.atomic
def import_transfers(*, file_name: str, content: bytes, by: User, now: datetime) -> TransferImport:
    """Take a list of the bank. The same list again is the import that is there; a row that is known counts once."""
    people_api.check(by, Permission.FEES_MANAGE)
    _queue(timezone.localdate(now).year)
    digest = hashlib.sha256(content).hexdigest()
    before = TransferImport.objects.filter(sha256=digest, accepted=True).first()
    if before:
        return before
    table = (read_xlsx if content.startswith(b"PK\x03\x04") else read_csv)(content, columns=COLUMNS)
    problems = list(table.problems)
    lines = [] if problems else _lines(table.rows, problems, today=timezone.localdate(now))
    fresh = [] if problems else _fresh(lines, problems)
    done = TransferImport.objects.create(
        file_name=file_name[:200], sha256=digest, rows=len(table.rows), known=len(lines) - len(fresh),
        report=[problem.as_dict() for problem in problems], accepted=not problems,
        imported_by=audit_api.actor_key(by), imported_at=now,
    )  # fmt: skip
    if done.accepted:
        for line in fresh:
            _take(line, done, by=by, now=now)
    action = "transfers.imported" if done.accepted else "transfers.refused"
    audit_api.record(action=action, by=by, thing=done, at=now, data={"rows": done.rows, "problems": len(problems)})
    return done


def _queue(year: int) -> None:
    """Imports wait for each other, so that the same list twice at once is taken once."""
    NumberSeries.objects.get_or_create(kind=NumberSeries.Kind.RECEIPT, year=year)
    NumberSeries.objects.select_for_update().get(kind=NumberSeries.Kind.RECEIPT, year=year)


def _lines(rows: list[CsvRow], problems: list[RowProblem], *, today: date) -> list[_Line]:
    seen: dict[str, int] = {}
    found = [_line(row, seen, problems, today) for row in rows]
    return [line for line in found if line]


def _line(row: CsvRow, seen: dict[str, int], problems: list[RowProblem], today: date) -> _Line | None:
    cells, before = row.cells, len(problems)

    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    booked_on, amount = _day(cells["booked_on"]), _amount(cells["amount"], wrong)
    if booked_on is None:
        wrong("booked_on", _("“%s” is not a day such as 2026-02-14.") % cells["booked_on"])
    elif booked_on > today:
        wrong("booked_on", _("%s is still to come: a transfer is listed once it is booked.") % date_format(booked_on))
    if cells["currency"] != EURO:
        wrong("currency", _("“%s” is not EUR: fees are paid in euros.") % cells["currency"])
    for column, most in (("payer", 200), ("bank_id", 60)):
        if not cells[column]:
            wrong(column, _("This cell is empty."))
        elif len(cells[column]) > most:
            wrong(column, _("More than %s characters.") % most)
    if cells["bank_id"] in seen:
        wrong("bank_id", _("Row %s of this list has the same number of the bank.") % seen[cells["bank_id"]])
    seen.setdefault(cells["bank_id"], row.number)
    if booked_on is None or not amount or len(problems) > before:
        return None
    return _Line(
        row=row.number, booked_on=booked_on, amount=amount, payer=cells["payer"],
        text=cells["reference"][:200], bank_id=cells["bank_id"],
    )  # fmt: skip


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _amount(text: str, wrong: Callable[[str, str], None]) -> int | None:
    try:
        amount = money.parse(text)
    except money.NotAnAmount as refused:
        wrong("amount", not_an_amount(refused))
        return None
    if not amount:
        wrong("amount", _("Write an amount above nought."))
    return amount


def _fresh(lines: list[_Line], problems: list[RowProblem]) -> list[_Line]:
    """Lines whose number of the bank is new. A known number with another day or amount is a problem."""
    known = {one.bank_id: one for one in Transfer.objects.filter(bank_id__in=[line.bank_id for line in lines])}
    for line in lines:
        there = known.get(line.bank_id)
        if there and (there.amount, there.booked_on) != (line.amount, line.booked_on):
            words = _(
                "This number of the bank is on record with another day or amount. Ask the bank for a corrected list."
            )
            problems.append(RowProblem(row=line.row, column="bank_id", message=words))
    return [line for line in lines if line.bank_id not in known]


def _take(line: _Line, done: TransferImport, *, by: User, now: datetime) -> Transfer:
    """Keep a transfer and, where its reference leads to an invoice, settle it with the whole amount."""
    found, invoice = _invoice_of(line.text)
    transfer = Transfer.objects.create(
        bank_id=line.bank_id, came_with=done, row=line.row, booked_on=line.booked_on, amount=line.amount,
        payer=line.payer, text=line.text, found=found,
    )  # fmt: skip
    if invoice:
        take_payment(invoice=locked(invoice), transfer=transfer, amount=line.amount, by=by, now=now)
    return transfer


def _invoice_of(text: str) -> tuple[str, Invoice | None]:
    """What the reference leads to, and the invoice where it is one that can be settled."""
    reference = references.found_in(text)
    if not reference:
        return Found.NO_REFERENCE, None
    if not references.is_right(reference):
        return Found.WRONG_REFERENCE, None
    invoice = Invoice.objects.filter(reference=reference).first()
    if invoice is None:
        return Found.NO_INVOICE, None
    if queries.account(invoice).is_cancelled:
        return Found.CANCELLED, None
    return Found.INVOICE, invoice


@transaction.atomic
def assign_transfer(*, transfer: Transfer, invoice: Invoice, amount: int, by: User, now: datetime) -> None:
    """An officer says what a transfer, or a part of it, is for. Raises MoreThanTheTransfer, NothingOwed."""
    people_api.check(by, Permission.FEES_MANAGE)
    _queue(timezone.localdate(now).year)
    transfer = Transfer.objects.select_for_update(no_key=True).get(pk=transfer.pk)
    left = transfer.left
    if not 0 < amount <= left:
        raise MoreThanTheTransfer(left)
    invoice = locked(invoice)
    if queries.account(invoice).is_cancelled:
        raise NothingOwed
    take_payment(invoice=invoice, transfer=transfer, amount=amount, by=by, now=now)
