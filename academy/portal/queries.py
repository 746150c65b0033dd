"""What a person's home and the Secretariat's desk show, put together from the apps below."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people.api import Person
from academy.portal.waiting import Waiting
from courses.admissions.api import Application, Place
from courses.assessment.api import Attempt
from courses.evaluation import api as evaluation_api
from courses.learning.api import Enrolment
from credits import api as credits_api
from credits.api import ComponentStatus


@dataclass(frozen=True, kw_only=True)
class Home:
    """A participant's first page: the next thing to do, a ring per component, places to go."""

    next_thing: Waiting | None
    others: list[Waiting]
    statuses: list[ComponentStatus]
    enrolments: list[Enrolment]
    applications: list[Application]


def home_of(person: Person, *, now: datetime) -> Home:
    enrolments = list(
        Enrolment.objects.filter(person=person, state=Enrolment.State.ACTIVE)
        .select_related("edition__activity")
        .order_by("-edition__starts_on")
    )
    waiting = sorted(_waiting_for(person), key=lambda thing: thing.until or datetime.max.replace(tzinfo=now.tzinfo))
    return Home(
        next_thing=waiting[0] if waiting else None,
        others=waiting[1:],
        statuses=credits_api.statement_for(person).statuses,
        enrolments=enrolments,
        applications=list(Application.objects.filter(person=person).select_related("call__edition", "country")),
    )


def _waiting_for(person: Person) -> list[Waiting]:
    offers = Place.objects.filter(application__person=person, state=Place.State.OFFERED).select_related("edition")
    attempts = Attempt.objects.filter(enrolment__person=person, submitted_at=None).select_related("test")
    surveys = evaluation_api.surveys_for(person, on=timezone.localdate())
    return (
        [
            Waiting(words=_("Answer the offer of a place"), until=offer.offer_until, address=reverse("admissions:mine"))
            for offer in offers
        ]
        + [
            Waiting(
                words=_("Finish the test you began: %(test)s") % {"test": attempt.test},
                until=attempt.deadline,
                address=reverse("assessment:attempt", args=[attempt.pk]),
            )
            for attempt in attempts
        ]
        + [
            Waiting(
                words=_("Tell us what you think: %(survey)s") % {"survey": survey},
                address=reverse("evaluation:answer", args=[survey.key]),
            )
            for survey in surveys
        ]
    )
