"""Who comes, how and when: the list by which an event is prepared."""

from django.db.models import QuerySet

from courses.admissions.models import FollowUp, Place
from courses.catalogue.api import Edition


def participants(edition: Edition) -> QuerySet[Place]:
    """Confirmed places with what their people said about arriving and lodging; nothing restricted is read."""
    related = ("application__person", "application__country", "application__follow_up", "edition")
    confirmed = Place.objects.filter(edition=edition, state=Place.State.CONFIRMED)
    return confirmed.select_related(*related).order_by("number")


def follow_up_of(place: Place) -> FollowUp | None:
    return getattr(place.application, "follow_up", None)
