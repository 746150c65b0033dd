"""Surveys are loaded and answered. Who has answered and what was said are two rows that nothing ties together."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.api import Person
from courses.catalogue.api import Edition
from courses.evaluation.domain.answers import problem
from courses.evaluation.models import Participation, Response, Survey
from courses.evaluation.refusals import AlreadyAnswered, BadAnswer, NotAsked, SurveyClosed
from courses.learning import api as learning_api


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
