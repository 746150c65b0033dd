"""Reads of surveys."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import mean

from django.db.models import Count, QuerySet

from academy.people.api import Person
from courses.catalogue.api import Edition
from courses.evaluation.domain.answers import Summary, summarise
from courses.evaluation.models import Conclusion, MasterInterest, Survey


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """How an edition was judged. average: mean of all statements from 1 to 5; None for fewer than five responses."""

    answers: int
    average: float | None


def surveys() -> QuerySet[Survey]:
    """Every survey with how many have answered."""
    found = Survey.objects.select_related("edition").annotate(answered=Count("responses"))
    return found.order_by("-closes_on", "key")


def surveys_for(person: Person, *, on: date) -> QuerySet[Survey]:
    """Open surveys that the person is asked and has not answered."""
    asked = Survey.objects.filter(edition__enrolments__person=person, opens_on__lte=on, closes_on__gte=on)
    return asked.exclude(edition__enrolments__state="withdrawn").exclude(participations__person=person)


def results(survey: Survey) -> list[Summary]:
    """Every item summed up; nothing for fewer than five responses."""
    return summarise(survey.items, list(survey.responses.values_list("answers", flat=True)))


def surveys_of(edition: Edition) -> QuerySet[Survey]:
    return surveys().filter(edition=edition)


def conclusions_of(edition: Edition) -> QuerySet[Conclusion]:
    """What was concluded from an edition, the newest first."""
    return Conclusion.objects.filter(edition=edition)


def interests() -> QuerySet[MasterInterest]:
    """Who would follow the master, without a name."""
    return MasterInterest.objects.select_related("country").order_by("pk")


def evaluated() -> dict[int, Evaluated]:
    """Every edition with a survey, by id, in two SQL statements; what fewer than five have said is not shown."""
    answers: dict[int, int] = defaultdict(int)
    values: dict[int, list[int]] = defaultdict(list)
    for survey in Survey.objects.prefetch_related("responses"):
        given = [response.answers for response in survey.responses.all()]
        answers[survey.edition_id] += len(given)
        for summary in summarise(survey.items, given):
            if summary.item["type"] == "scale":
                values[survey.edition_id] += [value for value, count in summary.counts for _one in range(count)]
    return {
        edition: Evaluated(answers=count, average=mean(values[edition]) if values[edition] else None)
        for edition, count in answers.items()
    }
