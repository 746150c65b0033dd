"""The fee of an edition of Component II, and its invoices: numbered without gaps, frozen, one per participant.

Source: P-PG (2020) 10, P-PG/Academy, item 10.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from academy.audit import api as audit_api
from academy.governance.api import Decision
from academy.lib.bilingual import in_language
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from courses.admissions import queries
from courses.admissions.domain import references
from courses.admissions.models import CostHead, CostRequest, Fee, FeeEntry, Invoice, NumberSeries
from courses.admissions.money_refusals import DueTooEarly, FeeStands, NoFeeHere, NoFeeYet
from courses.admissions.operations.held import check_held
from courses.catalogue.api import Edition


@transaction.atomic
def set_fee(
    *, edition: Edition, amount: int, decision: Decision, due_on: date, payee: str, iban: str, by: User, now: datetime
) -> Fee:
    """What the competent body decided, in cents, and the account to pay to. Raises NoFeeHere, FeeStands.

    A later fee replaces an earlier one only while no invoice stands, so that everybody is asked for the same.
    """
    people_api.check(by, Permission.FEES_MANAGE)
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).select_related("activity").get(pk=edition.pk)
    check_held(edition)
    if not queries.asks_fee(edition):
        raise NoFeeHere
    before = queries.fee_of(edition)
    standing = sum(not one.is_cancelled for one in queries.accounts_of_edition(edition))
    if standing and before and before.amount != amount:
        raise FeeStands(standing)
    try:
        with transaction.atomic():
            fee = Fee.objects.create(
                edition=edition,
                amount=amount,
                decision=decision,
                due_on=due_on,
                payee=payee,
                iban=iban,
                set_by=audit_api.actor_key(by),
                set_at=now,
            )
    except IntegrityError as refused:  # the activity is designated for Component I as well
        raise NoFeeHere from refused
    data = {"edition": edition.key, "cents": amount, "due_on": due_on.isoformat()}
    audit_api.record(action="fee.set", by=by, thing=fee, at=now, authority=decision.reference, data=data)
    return fee


@transaction.atomic
def issue_invoices(*, edition: Edition, by: User, now: datetime) -> list[Invoice]:
    """An invoice and its letter for every participant who has none. Raises NoFeeYet, DueTooEarly."""
    people_api.check(by, Permission.FEES_MANAGE)
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).select_related("activity").get(pk=edition.pk)
    check_held(edition)
    fee, today = queries.fee_of(edition), timezone.localdate(now)
    if fee is None:
        raise NoFeeYet
    if fee.due_on < today:
        raise DueTooEarly(fee.due_on)
    return [_issue(edition, one.person, fee, today=today, by=by, now=now) for one in queries.without_invoice(edition)]


def _issue(edition: Edition, person: Person, fee: Fee, *, today: date, by: User, now: datetime) -> Invoice:
    number, head = next_number(NumberSeries.Kind.INVOICE, today.year), _granted(edition, person)
    granted = _settled(head, fee.amount) if head else 0
    invoice = Invoice.objects.create(
        year=today.year,
        number=number,
        edition=edition,
        person=person,
        turn=1 + Invoice.objects.filter(edition=edition, person=person).count(),
        fee=fee,
        amount=fee.amount,
        reference=references.reference(year=today.year, number=number),
        language=person.language,
        content=_content(edition, person, fee) | {"granted": granted},
        issued_on=today,
        due_on=fee.due_on,
        issued_by=audit_api.actor_key(by),
    )
    FeeEntry.objects.create(
        invoice=invoice, kind=FeeEntry.Kind.CHARGE, amount=fee.amount, by=audit_api.actor_key(by), at=now
    )
    settle_by_grant(invoice, by=by, now=now)
    audit_api.record(
        action="invoice.issued", by=by, thing=invoice, at=now, authority=fee.decision.reference,
        data={"number": invoice.code, "cents": invoice.amount},
    )  # fmt: skip
    _tell(invoice)
    return invoice


def _content(edition: Edition, person: Person, fee: Fee) -> dict[str, object]:
    """Every word of the paper that is not the same on all of them."""
    language = person.language
    with translation.override(language):
        return {
            "name": person.printed_name,
            "institution": in_language(person.institution, "name") if person.institution else "",
            "country": str(person.country or ""),
            "edition": in_language(edition, "title"),
            "decision": fee.decision.reference,
            "payee": fee.payee,
            "iban": fee.iban,
            "is_demonstration": edition.is_demonstration or fee.decision.is_fictitious,
        }


def _tell(invoice: Invoice) -> None:
    found = queries.account(invoice)
    notifications_api.write_letter(
        key=f"invoice:{invoice.pk}",
        template="invoice",
        person=invoice.person,
        context={
            "invoice": invoice,
            "edition": invoice.edition,
            "reference": references.printed(invoice.reference),
            "balance": found.balance,
            "granted": found.granted,
        },
    )


def settle_by_grant(invoice: Invoice, *, by: User, now: datetime) -> FeeEntry | None:
    """A registration grant settles its part of the fee, once; whichever came first, the grant or the invoice."""
    head = _granted(invoice.edition, invoice.person)
    if head is None:
        return None
    return FeeEntry.objects.create(
        invoice=invoice, kind=FeeEntry.Kind.GRANT, amount=-_settled(head, invoice.amount),
        request_id=head.request_id, by=audit_api.actor_key(by), at=now,
    )  # fmt: skip


def _settled(head: CostHead, fee: int) -> int:
    """The fee at most: what was granted beyond it, for a fee that has been lowered since, is never paid out."""
    return min(head.granted or 0, fee)


def _granted(edition: Edition, person: Person) -> CostHead | None:
    """What is granted for the registration and was not taken back."""
    rows = queries.granted_heads(person, edition)
    return rows.filter(head=CostHead.Head.REGISTRATION, request__kind=CostRequest.Kind.GRANT).first()


def next_number(kind: str, year: int) -> int:
    """The next number of a year. Writers wait for each other at the row; who fails gives the number back."""
    NumberSeries.objects.get_or_create(kind=kind, year=year)
    series = NumberSeries.objects.select_for_update().get(kind=kind, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last
