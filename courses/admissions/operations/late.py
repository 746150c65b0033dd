"""After the seal: an application joins the waiting list by a decision with words. It competes for free places only.

Source: P-PG (2020) 10, P-PG/Training, item 4: observers take part by ad hoc decisions, which may come late.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries, snapshot
from courses.admissions.domain import offers
from courses.admissions.models import Application, LateAdmission, PlaceEvent, SelectionRun
from courses.admissions.operations import seats
from courses.admissions.operations.held import check_held
from courses.admissions.operations.screening import check_interest, record_decision
from courses.admissions.refusals import NoReason, NotAdmissible, NotYetOffered

Kind = LateAdmission.Kind


@transaction.atomic
def admit_late(*, application: Application, kind: str, words: str, by: User, now: datetime) -> LateAdmission:
    """Put an application on the waiting list, and offer what is free by the rule; nobody loses a place.

    Raises NoReason, NotYetOffered, NotAdmissible, DeclareFirst, OwnInterest.
    """
    people_api.check(by, Permission.PLACES_MANAGE)
    if not words.strip():
        raise NoReason
    check_held(seats.locked(application.call.edition))
    run = queries.run_of(application.call)
    if not queries.is_offered(run):
        raise NotYetOffered
    check_interest(run.call, [application], by)
    last = queries.events_of(application).filter(event__in=offers.RELEASES).first()
    _may_join(run, application, kind, last)
    if application.screening != Application.Screening.ELIGIBLE:
        record_decision(application, Application.Screening.ELIGIBLE, words.strip(), None, by=by, now=now)
    row, country = snapshot.row_of(application)
    admitted = LateAdmission.objects.create(
        run=run, application=application, kind=kind, words=words.strip(), row=row, country=country,
        after_event=last, by=audit_api.actor_key(by), at=now,
    )  # fmt: skip
    said: dict[str, Any] = {"kind": kind, "run": run.pk}
    audit_api.record(action="place.admitted_late", by=by, thing=application, at=now, data=said)
    seats.pass_on(run, by=by, now=now)
    return admitted


def _may_join(run: SelectionRun, application: Application, kind: str, last: PlaceEvent | None) -> None:
    """Handed in, not taken back, one per person, holding no place and not waiting already."""
    if application.state != Application.State.SUBMITTED or hasattr(application, "place"):
        raise NotAdmissible
    others = run.call.applications.filter(person=application.person).exclude(pk=application.pk)
    if others.filter(place__isnull=False).exists():
        raise NotAdmissible
    now = queries.standing(run)
    waits = {one.id for one in (*now.waiting, *now.behind)}
    tickets = {str(ticket) for ticket in others.values_list("ticket", flat=True)} | {str(application.ticket)}
    if waits & tickets or (kind == Kind.REOPENED) != (last is not None):
        raise NotAdmissible
