"""What the clock does with offers: it reminds once, and passes on what was not answered. One job for each offer."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from academy.jobs import api as jobs_api
from academy.jobs.api import Job
from courses.admissions.domain import offers
from courses.admissions.models import Place, PlaceEvent
from courses.admissions.operations import place_letters, placing
from courses.catalogue.api import Edition

EXPIRE, REMIND = "admissions.expire_offer", "admissions.remind_of_offer"


def queue_offers(*, now: datetime) -> list[Job]:
    """A job for each offer that is due, by its own key: asked a second time it is the same job."""
    live = list(_live().order_by("pk"))
    offered = PlaceEvent.objects.filter(application__in=[one.application_id for one in live], event=offers.OFFERED)
    since = dict(offered.order_by("pk").values_list("application", "at"))
    jobs = []
    for place in live:
        kind = _due(since.get(place.application_id), place.offer_until, now)
        if kind:
            jobs.append(jobs_api.enqueue(kind, f"{kind}:{place.pk}", place_id=place.pk))
    return jobs


def _live() -> QuerySet[Place]:
    """Offers that run; of a cancelled edition nobody is reminded, and nothing of it goes on."""
    offered = Place.objects.filter(state=Place.State.OFFERED, offer_until__isnull=False)
    return offered.exclude(edition__state=Edition.State.CANCELLED)


def _due(offered_at: datetime | None, until: datetime | None, now: datetime) -> str:
    if until is None:
        return ""
    if now > until:
        return EXPIRE
    remind = offers.remind_at(offered_at=offered_at, until=until) if offered_at else None
    return REMIND if remind and now >= remind else ""


@jobs_api.handler(EXPIRE)
def expire(place_id: int) -> dict[str, str]:
    return {"place": placing.expire_offer(place_id=place_id, now=timezone.now())}


@jobs_api.handler(REMIND)
def remind(place_id: int) -> dict[str, int]:
    """Who answered meanwhile is not reminded."""
    mine = _live().filter(pk=place_id, offer_until__gt=timezone.now())
    place = mine.select_related("application__person", "edition").first()
    if place is not None:
        place_letters.write_reminder(place)
    return {"letters": int(place is not None)}
