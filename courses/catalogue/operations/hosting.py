"""A country offers to host; the Secretariat answers with a reason; an accepted offer is taken over into an edition.

Source: P-PG (2020) 10, P-PG/SEE, item 5 (offer or request of a host country, through the Permanent Correspondent
concerned or the Secretariat); R-71: usable for every activity.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from academy.audit import api as audit_api
from academy.governance.api import Proposal
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.catalogue.models import Activity, Edition, HostOffer, Module
from courses.catalogue.operations.modules import module_faults
from courses.catalogue.refusals import (
    DaysDiffer,
    EditionCancelled,
    NotYourCountry,
    OfferAnswered,
    OfferedAlready,
    OfferNotAccepted,
    OfferOfAnotherActivity,
    OutsideTheYear,
    refuse,
)


@dataclass(frozen=True, kw_only=True)
class OfferSpec:
    """What a country offers: an activity and year, days, town and venue, theme, and what it provides."""

    activity: Activity
    year: int
    country: Country
    town: str
    venue: str
    starts_on: date
    ends_on: date
    text: str
    theme_fr: str = ""
    theme_en: str = ""
    proposal: Proposal | None = None


@transaction.atomic
def offer_to_host(*, spec: OfferSpec, by: User, now: datetime) -> HostOffer:
    """The Permanent Correspondent of the country, or the Secretariat, enters an offer.

    Raises NotYourCountry, OutsideTheYear, OfferedAlready.
    """
    people_api.check(by, Permission.PROPOSALS_SUBMIT)
    if not people_api.scopes_of(by, Permission.PROPOSALS_SUBMIT, "country") & {"*", spec.country.pk}:
        raise NotYourCountry(str(spec.country))
    if spec.starts_on.year != spec.year:
        raise OutsideTheYear(spec.year)
    try:
        with transaction.atomic():
            offer = HostOffer.objects.create(**vars(spec), submitted_by=by, submitted_at=now)
    except IntegrityError as second:
        raise OfferedAlready from second
    audit_api.record(
        action="host_offer.made", by=by, thing=offer, authority=spec.activity.mandate.code,
        data={"country": spec.country.pk, "year": spec.year},
    )  # fmt: skip
    return offer


@transaction.atomic
def withdraw_offer(*, offer: HostOffer, by: User) -> HostOffer:
    """The country takes its offer back before it is answered. Raises NotYourCountry, OfferAnswered."""
    people_api.check(by, Permission.PROPOSALS_SUBMIT)
    if not people_api.scopes_of(by, Permission.PROPOSALS_SUBMIT, "country") & {"*", offer.country_id}:
        raise NotYourCountry(str(offer.country))
    offer = _waiting(offer)
    offer.state = HostOffer.State.WITHDRAWN
    offer.save(update_fields=["state"])
    audit_api.record(action="host_offer.withdrawn", by=by, thing=offer)
    return offer


@transaction.atomic
def answer_offer(*, offer: HostOffer, accept: bool, answer: str, by: User, now: datetime) -> HostOffer:
    """Accept or decline with a reason; who offered has a letter in her language. Raises OfferAnswered."""
    people_api.check(by, Permission.EDITIONS_MANAGE)
    offer = _waiting(offer)
    offer.state = HostOffer.State.ACCEPTED if accept else HostOffer.State.DECLINED
    offer.answer, offer.answered_by, offer.answered_at = answer, audit_api.actor_key(by), now
    offer.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    audit_api.record(action="host_offer.answered", by=by, thing=offer, data={"accepted": accept})
    person = people_api.person_of(offer.submitted_by)
    if person:
        notifications_api.write_letter(
            key=f"host-offer-answered:{offer.pk}", template="host_offer_answered", person=person,
            context={"offer": offer, "accepted": accept},
        )  # fmt: skip
    return offer


@transaction.atomic
def take_over(*, offer: HostOffer, edition: Edition, by: User) -> Edition:
    """Host country, town, venue, theme and days of an accepted offer become the edition's; its modules move along.

    An edition that is open already keeps its announced days: they must be those of the offer, or it is postponed first.
    Raises OfferNotAccepted, OfferOfAnotherActivity, EditionCancelled, DaysDiffer, and what the mandate says of modules.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    offer = _locked(offer)
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).select_related("activity__mandate").get(
        pk=edition.pk
    )  # fmt: skip
    _check_fits(offer, edition)
    modules = _moved(list(edition.modules.order_by("number")), by_days=(offer.starts_on - edition.starts_on).days)
    days = {"starts_on": offer.starts_on, "ends_on": offer.ends_on}
    is_moved = days != {"starts_on": edition.starts_on, "ends_on": edition.ends_on}
    if is_moved and edition.state != Edition.State.PLANNED:
        raise DaysDiffer
    refuse(module_faults(edition.activity, modules, **days))
    Module.objects.bulk_update(modules, ["starts_on", "ends_on"])
    _carry(offer, edition)
    audit_api.record(
        action="host_offer.taken_over", by=by, thing=edition, authority=edition.activity.mandate.code,
        data={"offer": offer.pk, "country": offer.country_id},
    )  # fmt: skip
    return edition


def _check_fits(offer: HostOffer, edition: Edition) -> None:
    if offer.state != HostOffer.State.ACCEPTED or offer.edition_id is not None:
        raise OfferNotAccepted
    if edition.activity_id != offer.activity_id:
        raise OfferOfAnotherActivity(str(offer.activity))
    if edition.is_cancelled or edition.state == Edition.State.CLOSED:
        raise EditionCancelled


def _moved(modules: list[Module], *, by_days: int) -> list[Module]:
    for module in modules:
        module.starts_on += timedelta(days=by_days)
        module.ends_on += timedelta(days=by_days)
    return modules


def _carry(offer: HostOffer, edition: Edition) -> None:
    edition.starts_on, edition.ends_on = offer.starts_on, offer.ends_on
    edition.country, edition.town, edition.host = offer.country, offer.town, offer.venue
    edition.theme_fr = offer.theme_fr or edition.theme_fr
    edition.theme_en = offer.theme_en or edition.theme_en
    edition.save(update_fields=["starts_on", "ends_on", "country", "town", "host", "theme_fr", "theme_en"])
    offer.edition = edition
    offer.save(update_fields=["edition"])


def _locked(offer: HostOffer) -> HostOffer:
    rows = HostOffer.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("activity__mandate", "country", "submitted_by").get(pk=offer.pk)


def _waiting(offer: HostOffer) -> HostOffer:
    offer = _locked(offer)
    if offer.state != HostOffer.State.OFFERED:
        raise OfferAnswered
    return offer
