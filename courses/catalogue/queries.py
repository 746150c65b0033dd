"""Reads of the catalogue."""

from datetime import date

from django.db.models import QuerySet

from courses.catalogue.models import Edition


def edition(key: str) -> Edition:
    """One edition by its key, with its activity and mandate; raises Edition.DoesNotExist."""
    return Edition.objects.select_related("activity__mandate", "country", "limit").get(key=key)


def editions() -> QuerySet[Edition]:
    return Edition.objects.select_related("activity__mandate", "limit").order_by("-starts_on", "key")


def running_on(day: date) -> QuerySet[Edition]:
    return editions().filter(starts_on__lte=day, ends_on__gte=day)
