"""Places: offered, confirmed, released, passed on by the same rule. A place is a numbered row; the row is the cap."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, RoleCode, User
from courses.admissions.domain import case as cases
from courses.admissions.domain import selection, solving
from courses.admissions.models import Application, Place, PlaceEvent, SelectionRun
from courses.admissions.operations.held import check_held
from courses.admissions.queries import final_selection, holding_and_waiting
from courses.admissions.refusals import NotAnOffer, PlacesGiven
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Enrolment


@transaction.atomic
def make_offers(*, run: SelectionRun, by: User, now: datetime) -> list[Place]:
    """Offer the places of a sealed run, in the order of its turns."""
    people_api.check(by, Permission.PLACES_MANAGE)
    edition = _locked(run.call.edition)
    check_held(edition)
    if Place.objects.filter(edition=edition).exists():
        raise PlacesGiven
    applications = {str(a.ticket): a for a in run.call.applications.select_related("person")}
    return [
        _offer(edition, number, applications[ticket], run=run, by=by, now=now)
        for number, ticket in enumerate(final_selection(run), start=1)
    ]


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)


def _offer(edition: Edition, number: int, to: Application, *, run: SelectionRun, by: User, now: datetime) -> Place:
    until = now + timedelta(days=run.call.offer_days)
    place = Place.objects.create(
        edition=edition,
        capacity=edition.capacity or 0,
        number=number,
        application=to,
        state=Place.State.OFFERED,
        offer_until=until,
    )
    _happened(place, "offered", by=by, now=now, run=run)
    notifications_api.write_letter(
        key=f"place-offered:{run.pk}:{to.pk}:{now.isoformat()}",
        template="place_offered",
        person=to.person,
        context={"edition": edition, "place": place, "until": until},
    )
    return place


def _happened(
    place: Place, event: str, *, by: User, now: datetime, run: SelectionRun | None = None, reason: str = ""
) -> None:
    PlaceEvent.objects.create(
        edition=place.edition,
        application=place.application,
        number=place.number,
        event=event,
        reason=reason,
        run=run,
        by=audit_api.actor_key(by),
        at=now,
    )
    audit_api.record(action=f"place.{event}", by=by, thing=place.application, data={"number": place.number})


@transaction.atomic
def confirm_place(*, place: Place, by: User, now: datetime) -> Enrolment:
    """The offer is taken: by the person, or by the Secretariat on her word. Enrols."""
    edition = _locked(place.edition)
    check_held(edition)
    place = Place.objects.select_related("application__person__user", "edition").get(pk=place.pk)
    _may_answer(place, by)
    if place.state != Place.State.OFFERED:
        raise NotAnOffer
    place.state = Place.State.CONFIRMED
    place.save(update_fields=["state"])
    _happened(place, "confirmed", by=by, now=now)
    person, day = place.application.person, timezone.localdate(now)
    if person.user:
        people_api.grant_role(user=person.user, role=RoleCode.PARTICIPANT, starts_on=_since(day, edition))
    return learning_api.enrol(person=person, edition=edition, by=by, on=day)


def _since(day: date, edition: Edition) -> date:
    return min(day, edition.starts_on)


@transaction.atomic
def decline_place(*, place: Place, by: User, now: datetime) -> Place | None:
    """The person does not take the offer; the place goes on. Returns the heir's place."""
    _may_answer(place, by)
    return _release(place, event="declined", by=by, now=now)


def _may_answer(place: Place, by: User) -> None:
    if place.application.person.user_id != by.pk:
        people_api.check(by, Permission.PLACES_MANAGE)


@transaction.atomic
def release_place(*, place: Place, event: str, by: User, now: datetime) -> Place | None:
    """The Secretariat frees a place. event: declined, expired, withdrawn or no_show. Returns the heir's place."""
    people_api.check(by, Permission.PLACES_MANAGE)
    return _release(place, event=event, by=by, now=now)


def _release(place: Place, *, event: str, by: User, now: datetime) -> Place | None:
    """Free the number and pass it on by the rule of the sealed run; who left is not offered again."""
    edition = _locked(place.edition)
    place = Place.objects.select_related("application__person", "edition").get(pk=place.pk)
    application, number = place.application, place.number
    run = SelectionRun.objects.filter(call=application.call).select_related("call").latest("decided_at")
    _happened(place, event, by=by, now=now)
    place.delete()
    enrolment = Enrolment.objects.filter(person=application.person, edition=edition).first()
    if enrolment:
        learning_api.withdraw(enrolment=enrolment, by=by)
    heir = None if edition.is_cancelled else _heir(run, edition)
    return _offer(edition, number, heir, run=run, by=by, now=now) if heir else None


def _heir(run: SelectionRun, edition: Edition) -> Application | None:
    """The next nominee of the same country, else the next country turn; with side conditions, the best that keeps
    everybody who holds a place."""
    found = cases.of_document(run.case)
    holders, waiting = holding_and_waiting(run, found)
    cap = found.rule.cap(len(found.candidates))
    if found.rule.is_plain:
        held = Counter(candidate.country for candidate in holders)
        chosen = selection.next_turn(waiting, held=held, rule=found.rule, seed=run.seed, cap=cap)
        heirs = [chosen.id] if chosen else []
    else:
        fixed = frozenset(candidate.id for candidate in holders)
        outcome = solving.solve([*holders, *waiting], rule=found.rule, seed=run.seed, fixed=fixed)
        heirs = [one for one in outcome.selected if one not in fixed]
    return Application.objects.select_related("person").get(ticket=heirs[0]) if heirs else None
