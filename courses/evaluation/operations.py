"""Surveys are opened and answered, and conclusions drawn. Who has answered and what was said are two rows apart."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.lib.throttle import keyed_digest
from academy.people import api as people_api
from academy.people.api import Country, Permission, Person, User
from courses.catalogue.api import Edition
from courses.evaluation.domain.answers import problem
from courses.evaluation.models import Conclusion, MasterInterest, Participation, Response, Survey
from courses.evaluation.refusals import AlreadyAnswered, BadAnswer, NotAsked, SurveyClosed, SurveyDates
from courses.learning import api as learning_api

# The shipped forms: at the end of an edition, and six months later. Source: P-PG (2020) 10, P-PG/Training, item 5.
FORMS = {code: Path(__file__).resolve().parent / "data" / f"{code.replace('-', '_')}.json" for code in ("e-01", "e-02")}


@transaction.atomic
def open_survey(*, edition: Edition, form: str, opens_on: date, closes_on: date, by: User) -> Survey:
    """Ask the participants of an edition with a shipped form ("e-01", "e-02"). Raises SurveyDates."""
    people_api.check(by, Permission.EDITIONS_MANAGE)
    if closes_on < opens_on or opens_on < edition.starts_on:
        raise SurveyDates
    data = json.loads(FORMS[form].read_text(encoding="utf-8"))
    key = _free_key(f"{form}-{edition.key}"[:56])
    survey = load_survey(data, edition=edition, key=key, opens_on=opens_on, closes_on=closes_on)
    audit_api.record(action="survey.opened", by=by, thing=survey, data={"edition": edition.key, "form": form})
    return survey


def _free_key(stem: str) -> str:
    taken = set(Survey.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for n in range(1, len(taken) + 2) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)


@transaction.atomic
def conclude(*, edition: Edition, text_fr: str, text_en: str, by: User, now: datetime) -> Conclusion:
    """What the Secretariat concludes from the evaluation of an edition; the newest counts, the earlier ones stay.

    Source: P-PG (2020) 10, P-PG/Training, item 4 (conclusions of earlier editions are taken into account).
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    conclusion = Conclusion.objects.create(
        edition=edition, text_fr=text_fr.strip(), text_en=text_en.strip(), recorded_by=audit_api.actor_key(by),
        recorded_at=now,
    )  # fmt: skip
    audit_api.record(action="conclusion.recorded", by=by, thing=conclusion, data={"edition": edition.key})
    return conclusion


def load_survey(data: Mapping[str, Any], *, edition: Edition, key: str, opens_on: date, closes_on: date) -> Survey:
    """A survey of an edition, made once by key."""
    fields = {
        "edition": edition,
        "title_fr": data["title_fr"],
        "title_en": data["title_en"],
        "items": data["items"],
        "opens_on": opens_on,
        "closes_on": closes_on,
    }
    return Survey.objects.get_or_create(key=key, defaults=fields)[0]


@transaction.atomic
def answer_survey(*, survey: Survey, person: Person, answers: Mapping[str, Any], now: datetime) -> None:
    """Answer once, in time, as a participant. The response carries the day only, never the person.

    Raises NotAsked, SurveyClosed, AlreadyAnswered, BadAnswer.
    """
    day = timezone.localdate(now)
    if not learning_api.enrolled(survey.edition).filter(person=person).exists():
        raise NotAsked
    if not survey.opens_on <= day <= survey.closes_on:
        raise SurveyClosed
    for item in survey.items:
        if problem(item, answers.get(item["key"])):
            raise BadAnswer(item["key"])
    try:
        with transaction.atomic():
            Participation.objects.create(survey=survey, person=person)
    except IntegrityError as twice:
        raise AlreadyAnswered from twice
    kept = {item["key"]: answers.get(item["key"]) for item in survey.items}
    Response.objects.create(survey=survey, answers=kept, day=day)
    audit_api.record(action="survey.answered", by=None, thing=survey)  # by nobody: answers are anonymous


def fingerprint(email: str) -> str:
    """By which a second statement from the same address is known, without the address."""
    return keyed_digest(email.strip().casefold(), purpose="master-interest")


@transaction.atomic
def state_interest(
    *, country: Country, institution_kind: str, years_in_field: int | None, has_followed: str, wishes: str, email: str,
    on: date,
) -> None:  # fmt: skip
    """Somebody would follow the master; a second statement from the same address changes nothing.

    Source: P-PG (2020) 10, P-PG/Academy, item 11 (the feasibility study asks for the target groups' interest).
    """
    fields = {
        "country": country, "institution_kind": institution_kind, "years_in_field": years_in_field,
        "has_followed": has_followed, "wishes": wishes.strip(), "day": on,
    }  # fmt: skip
    interest, is_new = MasterInterest.objects.get_or_create(address_digest=fingerprint(email), defaults=fields)
    if is_new:
        audit_api.record(action="master_interest.stated", by=None, thing=interest)
