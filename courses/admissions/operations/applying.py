"""A person applies: begun once, saved at every answer, submitted with a receipt, kept as late after the deadline."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.people.api import Country, Person, User
from courses.admissions import queries
from courses.admissions.domain import eligibility, form
from courses.admissions.models import Application, Call, RestrictedAnswers
from courses.admissions.operations import seats
from courses.admissions.operations.held import check_held
from courses.admissions.operations.screening_again import screen_again
from courses.admissions.operations.settling import check_not_settled
from courses.admissions.reasons import sentence
from courses.admissions.refusals import (
    AnswersMissing,
    CameByList,
    ChangesByRequest,
    CountryWithoutRight,
    MotivationTooLong,
    NotOpen,
    SecondApplication,
)


@transaction.atomic
def begin_application(*, call: Call, person: Person, country: Country, by: User, now: datetime) -> Application:
    """The person's draft, made once. Raises NotOpen, CountryWithoutRight, SecondApplication.

    An application that came by a list counts as the person's application: a second one is refused.
    """
    check_held(call.edition)
    if now < call.opens_at or queries.is_settled(call):
        raise NotOpen
    known = call.applications.filter(person=person).exclude(state=Application.State.WITHDRAWN).first()
    if known:
        raise SecondApplication(str(known.ticket))
    check_country(call, country)
    try:
        with transaction.atomic():
            application = Application.objects.create(
                call=call,
                person=person,
                country=country,
                source="form",
                language=person.language,
                saved_at=now,
            )
    except IntegrityError as second:  # the other tab was quicker
        raise SecondApplication("") from second
    audit_api.record(action="application.begun", by=by, thing=application, at=now)
    return application


def check_country(call: Call, country: Country) -> None:
    """Raises CountryWithoutRight with the rule that says no; what is undecided or unknown is let through."""
    screening, reason = eligibility.of_country(queries.cases_of(call)[country.iso2], call.audience)
    if screening == eligibility.NOT_ELIGIBLE:
        raise CountryWithoutRight(str(country), sentence({"code": reason}))


@transaction.atomic
def save_answers(*, application: Application, answers: Mapping[str, Any], by: User, now: datetime) -> None:
    """Keep answers that their form has cleaned, by key. A submitted application stays complete.

    Raises ChangesByRequest after the deadline, AnswersMissing, MotivationTooLong, CountryWithoutRight.
    """
    application = check_may_change(application, now)
    apply_answers(application, answers, now=now)
    if application.state == Application.State.SUBMITTED:
        _complete(application)
        audit_api.record(
            action="application.changed", by=by, thing=application, at=now, data={"questions": sorted(answers)}
        )


def apply_answers(application: Application, answers: Mapping[str, Any], *, now: datetime) -> None:
    """Put each answer where it is kept: a column, the answers, or the restricted answers.

    Where one changes by which the application is screened, it is screened again.
    """
    before = _screened_by(application)
    restricted = {key: value for key, value in answers.items() if form.BY_KEY[key].store == form.RESTRICTED}
    for key, value in answers.items():
        if form.BY_KEY[key].store == form.COLUMN:
            if key == "country" and value != application.country:
                check_country(application.call, value)
            setattr(application, key, value)
        elif key == "privacy":  # the moment of the consent is kept, not only that there was one
            application.answers[key] = (application.answers.get(key) or now.isoformat()) if value else ""
        elif key not in restricted:
            application.answers[key] = _kept(value)
    application.is_consultant = application.answers.get("as_consultant") == "yes"
    application.saved_at = now
    if _screened_by(application) != before:
        screen_again(application)
    application.save()
    if restricted:
        kept = RestrictedAnswers.objects.get_or_create(application=application)[0]
        kept.answers |= {key: _kept(value) for key, value in restricted.items()}
        kept.save(update_fields=["answers"])


def _screened_by(application: Application) -> tuple[str, str, bool]:
    return application.country_id, application.institution_kind, application.is_consultant


def _kept(value: Any) -> Any:
    """As JSON keeps it: a country by its code, a date in ISO form."""
    if isinstance(value, Country):
        return value.iso2
    return value.isoformat() if hasattr(value, "isoformat") else value


def _locked(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("call__edition", "country", "person").get(pk=application.pk)


def check_may_change(application: Application, now: datetime) -> Application:
    """The application, locked; raises NotOpen, CameByList, ChangesByRequest, and what settles."""
    application = _locked(application)
    _may_change(application, now)
    return application


def _may_change(application: Application, now: datetime) -> None:
    check_held(application.call.edition)
    if application.state == Application.State.WITHDRAWN:
        raise NotOpen
    if application.source != "form":
        raise CameByList
    check_not_settled(application.call)
    if application.state == Application.State.SUBMITTED and now > application.call.deadline:
        raise ChangesByRequest


def _complete(application: Application) -> None:
    missing = form.missing(queries.given_by(application), application.call.questions)
    if missing:
        raise AnswersMissing([one.key for one in missing])
    check_length(application.motivation)


def check_length(motivation: str) -> None:
    """Raises MotivationTooLong; the same for the form, for a change that is asked for, and for its answer."""
    count = form.words(motivation)
    if count > form.MOST_WORDS:
        raise MotivationTooLong(count=count, most=form.MOST_WORDS)


@transaction.atomic
def submit_application(*, application: Application, by: User, now: datetime) -> Application:
    """Hand in, with a receipt by letter. After the deadline it is kept as late, and the receipt says so.

    Raises AnswersMissing, MotivationTooLong, NotOpen, AlreadySelected, ListPublished. Twice is once.
    """
    if now > application.call.deadline:  # not beside the publication of the list
        Call.objects.select_for_update(no_key=True).get(pk=application.call_id)
    application = _locked(application)
    if application.state == Application.State.SUBMITTED:
        return application
    _may_change(application, now)
    _complete(application)
    application.state, application.submitted_at = Application.State.SUBMITTED, now
    if now > application.call.deadline:
        application.screening, application.screening_reason = Application.Screening.LATE, "STATUS_LATE"
    application.save()
    audit_api.record(action="application.submitted", by=by, thing=application, at=now)
    notifications_api.write_letter(
        key=f"application-received:{application.pk}:{now.isoformat()}",
        template="application_received",
        person=application.person,
        context={
            "application": application,
            "edition": application.call.edition,
            "call": application.call,
            "is_late": application.screening == Application.Screening.LATE,
        },
    )
    return application


@transaction.atomic
def withdraw_application(*, application: Application, by: User, now: datetime) -> None:
    """Take an application back before a place is given, and not beside the giving of one."""
    seats.locked(application.call.edition)
    application = _locked(application)
    if hasattr(application, "place") or application.state == Application.State.WITHDRAWN:
        raise NotOpen
    application.state = Application.State.WITHDRAWN
    application.save(update_fields=["state"])
    audit_api.record(action="application.withdrawn", by=by, thing=application, at=now)
