"""Which institutions take part in an award, by what is on record: they issue its certificates.

Source: P-PG (2020) 10, P-PG/Academy, items 7 and 10.
"""

from datetime import date

from django.db.models import QuerySet

from academy.governance import api as governance_api
from academy.governance.api import Component
from academy.people.api import Institution, User
from certificates.models import IssuerLeftOut
from certificates.queries.register import institutions_of
from courses.catalogue.api import Edition

POMPIDOU = "pompidou-group"


def participants(edition: Edition, component: str, *, on: date) -> list[Institution]:
    """The Pompidou Group and every university that is a participating partner on the day.

    Of Component II those whose academic validation covers the version of the course that the edition ran.
    """
    taking_part = governance_api.participating(on=on)
    if component == Component.TWO:
        taking_part &= governance_api.validated_by(
            activity_key=edition.activity.key, version=edition.course_version, on=edition.ends_on
        )
    universities = Institution.objects.filter(pk__in=taking_part, kind=Institution.Kind.UNIVERSITY)
    return list((universities | Institution.objects.filter(key=POMPIDOU)).order_by("kind", "name_en"))


def left_out_of(user: User) -> QuerySet[IssuerLeftOut]:
    """The lists that the account's institutions take part in and do not issue, newest first."""
    rows = IssuerLeftOut.objects.filter(institution__key__in=institutions_of(user))
    return rows.select_related("release__edition", "institution").order_by("-release")
