"""Letters about places, in the person's language, with the honest reason. Each is written once, queued and logged.

Those of the waiting list and of the end of the selection are read by the Secretariat before they are queued.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.notifications.api import Letter
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries
from courses.admissions.domain import offers
from courses.admissions.models import Application, Call, Place, SelectionRun
from courses.admissions.operations.held import check_held
from courses.admissions.operations.letters import Preview, preview
from courses.admissions.place_words import reason_told_to_person
from courses.admissions.reasons import sentence
from courses.admissions.refusals import NotYetOffered
from courses.catalogue.api import Edition

WAITING, NOT_SELECTED = "place_waiting", "place_not_selected"
# Read before they are queued, and to whom they go.
TOLD = (WAITING, NOT_SELECTED)
# Written by the night while an offer is open, and when it has ended unanswered.
REMINDER, EXPIRED = "place_reminder", "place_expired"
OF_OPEN_OFFERS = (REMINDER, EXPIRED)
RELEASED = {"declined": "place_withdrawn", "withdrawn": "place_withdrawn", "expired": EXPIRED}


def write_offer(place: Place, *, run: SelectionRun, reason: str, is_urgent: bool) -> Letter:
    """An offer of days, or an urgent one of hours."""
    return notifications_api.write_letter(
        key=f"place-offered:{place.pk}",
        template="place_urgent" if is_urgent else "place_offered",
        person=place.application.person,
        context=of_offer(place.application, run=run, number=place.number, until=place.offer_until, reason=reason),
    )


def of_offer(
    application: Application, *, run: SelectionRun, number: int, until: datetime | None, reason: str
) -> dict[str, Any]:
    """What the letter of an offer says; the reason is read in the person's language."""
    sealed = queries.reasons_of(run).get(str(application.ticket), {"code": ""}) if reason == offers.SELECTED else {}
    with translation.override(application.person.language):
        said = sentence(sealed) if sealed else reason_told_to_person(reason)
    return {
        "application": application, "edition": run.call.edition, "number": number, "until": until, "sentence": said,
    }  # fmt: skip


def write_reminder(place: Place) -> Letter:
    return _write(REMINDER, place, until=place.offer_until)


def write_confirmed(place: Place) -> Letter:
    return _write("place_confirmed", place)


def write_released(place: Place, *, event: str) -> Letter | None:
    """The person has it in writing that the place is given back, or that the offer ended; who did not come has none."""
    template = RELEASED.get(event)
    return _write(template, place, event=event, until=place.offer_until) if template else None


def _write(template: str, place: Place, **said: Any) -> Letter:
    return notifications_api.write_letter(
        key=f"{template.replace('_', '-')}:{place.pk}",
        template=template,
        person=place.application.person,
        context=_of_place(place, **said),
    )


def _of_place(place: Place, **said: Any) -> dict[str, Any]:
    return {"application": place.application, "edition": place.edition, "number": place.number, **said}


def to_be_told(call: Call, template: str) -> Sequence[Application]:
    """Those who wait and have not had this letter, in the order of their names."""
    run = queries.run_of(call)
    if template not in TOLD or not queries.is_offered(run):
        return []
    rows = call.applications.filter(ticket__in=list(queries.ranks(run))).select_related("person", "call__edition")
    found = list(rows.order_by("person__family_name", "pk"))
    written = set(Letter.objects.filter(key__in=[_key(template, one) for one in found]).values_list("key", flat=True))
    return [one for one in found if _key(template, one) not in written]


def contexts(call: Call, applications: Sequence[Application]) -> list[dict[str, Any]]:
    """What the letter of each says: own rank as it is now, own reason as it was sealed, nobody else's name."""
    run = queries.run_of(call)
    if run is None:
        raise NotYetOffered
    ranks, reasons = queries.ranks(run), queries.reasons_of(run)
    return [_of_waiting(one, ranks.get(str(one.ticket)), reasons.get(str(one.ticket))) for one in applications]


def _of_waiting(one: Application, rank: queries.Rank | None, reason: dict[str, Any] | None) -> dict[str, Any]:
    with translation.override(one.person.language):
        said = sentence(reason) if reason else reason_told_to_person(offers.ADMITTED_LATE)
    return {"application": one, "edition": one.call.edition, "rank": rank, "sentence": said}


def previews(call: Call, template: str, *, start: int = 0, limit: int = 20) -> list[Preview]:
    some = to_be_told(call, template)[start : start + limit]
    said = contexts(call, some) if some else []
    return [preview(template=template, person=one.person, context=words) for one, words in zip(some, said, strict=True)]


def offers_to_come(run: SelectionRun, *, until: datetime, start: int = 0, limit: int = 20) -> list[Preview]:
    """The letters of offer as they would be written, before anything is offered."""
    of = {str(one.ticket): one for one in run.call.applications.select_related("person")}
    found = []
    for number, ticket in enumerate(queries.final_selection(run)[start : start + limit], start=start + 1):
        words = of_offer(of[ticket], run=run, number=number, until=until, reason=offers.SELECTED)
        found.append(preview(template="place_offered", person=of[ticket].person, context=words))
    return found


def open_offers(edition: Edition) -> QuerySet[Place]:
    """Offers that wait for an answer, the one that ends first before the others."""
    rows = queries.places(edition).filter(state=Place.State.OFFERED).select_related("edition")
    return rows.order_by("offer_until", "number")


def reminders_to_come(edition: Edition, template: str, *, start: int = 0, limit: int = 20) -> list[Preview]:
    """The reminder, or the end, of each open offer, as it will be written if nobody answers."""
    return [
        preview(
            template=template,
            person=place.application.person,
            context=_of_place(place, event="expired", until=place.offer_until),
        )
        for place in open_offers(edition)[start : start + limit]
    ]


def _key(template: str, application: Application) -> str:
    return f"{template.replace('_', '-')}:{application.pk}"


@transaction.atomic
def tell_places(*, call: Call, template: str, by: User, now: datetime) -> list[Letter]:
    """Queue the letters of the waiting list, or of its end; who has had the letter has no second one."""
    people_api.check(by, Permission.PLACES_MANAGE)
    check_held(call.edition)
    told = to_be_told(call, template)
    words = contexts(call, told) if told else []
    letters = [
        notifications_api.write_letter(key=_key(template, one), template=template, person=one.person, context=said)
        for one, said in zip(told, words, strict=True)
    ]
    said = {"template": template, "letters": len(letters)}
    audit_api.record(action="places.told", by=by, thing=call, at=now, data=said)
    return letters
