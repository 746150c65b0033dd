"""A course of Component II with a fee, an envelope and participants: the smallest world in which money can be tried."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from academy.governance.models import Decision
from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from courses.admissions import operations
from courses.admissions.models import CostRequest, Envelope, GrantTerms, Invoice
from courses.admissions.operations import Asked
from courses.catalogue.models import Activity, Edition
from courses.learning.models import Enrolment
from tests.factories.admissions import make_edition
from tests.factories.people import person_with_role

IBAN = "FR7630006000011234567890189"  # the example of the French banks' own leaflets
FEE = 120_000


def make_decision(reference: str = "BOARD/TEST-1") -> Decision:
    said = {"body": "board", "kind": "other", "decided_on": date(2026, 1, 5), "meeting": "Test", "text_fr": "x",
            "text_en": "x", "is_fictitious": True}  # fmt: skip
    return Decision.objects.get_or_create(reference=reference, defaults=said)[0]


def make_course(key: str = "course-x") -> Edition:
    """An edition of the Executive Course; the training's mandate serves."""
    edition = make_edition(key, capacity=None)
    activity, _ = Activity.objects.get_or_create(
        key="a-course",
        defaults={"mandate": edition.activity.mandate, "kind": "executive_course", "title_fr": "C", "title_en": "C"},
    )
    edition.activity = activity
    edition.save()
    return edition


def make_participant(edition: Edition, given: str = "Amina", *, country: str = "MA", language: str = "en") -> Person:
    person = person_with_role(given, "Benali", RoleCode.PARTICIPANT, country=country, language=language)
    Enrolment.objects.create(person=person, edition=edition, enrolled_on=date(2026, 1, 1))
    return person


def with_fee(edition: Edition, by: Person, *, amount: int = FEE) -> None:
    assert by.user
    operations.set_fee(
        edition=edition, amount=amount, decision=make_decision(), due_on=timezone.localdate() + timedelta(days=30),
        payee="Council of Europe (invented)", iban=IBAN, by=by.user, now=timezone.now(),
    )  # fmt: skip


def invoiced(edition: Edition, by: Person) -> list[Invoice]:
    assert by.user
    with_fee(edition, by)
    return operations.issue_invoices(edition=edition, by=by.user, now=timezone.now())


def bank_list(*rows: tuple[str, str, str]) -> bytes:
    """(amount, reference, number of the bank) of each transfer, as the bank lists them."""
    lines = [f"2026-01-15,{amount},EUR,Ministry of Health,{text},{bank_id}" for amount, text, bank_id in rows]
    return "\n".join(["booked_on,amount,currency,payer,reference,bank_id", *lines]).encode()


def open_terms(edition: Edition) -> GrantTerms:
    now = timezone.now()
    return GrantTerms.objects.create(
        edition=edition, opens_at=now - timedelta(days=2), requests_until=now + timedelta(days=2)
    )


def make_request(edition: Edition, person: Person, **heads: int) -> CostRequest:
    assert person.user
    asked = {head: Asked(cost=amount * 2, asked=amount) for head, amount in (heads or {"travel": 30_000}).items()}
    return operations.ask_for_grant(
        edition=edition, person=person, heads=asked, means="Little", grounds="Far away", by=person.user,
        now=timezone.now(),
    )  # fmt: skip


def closed(edition: Edition, by: Person) -> None:
    """The deadline passes and the list is closed."""
    assert by.user
    now = timezone.now()
    GrantTerms.objects.filter(edition=edition).update(requests_until=now - timedelta(minutes=1))
    operations.close_list(edition=edition, by=by.user, now=now)


def make_envelope(edition: Edition, amount: int = 100_000, *, kind: str = "grant", **more: Any) -> Envelope:
    return Envelope.objects.create(
        kind=kind, year=edition.starts_on.year, amount=amount, decision=make_decision(), set_by="test", **more
    )


def granted(request: CostRequest, by: Person, **amounts: int) -> CostRequest:
    assert by.user
    said: dict[str, Any] = {"amounts": amounts, "words": "By the means stated", "by": by.user, "now": timezone.now()}
    operations.propose(request=request, **said)
    operations.decide_request(request=request, body="secretariat", **said)
    return request
