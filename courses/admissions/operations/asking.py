"""Asking that costs be borne: grants in Component II, exceptional support elsewhere; until when, and the closed list.

Source: P-PG (2020) 10, P-PG/Academy, item 10; P-PG/Training, item 6; expert groups: a justified request of the
Permanent Correspondent.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from courses.admissions import queries
from courses.admissions.models import Application, CostHead, CostRequest, GrantTerms
from courses.admissions.money_refusals import (
    AskedAboveCost,
    AskedForAlready,
    DecidedAlready,
    GrantsClosed,
    GrantsNotHere,
    HeadNotHere,
    ListClosed,
    NoMeansOrGrounds,
    NothingAsked,
    NotInTime,
    NotOfYourCountry,
    NotTakingPart,
    SupportNotHere,
    TermsBackwards,
    Withdrawn,
)
from courses.admissions.operations.held import check_held
from courses.admissions.operations.settling import check_support_not_fixed
from courses.catalogue.api import Edition

Kind, FiledAs = CostRequest.Kind, CostRequest.FiledAs


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One head, in cents: what it costs and what is asked of it."""

    cost: int
    asked: int


@transaction.atomic
def set_terms(*, edition: Edition, opens_at: datetime, requests_until: datetime, by: User, now: datetime) -> GrantTerms:
    """From when to when requests for grants are taken. Raises GrantsNotHere, ListClosed, TermsBackwards."""
    people_api.check(by, Permission.GRANTS_DECIDE)
    if not queries.asks_fee(edition):
        raise GrantsNotHere
    terms = GrantTerms.objects.select_for_update().filter(edition=edition).first()
    if terms and terms.listed_at:
        raise ListClosed
    if terms and requests_until < terms.requests_until:
        raise TermsBackwards(terms.requests_until)
    kept = {"opens_at": opens_at, "requests_until": requests_until}
    terms, _made = GrantTerms.objects.update_or_create(edition=edition, defaults=kept)
    data = {name: moment.isoformat() for name, moment in kept.items()}
    audit_api.record(action="grants.terms_set", by=by, thing=terms, at=now, data=data)
    return terms


@transaction.atomic
def ask_for_grant(
    *, edition: Edition, person: Person, heads: Mapping[str, Asked], means: str, grounds: str, by: User, now: datetime
) -> CostRequest:
    """A participant asks for a grant for herself. The registration costs what the fee is, whatever is written.

    Raises GrantsNotHere, NotTakingPart, GrantsClosed and what `_file` raises.
    """
    if person.user_id != by.pk:
        raise PermissionDenied
    check_held(edition)
    if not queries.asks_fee(edition):
        raise GrantsNotHere
    if not queries.takes_part(person, edition):
        raise NotTakingPart
    terms = GrantTerms.objects.select_for_update().filter(edition=edition).first()
    if terms is None:
        raise GrantsClosed
    if terms.listed_at or not terms.opens_at <= now <= terms.requests_until:
        raise GrantsClosed(terms.opens_at, terms.requests_until)
    asked, fee = dict(heads), queries.fee_of(edition)
    registration = asked.get(CostHead.Head.REGISTRATION)
    if registration and fee:
        asked[CostHead.Head.REGISTRATION] = Asked(cost=fee.amount, asked=registration.asked)
    return _file(
        Kind.GRANT, edition=edition, person=person, application=_application_of(person, edition), heads=asked,
        means=means, grounds=grounds, filed_as=FiledAs.PARTICIPANT, by=by, now=now,
    )  # fmt: skip


@transaction.atomic
def ask_for_support(
    *, application: Application, heads: Mapping[str, Asked], means: str, grounds: str, by: User, now: datetime
) -> CostRequest:
    """The applicant asks, or the Permanent Correspondent of the country for her.

    Raises SupportNotHere, NotTakingPart, NotOfYourCountry and what `_file` raises.
    """
    edition = application.call.edition
    check_held(edition)
    if queries.asks_fee(edition):
        raise SupportNotHere
    own = application.person.user_id == by.pk
    if not own:
        _check_correspondent(application, by)
    if application.state != Application.State.SUBMITTED:
        raise NotTakingPart
    check_support_not_fixed(edition)
    return _file(
        Kind.SUPPORT, edition=edition, person=application.person, application=application, heads=heads, means=means,
        grounds=grounds, filed_as=FiledAs.PARTICIPANT if own else FiledAs.CORRESPONDENT, by=by, now=now,
    )  # fmt: skip


def _check_correspondent(application: Application, by: User) -> None:
    people_api.check(by, Permission.APPLICATIONS_ENDORSE, scope="country", scope_key=application.country_id)
    if application.state != Application.State.SUBMITTED:
        raise NotOfYourCountry


def _application_of(person: Person, edition: Edition) -> Application | None:
    rows = Application.objects.filter(person=person, call__edition=edition, state=Application.State.SUBMITTED)
    return rows.order_by("-pk").first()


def _file(
    kind: str, *, edition: Edition, person: Person, application: Application | None, heads: Mapping[str, Asked],
    means: str, grounds: str, filed_as: str, by: User, now: datetime,
) -> CostRequest:  # fmt: skip
    """Raises NothingAsked, HeadNotHere, AskedAboveCost, NoMeansOrGrounds, AskedForAlready."""
    asked = {head: one for head, one in heads.items() if one.asked}
    _check_heads(kind, asked)
    if not means.strip() or not grounds.strip():
        raise NoMeansOrGrounds
    is_full = all(one.asked == one.cost for one in asked.values())
    try:
        with transaction.atomic():
            request = CostRequest.objects.create(
                kind=kind, edition=edition, person=person, application=application,
                country=application.country if application else person.country,
                extent=CostRequest.Extent.FULL if is_full else CostRequest.Extent.PARTIAL,
                means=means.strip(), grounds=grounds.strip(), filed_as=filed_as,
                filed_by=audit_api.actor_key(by), filed_at=now,
            )  # fmt: skip
    except IntegrityError as twice:
        raise _already(kind, edition, person) from twice
    CostHead.objects.bulk_create(
        CostHead(request=request, head=head, cost=one.cost, asked=one.asked) for head, one in asked.items()
    )
    data = {"ticket": str(request.ticket), "cents": sum(one.asked for one in asked.values())}
    audit_api.record(action=f"{kind}.asked", by=by, thing=request, at=now, data=data)
    return request


def _check_heads(kind: str, asked: Mapping[str, Asked]) -> None:
    if not asked:
        raise NothingAsked
    if set(asked) - set(queries.HEADS[kind]):
        raise HeadNotHere
    for head, one in asked.items():
        if one.asked > one.cost:
            raise AskedAboveCost(str(CostHead.Head(head).label), one.cost)


def _already(kind: str, edition: Edition, person: Person) -> AskedForAlready:
    there = queries.requests_of_edition(edition, kind).filter(person=person).first()
    return AskedForAlready(str(there.ticket) if there else "–")


@transaction.atomic
def withdraw_request(*, request: CostRequest, by: User, now: datetime) -> CostRequest:
    """Taken back by whom it is for, before it is decided.

    Raises DecidedAlready, Withdrawn, ListClosed.
    """
    if request.person.user_id != by.pk:
        raise PermissionDenied
    request = held(request)
    terms = queries.terms_of(request.edition)
    if request.kind == Kind.GRANT and terms and terms.listed_at:
        raise ListClosed
    request.state = CostRequest.State.WITHDRAWN
    request.save(update_fields=["state"])
    audit_api.record(action=f"{request.kind}.withdrawn", by=by, thing=request, at=now)
    return request


def held(request: CostRequest) -> CostRequest:
    """The request, locked, still to be decided. Raises DecidedAlready, Withdrawn."""
    rows = CostRequest.objects.select_for_update(of=("self",), no_key=True)
    request = rows.select_related("person", "edition__activity").get(pk=request.pk)
    if hasattr(request, "decision"):
        raise DecidedAlready
    if request.state == CostRequest.State.WITHDRAWN:
        raise Withdrawn
    if request.kind == Kind.SUPPORT:
        check_support_not_fixed(request.edition)
    return request


@transaction.atomic
def close_list(*, edition: Edition, by: User, now: datetime) -> GrantTerms:
    """After the deadline, once: every request is on the list, and nothing is added. Raises NotInTime, ListClosed."""
    people_api.check(by, Permission.GRANTS_DECIDE)
    terms = GrantTerms.objects.select_for_update().filter(edition=edition).first()
    if terms is None:
        raise GrantsClosed
    if terms.listed_at:
        raise ListClosed
    if now <= terms.requests_until:
        raise NotInTime(terms.requests_until)
    tickets = sorted(str(one.ticket) for one in queries.requests_of_edition(edition, Kind.GRANT))
    terms.listed_at, terms.listed_by = now, audit_api.actor_key(by)
    terms.fingerprint = hashlib.sha256("\n".join(tickets).encode()).hexdigest()
    terms.save(update_fields=["listed_at", "listed_by", "fingerprint"])
    data = {"requests": len(tickets), "fingerprint": terms.fingerprint, "at": timezone.localtime(now).isoformat()}
    audit_api.record(action="grants.listed", by=by, thing=terms, at=now, data=data)
    return terms
