"""The Secretariat's desk: appeals, requests, erasures, screenings, offers, costs, lists to issue, what failed."""

from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance import api as governance_api
from academy.jobs.api import Job
from academy.notifications.api import Letter
from academy.people import api as people_api
from academy.portal.waiting import Waiting
from certificates import api as certificates_api
from certificates.api import RecognitionRequest, Release
from courses.admissions.api import Application, CostRequest, Place
from courses.catalogue.api import Edition
from credits import api as credits_api

SOON = timedelta(days=3)


def waiting_for_secretariat(*, now: datetime) -> list[Waiting]:
    """One line per kind of thing, in thirteen SQL statements; nothing waits where the count is zero."""
    appeals, overdue = credits_api.counts_of_appeals(on=timezone.localdate(now))
    lines = [
        Waiting(words=_("Appeals past their day"), count=overdue, address="/admin/academy/appeals/"),
        Waiting(words=_("Appeals to decide"), count=appeals, address="/admin/academy/appeals/"),
        Waiting(
            words=_("Requests for erasure to answer"),
            count=people_api.waiting_erasures().count(),
            address="/admin/academy/people/",
        ),
        Waiting(
            words=_("Requests for recognition that wait for a list"),
            count=RecognitionRequest.objects.filter(state=RecognitionRequest.State.ASKED).count(),
            address="/admin/academy/recognition/",
        ),
        Waiting(
            words=_("Names that an institution holds back beyond the day named"),
            count=certificates_api.overdue_holds(on=timezone.localdate(now)).count(),
            address="/admin/academy/recognition/",
        ),
        Waiting(
            words=_("Applications to screen"),
            count=Application.objects.filter(state="submitted", screening="pending").count(),
            address="/admin/academy/editions/",
        ),
        Waiting(
            words=_("Applications that need an ad hoc decision"),
            count=Application.objects.filter(state="submitted", screening="decision_needed").count(),
            address="/admin/academy/editions/",
        ),
        Waiting(
            words=_("Offers that expire within three days"),
            count=Place.objects.filter(state="offered", offer_until__lte=now + SOON).count(),
            address="/admin/academy/editions/",
        ),
        Waiting(
            words=_("Requests that costs be borne, to decide"),
            count=CostRequest.objects.filter(state=CostRequest.State.ASKED, decision=None).count(),
            address="/admin/academy/editions/",
        ),
        Waiting(
            words=_("Certificate lists approved by every institution, to issue"),
            count=Release.objects.filter(state=Release.State.APPROVED).count(),
            address="/admin/academy/editions/",
        ),
        Waiting(
            words=_("Lists that the Permanent Correspondents have not endorsed yet"),
            count=governance_api.unendorsed_lists(on=timezone.localdate(now)).count(),
            address="/board/",
        ),
        Waiting(
            words=_("Letters that did not arrive"),
            count=Letter.objects.filter(state__in=["bounced", "failed"]).count(),
            address="/admin/academy/letters/",
        ),
        Waiting(
            words=_("Jobs that failed"),
            count=Job.objects.filter(state="failed").count(),
            address="/admin/academy/jobs/",
        ),
    ]
    return [line for line in lines if line.count]


def editions_under_way() -> list[Edition]:
    """Every open edition with what it holds, in one SQL statement."""
    return list(
        Edition.objects.exclude(state__in=["closed", "cancelled"])
        .select_related("activity")
        .annotate(
            applications_count=Count("call__applications", distinct=True),
            confirmed_count=Count("places", filter=Q(places__state="confirmed"), distinct=True),
            enrolled_count=Count("enrolments", distinct=True),
            certificates_count=Count("releases__register_entries", distinct=True),
        )
        .order_by("-starts_on")
    )
