"""Names that institutions hold back: until when, who settles it, and whose day has passed."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from certificates.models import Release, ReleaseLine


def open_holds() -> QuerySet[ReleaseLine]:
    """Every hold that is not settled, also on lists that were closed without the name; the first to fall due first.

    A list that issues a certificate again keeps nothing back once it is withdrawn.
    """
    lapsed = Q(release__state=Release.State.WITHDRAWN, supersedes__isnull=False)
    held = ReleaseLine.objects.filter(held_by__isnull=False).exclude(lapsed)
    return held.select_related("person", "held_by", "release__edition").order_by("held_until", "pk")


def holds_of(institutions: Collection[str]) -> QuerySet[ReleaseLine]:
    """Holds of these institutions (keys)."""
    return open_holds().filter(held_by__key__in=institutions)


def overdue_holds(*, on: date) -> QuerySet[ReleaseLine]:
    return open_holds().filter(held_until__lt=on)
