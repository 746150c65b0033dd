"""A request is proposed on, decided case by case with reasons, committed against its envelope, paid, released.

Source: P-PG (2020) 10, P-PG/Academy, item 10 (grants); P-PG/Training, item 6 (exceptional support).
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.lib.bilingual import in_language
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries
from courses.admissions.models import (
    Commitment,
    CostDecision,
    CostHead,
    CostRequest,
    Envelope,
    FeeEntry,
    Payout,
)
from courses.admissions.money_refusals import (
    AboveAsked,
    AbovePayable,
    DayInFuture,
    EnvelopeExceeded,
    NoEnvelope,
    NoLongerTakesPart,
    NothingToRelease,
    NotListed,
    NotProposed,
    NoWords,
    NumberExceeded,
    ReversedAlready,
    TakenBack,
)
from courses.admissions.operations.accounts import add_opposite, locked
from courses.admissions.operations.asking import held
from courses.admissions.operations.fees import settle_by_grant
from courses.admissions.operations.held import check_held

Kind, Outcome = CostRequest.Kind, CostDecision.Outcome


@transaction.atomic
def propose(*, request: CostRequest, amounts: Mapping[str, int], words: str, by: User, now: datetime) -> CostRequest:
    """What the Secretariat proposes, by head, in cents; it may be changed until the decision.

    Raises AboveAsked, NoWords, DecidedAlready, Withdrawn.
    """
    people_api.check(by, Permission.GRANTS_DECIDE)
    if not words.strip():
        raise NoWords
    request = held(request)
    total = _write(request, amounts, "proposed")
    request.proposal, request.proposed_by, request.proposed_at = words.strip(), audit_api.actor_key(by), now
    request.save(update_fields=["proposal", "proposed_by", "proposed_at"])
    audit_api.record(action=f"{request.kind}.proposed", by=by, thing=request, at=now, data={"cents": total})
    return request


def _write(request: CostRequest, amounts: Mapping[str, int], column: str) -> int:
    """Keep the amounts of the heads that were asked for; returns their sum. Raises AboveAsked."""
    heads = list(request.heads.all())
    for head in heads:
        amount = amounts.get(head.head, 0)
        if amount > head.asked:
            raise AboveAsked(head.get_head_display(), head.asked)
        setattr(head, column, amount)
    CostHead.objects.bulk_update(heads, [column])
    return sum(getattr(head, column) for head in heads)


@transaction.atomic
def decide_request(
    *, request: CostRequest, amounts: Mapping[str, int], words: str, body: str, by: User, now: datetime,
    reference: str = "",
) -> CostDecision:  # fmt: skip
    """The decision, with its reasons; nothing granted is a refusal. body: which body decided, as of Decision.Body.

    Raises NotListed, NotProposed, AboveAsked, NoWords, NoEnvelope, EnvelopeExceeded, NumberExceeded, DecidedAlready,
    NoLongerTakesPart.
    """
    people_api.check(by, Permission.GRANTS_DECIDE)
    if not words.strip():
        raise NoWords
    request = held(request)
    check_held(request.edition)
    _refuse_early(request, now)
    total, asked = _write(request, amounts, "granted"), sum(head.asked for head in request.heads.all())
    decision = CostDecision.objects.create(
        request=request,
        outcome=Outcome.REFUSED if not total else Outcome.GRANTED if total == asked else Outcome.PARTLY,
        total=total,
        words=words.strip(),
        body=body,
        reference=reference,
        decided_by=audit_api.actor_key(by),
        decided_at=now,
    )
    if total:
        if not queries.takes_part(request.person, request.edition) or queries.has_left(request.person, request.edition):
            raise NoLongerTakesPart
        _commit(request, total, by=by, now=now)
        _settle_fee(request, by=by, now=now)
    audit_api.record(
        action=f"{request.kind}.decided", by=by, thing=request, at=now, authority=reference,
        data={"outcome": decision.outcome, "cents": total},
    )  # fmt: skip
    _tell(request, decision)
    return decision


def _refuse_early(request: CostRequest, now: datetime) -> None:
    """Grants are decided once all requests stand side by side; support comes one by one, on a specific request."""
    if request.kind == Kind.GRANT:
        terms = queries.terms_of(request.edition)
        if terms is None or terms.listed_at is None or now <= terms.requests_until:
            raise NotListed(terms.requests_until if terms else None)
    if request.proposed_at is None:
        raise NotProposed


def _commit(request: CostRequest, total: int, *, by: User, now: datetime) -> Commitment:
    """The database moves the envelope with the commitment, and refuses to exceed it."""
    year = request.edition.starts_on.year
    envelope = Envelope.objects.select_for_update(no_key=True).filter(kind=request.kind, year=year).first()
    if envelope is None:
        raise NoEnvelope(year)
    if envelope.most is not None and envelope.people >= envelope.most:
        raise NumberExceeded(envelope.most)
    try:
        with transaction.atomic():
            return Commitment.objects.create(
                envelope=envelope, request=request, kind=Commitment.Kind.COMMIT, amount=total, people=1,
                by=audit_api.actor_key(by), at=now,
            )  # fmt: skip
    except IntegrityError as exceeded:
        raise EnvelopeExceeded(envelope.left) from exceeded


def _settle_fee(request: CostRequest, *, by: User, now: datetime) -> None:
    if request.kind != Kind.GRANT:
        return
    invoice = queries.live_invoice(request.edition, request.person)
    if invoice:
        settle_by_grant(locked(invoice), by=by, now=now)


def _tell(request: CostRequest, decision: CostDecision) -> None:
    row = queries.cost_row(request)
    notifications_api.write_letter(
        key=f"cost-decision:{decision.pk}",
        template="grant_decided" if request.kind == Kind.GRANT else "support_decided",
        person=request.person,
        context={
            "decision": decision,
            "edition": request.edition,
            "title": in_language(request.edition, "title", request.person.language),
            "heads": row.heads,
            "asked": row.asked,
        },
    )


@transaction.atomic
def pay_out(
    *, request: CostRequest, amount: int, paid_on: date, bank_reference: str, by: User, now: datetime
) -> Payout:
    """Record a payment to the person, in cents. Raises TakenBack, AbovePayable, DayInFuture."""
    people_api.check(by, Permission.GRANTS_DECIDE)
    request = _locked(request)
    if paid_on > timezone.localdate(now):
        raise DayInFuture(paid_on)
    row = queries.cost_row(request)
    if row.is_taken_back:
        raise TakenBack
    if not 0 < amount <= row.payable:
        raise AbovePayable(row.payable)
    payout = Payout.objects.create(
        request=request, amount=amount, paid_on=paid_on, bank_reference=bank_reference,
        by=audit_api.actor_key(by), at=now,
    )  # fmt: skip
    data = {"cents": amount, "paid_on": paid_on.isoformat()}
    audit_api.record(action=f"{request.kind}.paid", by=by, thing=request, at=now, data=data)
    return payout


def _locked(request: CostRequest) -> CostRequest:
    rows = CostRequest.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("person", "edition").get(pk=request.pk)


@transaction.atomic
def reverse_payout(*, payout: Payout, words: str, by: User, now: datetime) -> Payout:
    """The money came back, or the line was wrong: its opposite, once. Raises ReversedAlready, NoWords."""
    people_api.check(by, Permission.GRANTS_DECIDE)
    if not words.strip():
        raise NoWords
    request = _locked(payout.request)
    if payout.reverses_id or Payout.objects.filter(reverses=payout).exists():
        raise ReversedAlready
    made = Payout.objects.create(
        request=request, amount=-payout.amount, paid_on=timezone.localdate(now), reverses=payout, words=words.strip(),
        bank_reference=payout.bank_reference, by=audit_api.actor_key(by), at=now,
    )  # fmt: skip
    audit_api.record(
        action=f"{request.kind}.payment_reversed", by=by, thing=request, at=now, data={"cents": made.amount}
    )
    return made


@transaction.atomic
def release(*, request: CostRequest, amount: int, words: str, by: User, now: datetime) -> Commitment:
    """A part that is not needed goes back to the envelope, in cents. Raises NothingToRelease, NoWords."""
    people_api.check(by, Permission.GRANTS_DECIDE)
    if not words.strip():
        raise NoWords
    request = _locked(request)
    row = queries.cost_row(request)
    if not 0 < amount <= row.payable:
        raise NothingToRelease(row.payable)
    # Who has nothing left does not count among the people of the envelope either.
    is_all = amount == row.committed
    return _give_back(request, amount, people=-is_all, whole=is_all, words=words, by=by, now=now)


@transaction.atomic
def take_back(*, request: CostRequest, words: str, by: User, now: datetime) -> Commitment:
    """Everything that is not paid out goes back, the registration as well: somebody withdrew.

    Raises NothingToRelease, NoWords.
    """
    people_api.check(by, Permission.GRANTS_DECIDE)
    if not words.strip():
        raise NoWords
    request = _locked(request)
    row = queries.cost_row(request)
    rest = row.committed - row.paid
    if rest <= 0:
        raise NothingToRelease(0)
    for entry in FeeEntry.objects.filter(request=request, kind=FeeEntry.Kind.GRANT, reversed_by=None):
        add_opposite(locked(entry.invoice), entry, words=words, by=by, now=now)
    people = 0 if row.paid else -1
    return _give_back(request, rest, people=people, whole=True, words=words, by=by, now=now)


def _give_back(
    request: CostRequest, amount: int, *, people: int, whole: bool, words: str, by: User, now: datetime
) -> Commitment:
    committed = request.commitments.get(kind=Commitment.Kind.COMMIT)
    Envelope.objects.select_for_update(no_key=True).get(pk=committed.envelope_id)
    made = Commitment.objects.create(
        envelope_id=committed.envelope_id, request=request, kind=Commitment.Kind.RELEASE, amount=-amount,
        people=people, whole=whole, words=words.strip(), by=audit_api.actor_key(by), at=now,
    )  # fmt: skip
    audit_api.record(action=f"{request.kind}.released", by=by, thing=request, at=now, data={"cents": amount})
    return made
