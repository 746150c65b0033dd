"""A person asks to be erased and may take it back; the Secretariat may refuse, with a reason and until when."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import queries
from academy.people.domain.erasure import a_month_after
from academy.people.domain.vocabulary import Permission
from academy.people.models import ErasureRequest, Person, User
from academy.people.permissions import check
from academy.people.refusals import NoRequestWaits, RefusalWithoutReason
from academy.people.signals import erasure_asked, erasure_refused

State = ErasureRequest.State


@transaction.atomic
def ask_for_erasure(*, user: User, words: str, now: datetime) -> ErasureRequest:
    """The request that waits; asked twice is one request, with the date of the first."""
    person = _person_of(user)
    request, created = ErasureRequest.objects.get_or_create(
        person=person,
        state=State.ASKED,
        defaults={
            "words": words.strip(),
            "asked_at": now,
            "due_on": a_month_after(timezone.localdate(now)),
        },
    )
    if created:
        audit_api.record(action="erasure.asked", by=user, thing=person, data={"due_on": request.due_on.isoformat()})
        erasure_asked.send(ErasureRequest, request=request)
    return request


@transaction.atomic
def take_back_erasure(*, user: User, now: datetime) -> None:
    """Raises NoRequestWaits."""
    request = _waiting(queries.person_of(user))
    _close(request, state=State.WITHDRAWN, by=user, now=now)
    audit_api.record(action="erasure.taken_back", by=user, thing=request.person)


@transaction.atomic
def refuse_erasure(*, person: Person, answer: str, until: date | None, by: User, now: datetime) -> None:
    """The person is told why, until when, and to whom she may complain. Source: GDPR, Article 12(4).

    Raises NoRequestWaits, RefusalWithoutReason.
    """
    check(by, Permission.PEOPLE_MANAGE)
    if not answer.strip():
        raise RefusalWithoutReason
    request = _waiting(person)
    request.answer, request.until = answer.strip(), until
    _close(request, state=State.REFUSED, by=by, now=now)
    audit_api.record(action="erasure.refused", by=by, thing=person, data={"until": until.isoformat()} if until else {})
    erasure_refused.send(ErasureRequest, request=request)


def _waiting(person: Person | None) -> ErasureRequest:
    rows = ErasureRequest.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.filter(person=person, state=State.ASKED).first()
    if found is None:
        raise NoRequestWaits
    return found


def _close(request: ErasureRequest, *, state: str, by: User, now: datetime) -> None:
    request.state, request.answered_by, request.answered_at = state, audit_api.actor_key(by), now
    request.save()


def _person_of(user: User) -> Person:
    """Somebody who never gave a name is known by the address, so that the Secretariat can find and erase her."""
    words = {"printed_name": user.email[:200], "email": user.email, "language": user.language}
    return Person.objects.get_or_create(user=user, defaults=words)[0]
