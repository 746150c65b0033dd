"""After the deadline: a change is asked for, and the Secretariat answers with words."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries
from courses.admissions.domain import form
from courses.admissions.models import Application, Call, ChangeRequest
from courses.admissions.operations.applying import apply_answers, check_length
from courses.admissions.operations.settling import check_not_settled
from courses.admissions.refusals import AnsweredAlready, AskedAlready, NotAsked, NotOpen


@transaction.atomic
def ask_for_change(
    *, application: Application, question: str, value: str, why: str, by: User, now: datetime
) -> ChangeRequest:
    """File a request. value: the new answer in the applicant's words. Raises NotAsked, NotOpen, AskedAlready,
    MotivationTooLong.
    """
    call = application.call
    if question not in {one.key for one in form.changeable(call.questions)}:
        raise NotAsked
    if application.state != Application.State.SUBMITTED or now <= call.deadline or queries.is_settled(call):
        raise NotOpen
    _check_length(question, value)
    try:
        with transaction.atomic():
            asked = ChangeRequest.objects.create(
                application=application, question=question, value=value, why=why, asked_at=now
            )
    except IntegrityError as twice:
        raise AskedAlready from twice
    audit_api.record(action="change.asked", by=by, thing=application, at=now, data={"question": question})
    return asked


@transaction.atomic
def answer_change(
    *, request: ChangeRequest, accept: bool, words: str, value: Any = None, by: User, now: datetime
) -> ChangeRequest:
    """Accept (the cleaned `value` takes effect) or refuse; the person is told by letter.

    Raises AnsweredAlready, AlreadySelected, ListPublished, CountryWithoutRight, MotivationTooLong.
    """
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    Call.objects.select_for_update(no_key=True).get(pk=request.application.call_id)  # not beside its publication
    request = (
        ChangeRequest.objects.select_for_update(of=("self", "application"), no_key=True)
        .select_related("application__call__edition", "application__person", "application__country")
        .get(pk=request.pk)
    )
    if request.state != ChangeRequest.State.ASKED:
        raise AnsweredAlready
    application = request.application
    if accept:
        check_not_settled(application.call)
        _check_length(request.question, value)
        apply_answers(application, {request.question: value}, now=now)
    request.state = ChangeRequest.State.ACCEPTED if accept else ChangeRequest.State.REFUSED
    request.answer, request.answered_by, request.answered_at = words, audit_api.actor_key(by), now
    request.save()
    audit_api.record(
        action=f"change.{request.state}", by=by, thing=application, at=now, data={"question": request.question}
    )
    notifications_api.write_letter(
        key=f"change-answered:{request.pk}",
        template="application_change_answered",
        person=application.person,
        context={"application": application, "edition": application.call.edition, "request": request},
    )
    return request


def _check_length(question: str, value: Any) -> None:
    """Only what is asked to change: a list may have brought a longer motivation, which stays as it came."""
    if question == "motivation":
        check_length(str(value))
