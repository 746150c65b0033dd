"""What every act on places shares: one edition at a time, an offer, a line of the record, the passing on."""

from datetime import date, datetime, time

from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.api import User
from courses.admissions import queries
from courses.admissions.domain import heirs, offers
from courses.admissions.domain.heirs import Standing
from courses.admissions.models import Application, LateAdmission, Place, PlaceEvent, SelectionRun
from courses.admissions.operations import place_letters
from courses.admissions.refusals import NotAnOffer
from courses.catalogue.api import Edition

Channel = PlaceEvent.Channel


def locked(edition: Edition) -> Edition:
    """The edition, in which nobody else gives or takes a place until this transaction ends."""
    return Edition.objects.select_for_update(no_key=True, of=("self",)).select_related("activity").get(pk=edition.pk)


def live(place: Place) -> Place:
    """The place as it stands now that the edition is locked. Raises NotAnOffer where it was released meanwhile."""
    found = Place.objects.select_related("application__person__user", "application__call", "edition")
    now = found.filter(pk=place.pk).first()
    if now is None:
        raise NotAnOffer
    return now


def starts_at(edition: Edition) -> datetime:
    return timezone.make_aware(datetime.combine(edition.starts_on, time(0)))


def offer(
    edition: Edition, number: int, to: Application, *, run: SelectionRun, reason: str, by: User | None, now: datetime
) -> Place:
    """The number is held for this application until the deadline; the letter says until when and why."""
    call, start = run.call, starts_at(edition)
    until = offers.until(now=now, starts_at=start, days=call.offer_days, hours=call.urgent_hours)
    place = Place.objects.create(
        edition=edition,
        capacity=edition.capacity or 0,
        number=number,
        application=to,
        state=Place.State.OFFERED,
        offer_until=until,
    )
    happened(place, offers.OFFERED, by=by, now=now, run=run, reason=reason, until=until)
    place_letters.write_offer(place, run=run, reason=reason, is_urgent=offers.is_urgent(now=now, starts_at=start))
    return place


def happened(
    place: Place,
    event: str,
    *,
    by: User | None,
    now: datetime,
    run: SelectionRun | None = None,
    reason: str = "",
    words: str = "",
    channel: str = Channel.SITE,
    until: datetime | None = None,
) -> PlaceEvent:
    """A line of the record that nobody changes. The audit names act and number; the words stay in the record."""
    kept = PlaceEvent.objects.create(
        edition=place.edition,
        application=place.application,
        number=place.number,
        event=event,
        reason=reason,
        words=words,
        channel=channel,
        until=until,
        run=run,
        by=audit_api.actor_key(by),
        at=now,
    )
    said = {"number": place.number, "channel": str(channel), "reason": reason}
    audit_api.record(action=f"place.{event}", by=by, thing=place.application, at=now, data=said)
    return kept


def pass_on(
    run: SelectionRun, *, by: User | None, now: datetime, number: int | None = None, left: str = ""
) -> list[Place]:
    """Offer what is free to whom the rule names, everybody else keeping the place. The edition is locked.

    number: the place that became free now, given out first. left: the country of who left.
    """
    edition = run.call.edition
    numbers = sorted(queries.free_numbers(run.call), key=lambda one: (one != number, one))
    if not numbers or why_kept_free(run, on=timezone.localdate(now)):
        return []
    standing = queries.standing(run)
    chosen = heirs.heirs(standing, free=len(numbers))
    rows = run.call.applications.select_related("person__user")
    of = {str(one.ticket): one for one in rows.filter(ticket__in=[one.id for one in chosen])}
    late = set(LateAdmission.objects.filter(run=run).values_list("application", flat=True))
    made = []
    for free, one in zip(numbers, chosen, strict=False):
        reason = _reason(standing, one.country == left, of[one.id].pk in late)
        made.append(offer(edition, free, of[one.id], run=run, reason=reason, by=by, now=now))
    return made


def _reason(standing: Standing, same_country: bool, late: bool) -> str:
    if late:
        return offers.ADMITTED_LATE
    if not standing.rule.is_plain:
        return offers.RESOLVED
    return offers.SAME_COUNTRY if same_country else offers.NEXT_TURN


def why_kept_free(run: SelectionRun, *, on: date) -> str:
    """Why a place that is free on this day goes on to nobody; "" where it goes on."""
    edition = run.call.edition
    if edition.is_cancelled:
        return offers.EVENT_CANCELLED
    first = edition.modules.order_by("number").values_list("ends_on", flat=True).first()
    return offers.why_kept_free(
        on=on,
        first_module_ends=first or edition.ends_on,
        ends_on=edition.ends_on,
        replaces_later=bool(run.case["rule"].get("replace_after_first_module")),
    )
