"""Which editions a decision concerns: those with facts or entries, on whose days the resolution is law."""

from django.db.models import Q, QuerySet

from academy.governance.api import Component, Resolution
from courses.catalogue.api import Edition
from courses.learning.api import Fact
from credits.models import CreditEntry
from credits.queries.laws import Lawbook, lawbook


def editions_on_record() -> QuerySet[Edition]:
    """Every edition with facts or entries."""
    concerned = Q(pk__in=Fact.objects.order_by().values("edition")) | Q(
        pk__in=CreditEntry.objects.order_by().values("edition")
    )
    return Edition.objects.filter(concerned).select_related("activity").order_by("pk")


def editions_under(resolution: Resolution) -> list[Edition]:
    """Those that this resolution governs on some day; one statement and what the lawbook needs."""
    keys = resolution.designated_activities.values("activity_key")
    book = lawbook()
    return [one for one in editions_on_record().filter(activity__key__in=keys) if _governs(book, resolution, one)]


def _governs(book: Lawbook, resolution: Resolution, edition: Edition) -> bool:
    laws = (law for component in Component.values for law in book.laws_of(edition, component))
    return any(law.resolution.pk == resolution.pk for law in laws)
