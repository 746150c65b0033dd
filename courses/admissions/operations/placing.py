"""Places: offered, confirmed, released, passed on by the same rule. A place is a numbered row; the row is the cap.

Every act locks the edition first, so of many who act at once one is served and the others are told.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.people import api as people_api
from academy.people.api import Permission, RoleCode, User
from courses.admissions import queries
from courses.admissions.domain import offers
from courses.admissions.models import Application, Call, Place, PlaceEvent, SelectionRun
from courses.admissions.operations import place_letters, seats
from courses.admissions.operations.held import check_held
from courses.admissions.refusals import (
    ConfirmedAlready,
    EditionEnded,
    NoReason,
    NotAnOffer,
    NotStarted,
    NotYetOffered,
    OfferEnded,
    OfferStillOpen,
    PlacesGiven,
    PlacesNotNumbered,
)
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Enrolment

Channel = PlaceEvent.Channel


@transaction.atomic
def make_offers(*, run: SelectionRun, by: User, now: datetime) -> list[Place]:
    """Offer the places of a sealed run, in the order of its turns: all of them, or none.

    Done a second time, after a crash for example, it finds what is offered and adds nothing. Who withdrew since the
    seal is passed over, and the rule names who comes instead.
    """
    people_api.check(by, Permission.PLACES_MANAGE)
    edition = seats.locked(run.call.edition)
    check_held(edition)
    if edition.capacity is None:
        raise PlacesNotNumbered
    if queries.is_offered(run):
        return list(Place.objects.filter(edition=edition))
    if Place.objects.filter(edition=edition).exists():
        raise PlacesGiven
    still = run.call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE
    ).select_related("person__user")
    applications = {str(one.ticket): one for one in still}
    chosen = [applications[ticket] for ticket in queries.final_selection(run) if ticket in applications]
    made = [
        seats.offer(edition, number, one, run=run, reason=offers.SELECTED, by=by, now=now)
        for number, one in enumerate(chosen, start=1)
    ]
    return made + seats.pass_on(run, by=by, now=now)


@transaction.atomic
def fill_places(*, call: Call, by: User, now: datetime) -> list[Place]:
    """Offer every place that is free to whom the rule names next; nobody who holds one loses it."""
    people_api.check(by, Permission.PLACES_MANAGE)
    check_held(seats.locked(call.edition))
    run = queries.run_of(call)
    if not queries.is_offered(run):
        raise NotYetOffered
    return seats.pass_on(run, by=by, now=now)


@transaction.atomic
def confirm_place(*, place: Place, by: User, now: datetime, words: str = "", channel: str = Channel.SITE) -> Enrolment:
    """The offer is taken: by the person, or by an officer on her word, which is written down. Enrols.

    Raises NotAnOffer, ConfirmedAlready, OfferEnded, NoReason.
    """
    edition = seats.locked(place.edition)
    check_held(edition)
    place = seats.live(place)
    _may_answer(place, by, words)
    if place.state == Place.State.CONFIRMED:
        raise ConfirmedAlready
    if place.offer_until and now > place.offer_until:
        raise OfferEnded(place.offer_until)
    place.state = Place.State.CONFIRMED
    place.save(update_fields=["state"])
    seats.happened(place, offers.CONFIRMED, by=by, now=now, words=words.strip(), channel=channel)
    person, day = place.application.person, timezone.localdate(now)
    if person.user:
        people_api.grant_role(user=person.user, role=RoleCode.PARTICIPANT, starts_on=_since(day, edition))
    enrolment = learning_api.enrol(person=person, edition=edition, by=by, on=day)
    place_letters.write_confirmed(place)
    return enrolment


def _since(day: date, edition: Edition) -> date:
    return min(day, edition.starts_on)


def _may_answer(place: Place, by: User, words: str) -> None:
    """The person herself; or an officer, who writes down what was said."""
    if place.application.person.user_id == by.pk:
        return
    people_api.check(by, Permission.PLACES_MANAGE)
    if not words.strip():
        raise NoReason


@transaction.atomic
def give_back(*, place: Place, by: User, now: datetime, reason: str = "") -> Place | None:
    """The person declines the offer or gives up the confirmed place; it goes on. Returns the heir's place.

    Raises EditionOff, NotAnOffer, EditionEnded.
    """
    edition = seats.locked(place.edition)
    check_held(edition)
    place = seats.live(place)
    if place.application.person.user_id != by.pk:
        raise NotAnOffer
    if timezone.localdate(now) > edition.ends_on:
        raise EditionEnded(edition.ends_on)
    event = "declined" if place.state == Place.State.OFFERED else "withdrawn"
    known = reason if reason in offers.REASONS and reason else "BY_PARTICIPANT"
    return _release(place, event=event, by=by, now=now, reason=known)


@transaction.atomic
def release_place(
    *, place: Place, event: str, by: User, now: datetime, words: str, channel: str = Channel.SITE
) -> Place | None:
    """An officer frees a place and writes down why: declined, expired, withdrawn, no_show. Returns the heir's place.

    Raises NoReason, EditionOff, NotAnOffer, OfferStillOpen, NotStarted.
    """
    people_api.check(by, Permission.PLACES_MANAGE)
    if not words.strip():
        raise NoReason
    edition = seats.locked(place.edition)
    check_held(edition)
    place = seats.live(place)
    if event == "declined" and place.state != Place.State.OFFERED:
        raise ConfirmedAlready
    if event == "expired":
        _has_ended(place, now)
    if event == "no_show" and (place.state != Place.State.CONFIRMED or timezone.localdate(now) < edition.starts_on):
        raise NotStarted(edition.starts_on)
    return _release(place, event=event, by=by, now=now, words=words.strip(), channel=channel)


def _has_ended(place: Place, now: datetime) -> None:
    """An offer stands until its deadline, whoever asks (invariant I2)."""
    if place.state != Place.State.OFFERED:
        raise ConfirmedAlready
    if place.offer_until and now <= place.offer_until:
        raise OfferStillOpen(place.offer_until)


@transaction.atomic
def expire_offer(*, place_id: int, now: datetime) -> str:
    """The deadline passed without an answer: the place goes on. Done twice, or too early, it does nothing; nor in a
    cancelled edition, of whose end its people are told otherwise."""
    place = Place.objects.filter(pk=place_id).select_related("edition").first()
    if place is None:
        return "gone"
    if seats.locked(place.edition).is_cancelled:
        return "cancelled"
    place = Place.objects.filter(pk=place_id, state=Place.State.OFFERED, offer_until__lt=now).first()
    if place is None:
        return "answered"
    heir = _release(
        seats.live(place), event="expired", by=None, now=now, reason="DEADLINE_PASSED", channel=Channel.CLOCK
    )
    return "passed on" if heir else "stays free"


def _release(
    place: Place,
    *,
    event: str,
    by: User | None,
    now: datetime,
    reason: str = "",
    words: str = "",
    channel: str = Channel.SITE,
) -> Place | None:
    """Free the number and pass it on by the rule of the sealed run; who left is not offered again (I6)."""
    application, number = place.application, place.number
    run = queries.run_of(application.call)
    if run is None:
        raise NotAnOffer
    seats.happened(place, event, by=by, now=now, reason=reason, words=words, channel=channel)
    place_letters.write_released(place, event=event)
    place.delete()
    enrolment = Enrolment.objects.filter(person=application.person, edition=run.call.edition).first()
    if enrolment and enrolment.state == Enrolment.State.ACTIVE:
        learning_api.withdraw(enrolment=enrolment, by=by, on=timezone.localdate(now))
    passed = seats.pass_on(run, by=by, now=now, number=number, left=application.country_id)
    if not passed:
        why = seats.why_kept_free(run, on=timezone.localdate(now)) or offers.NOBODY_WAITS
        seats.happened(place, offers.KEPT_FREE, by=None, now=now, run=run, reason=why, channel=channel)
    return next((one for one in passed if one.number == number), None)
