"""Fees of Component II: decided, invoiced, paid by transfer, corrected by opposites. Component I asks none."""

import re
from collections.abc import Callable
from uuid import uuid4

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from academy.lib.sheets import as_xlsx
from academy.notifications.models import Letter
from academy.people.models import Person
from courses.admissions import operations, queries
from courses.admissions.models import Fee, FeeEntry, Invoice, Receipt, Transfer, TransferImport
from courses.admissions.money_refusals import NoFeeHere, NotOverpaid, RefundedSince, ReversedAlready
from tests.factories.admissions import make_edition
from tests.factories.money import (
    IBAN,
    bank_list,
    closed,
    granted,
    invoiced,
    make_course,
    make_decision,
    make_envelope,
    make_participant,
    make_request,
    open_terms,
    with_fee,
)

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]


def take(by: Person, *rows: tuple[str, str, str]) -> TransferImport:
    assert by.user
    return operations.import_transfers(file_name="b.csv", content=bank_list(*rows), by=by.user, now=timezone.now())


def test_executive_training_asks_no_fee_says_the_operation(dolores: Person) -> None:
    with pytest.raises(NoFeeHere, match="Component II"):
        with_fee(make_edition(), dolores)


def test_executive_training_asks_no_fee_says_the_database() -> None:
    row = {"amount": 1, "decision": make_decision(), "due_on": timezone.localdate(), "payee": "x", "iban": IBAN}
    with pytest.raises(DatabaseError, match="no fee"), transaction.atomic():
        Fee.objects.create(edition=make_edition(), set_by="x", **row)


def test_an_activity_with_a_fee_cannot_become_a_training(dolores: Person) -> None:
    edition = make_course()
    with_fee(edition, dolores)
    edition.activity.kind = "executive_training"
    # Two guards refuse it, the fee's and that of the places; which one speaks first is the engine's choice.
    words = "only the Executive Course|do not carry the limit of places"
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        edition.activity.save()


def test_the_secretariat_sets_a_fee_and_issues_invoices_in_a_browser(dolores: Person, as_: As) -> None:
    edition = make_course()
    amina = make_participant(edition, language="fr")
    decision, browser = make_decision(), as_(dolores)
    said = {"amount": "1 200,00", "decision": decision.pk, "due_on": "2099-01-31", "payee": "CoE", "iban": IBAN}
    wrong = browser.post(f"/admin/academy/fees/{edition.key}/", said | {"iban": "FR00"})
    assert b"copy the IBAN" in wrong.content
    assert browser.post(f"/admin/academy/fees/{edition.key}/", said).status_code == 302
    browser.post(f"/admin/academy/fees/{edition.key}/issue/")
    invoice = Invoice.objects.get(person=amina)
    assert (invoice.amount, invoice.number, invoice.language) == (120_000, 1, "fr")
    assert "Facture F-" in Letter.objects.get(template="invoice").subject
    page = as_(amina).get("/my/costs/").content.decode()
    assert invoice.reference in page
    assert as_(amina).get(f"/my/invoices/{invoice.uid}.pdf").content.startswith(b"%PDF-")
    assert browser.get(f"/admin/academy/invoices/{invoice.uid}/").status_code == 200


def test_chen_cannot_open_aminas_invoice(dolores: Person, chen: Person, as_: As) -> None:
    edition = make_course()
    make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    assert as_(chen).get(f"/my/invoices/{invoice.uid}.pdf").status_code == 404


def test_invoices_are_numbered_without_gaps(dolores: Person) -> None:
    edition = make_course()
    for given_name in ("A", "B", "C"):
        make_participant(edition, given_name)
    assert [one.number for one in invoiced(edition, dolores)] == [1, 2, 3]
    assert invoiced(edition, dolores) == []
    copy = Invoice.objects.get(number=3)
    copy.pk, copy.uid, copy.number, copy.turn, copy.reference = None, uuid4(), 5, 2, "RF"
    with pytest.raises(DatabaseError, match="without gaps"), transaction.atomic():
        copy.save(force_insert=True)


def test_transfers_find_their_invoice_and_the_same_file_counts_once(dolores: Person, as_: As) -> None:
    edition = make_course()
    amina = make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    rows = (("400.00", invoice.reference, "b1"), ("100.00", "no words", "b2"))
    first, second = take(dolores, *rows), take(dolores, *rows)
    assert first == second
    assert Transfer.objects.count() == 2
    assert queries.account(invoice).standing == "partly_paid"
    assert [one.bank_id for one in queries.waiting_transfers()] == ["b2"]
    overlapping = take(dolores, *rows, ("800.00", invoice.reference, "b3"))
    assert (overlapping.known, queries.account(invoice).standing) == (2, "settled")
    receipts = Receipt.objects.order_by("number")
    assert [one.number for one in receipts] == [1, 2]
    assert as_(amina).get(f"/my/receipts/{receipts[0].uid}.pdf").content.startswith(b"%PDF-")
    page = as_(dolores).get("/admin/academy/transfers/").content.decode()
    for said in ("€1,300.00</strong>", "€1,200.00</strong>", "€100.00</strong>", "no reference of ours"):
        assert said in page


def test_a_list_with_one_wrong_row_does_nothing_and_says_where(dolores: Person, as_: As) -> None:
    edition = make_course()
    make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    done = take(dolores, ("400.00", invoice.reference, "b1"), ("much", "x", "b2"), ("5.00", "x", "b1"))
    assert not done.accepted
    assert {(one["row"], one["column"]) for one in done.report} == {(3, "amount"), (4, "bank_id")}
    assert (Transfer.objects.count(), queries.account(invoice).balance) == (0, invoice.amount)


def test_wrong_check_digits_are_told_and_an_officer_assigns(dolores: Person, as_: As) -> None:
    edition = make_course()
    make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    digits = f"{(int(invoice.reference[2:4]) + 1) % 100:02d}"
    take(dolores, ("1300.00", f"RF{digits}{invoice.reference[4:]}", "b1"))
    transfer = Transfer.objects.get()
    assert transfer.found == "wrong_reference"
    browser, address = as_(dolores), f"/admin/academy/transfers/{transfer.pk}/"
    refused = browser.post(address, {"invoice": invoice.pk, "amount": "1301"})
    assert "€1,300.00 is left" in refused.content.decode()
    assert browser.post(address, {"invoice": invoice.pk, "amount": "1300"}).status_code == 302
    assert queries.account(invoice).overpaid == 10_000


def test_what_was_paid_too_much_is_refunded_and_no_more(dolores: Person) -> None:
    edition = make_course()
    make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    take(dolores, ("1250.00", invoice.reference, "b1"))
    by = {"by": dolores.user, "now": timezone.now(), "words": "bank 77"}
    with pytest.raises(NotOverpaid, match=r"€50\.00"):
        operations.refund(invoice=invoice, amount=5_001, **by)  # type: ignore[arg-type]
    operations.refund(invoice=invoice, amount=5_000, **by)  # type: ignore[arg-type]
    payment = invoice.entries.get(kind="payment")
    with pytest.raises(RefundedSince):
        operations.reverse_entry(entry=payment, **by)  # type: ignore[arg-type]
    assert queries.account(invoice).balance == 0


def test_a_payment_is_reversed_by_its_opposite_once_and_the_transfer_waits_again(dolores: Person) -> None:
    edition = make_course()
    make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    take(dolores, ("1200.00", invoice.reference, "b1"))
    payment = invoice.entries.get(kind="payment")
    by = {"by": dolores.user, "now": timezone.now(), "words": "of another person"}
    made = operations.reverse_entry(entry=payment, **by)  # type: ignore[arg-type]
    assert payment.amount + made.amount == 0
    assert [one.left for one in queries.waiting_transfers()] == [120_000]
    with pytest.raises(ReversedAlready):
        operations.reverse_entry(entry=payment, **by)  # type: ignore[arg-type]


def test_a_cancelled_invoice_keeps_its_number_and_the_next_one_follows(dolores: Person) -> None:
    edition = make_course()
    make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    now = timezone.now()
    operations.cancel_invoice(invoice=invoice, words="withdrew", by=dolores.user, now=now)  # type: ignore[arg-type]
    assert queries.account(invoice).standing == "cancelled"
    (again,) = operations.issue_invoices(edition=edition, by=dolores.user, now=now)  # type: ignore[arg-type]
    assert (again.number, again.turn) == (2, 2)


@pytest.mark.parametrize("model", [Fee, Invoice, FeeEntry])
def test_the_ledger_is_never_changed(model: type[Fee], dolores: Person) -> None:
    edition = make_course()
    make_participant(edition)
    invoiced(edition, dolores)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.update(amount=1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.all()._raw_delete(using="default")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts=st.lists(st.integers(1, 200_000), min_size=1, max_size=4), back=st.integers(0, 3))
def test_entry_and_reversal_are_nought_and_a_balance_is_what_was_not_paid(
    amounts: list[int], back: int, dolores: Person
) -> None:
    with transaction.atomic():
        edition = make_course(f"c{timezone.now().timestamp()}".replace(".", ""))
        make_participant(edition, f"P{timezone.now().timestamp()}")
        (invoice,) = invoiced(edition, dolores)
        rows = [(f"{one / 100:.2f}", invoice.reference, f"b{n}") for n, one in enumerate(amounts)]
        take(dolores, *rows)
        payments = list(invoice.entries.filter(kind="payment").order_by("pk"))
        gone = payments[min(back, len(payments) - 1)]
        made = operations.reverse_entry(entry=gone, words="x", by=dolores.user, now=timezone.now())  # type: ignore[arg-type]
        assert gone.amount + made.amount == 0
        assert queries.account(invoice).balance == invoice.amount - sum(amounts) - gone.amount
        transaction.set_rollback(True)


def test_a_grant_above_a_lowered_fee_settles_it_and_leaves_nothing_to_refund(dolores: Person, as_: As) -> None:
    edition = make_course()
    amina = make_participant(edition)
    (first,) = invoiced(edition, dolores)
    make_envelope(edition, 200_000)
    open_terms(edition)
    request = make_request(edition, amina, registration=120_000)
    closed(edition, dolores)
    granted(request, dolores, registration=120_000)
    browser = as_(dolores)
    browser.post(f"/admin/academy/invoices/{first.uid}/cancel/", {"words": "the fee is lowered"})
    with_fee(edition, dolores, amount=80_000)
    browser.post(f"/admin/academy/fees/{edition.key}/issue/")
    second = Invoice.objects.exclude(pk=first.pk).get()
    found = queries.account(second)
    assert (found.balance, found.overpaid, second.content["granted"]) == (0, 0, 80_000)
    paper = as_(amina).get(f"/my/invoices/{second.uid}.pdf").content
    said = pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_range()
    assert ("Nothing is to be paid" in said, "IBAN" in said) == (True, False)
    with pytest.raises(NotOverpaid):
        operations.refund(invoice=second, amount=1, words="bank 1", by=dolores.user, now=timezone.now())  # type: ignore[arg-type]
    with pytest.raises(DatabaseError, match="no more than the fee"), transaction.atomic():
        FeeEntry.objects.create(invoice=second, kind="grant", amount=-80_001, request=request, by="x")


def test_an_amount_that_can_be_read_in_two_ways_is_refused_in_the_list_and_in_the_form(
    dolores: Person, as_: As
) -> None:
    edition = make_course()
    done = take(dolores, ("123.456", "x", "b1"), ("9" * 4_000, "x", "b2"), ("0", "x", "b3"))
    assert ["two ways" in done.report[0]["message"], len(done.report), Transfer.objects.count()] == [True, 3, 0]
    assert max(len(one["message"]) for one in done.report) < 200
    said = {"amount": "1,250", "decision": make_decision().pk, "due_on": "2099-01-31", "payee": "CoE", "iban": IBAN}
    assert b"can be read in two ways" in as_(dolores).post(f"/admin/academy/fees/{edition.key}/", said).content
    assert not Fee.objects.exists()


# Where in a zip's list of contents each value stands, and what no reader can do with it.
BROKEN = {
    "version": (6, b"\xff\x00"),
    "encryption": (8, b"\x41\x00"),
    "compression": (10, b"\x63\x00"),
    "offset": (42, b"\xff\xff\xff\x7f"),
    "name": (46, b"\xff\xfe"),
}


def _broken_xlsx(sort: str) -> bytes:
    """A list whose zip says of every file in it what cannot be."""
    whole = bytearray(as_xlsx([("booked_on", "amount")], title="b"))
    place, value = BROKEN[sort]
    for found in re.finditer(b"PK\x01\x02", bytes(whole)):
        at = found.start() + place
        whole[at : at + len(value)] = value
    return bytes(whole)


@pytest.mark.parametrize("sort", BROKEN)
def test_a_broken_xlsx_is_refused_in_words(sort: str, dolores: Person, as_: As) -> None:
    file = SimpleUploadedFile("b.xlsx", _broken_xlsx(sort))
    answer = as_(dolores).post("/admin/academy/transfers/", {"file": file}, follow=True)
    assert b"not an XLSX file that can be read" in answer.content
    assert not Transfer.objects.exists()
