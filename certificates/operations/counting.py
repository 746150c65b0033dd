"""How often certificates were looked up: institution, day and verdict, and nothing of the visitor or the certificate.

Counted in this process and written once a minute, so that the page of a certificate writes nothing. What a process has
counted when it is killed is lost: these are figures for a report, not for an account.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F

from academy.people.api import Institution
from certificates.models import VerificationCount

EVERY_SECONDS = 60.0
_lock = threading.Lock()
_counted: Counter[tuple[str, date, str]] = Counter()
_written_at = [time.monotonic()]


def count(issuers: Iterable[str], *, verdict: str, on: date) -> None:
    """issuers: keys of the institutions of the certificate; an unknown one has none and is not counted."""
    with _lock:
        _counted.update((key, on, verdict) for key in issuers)
        is_due = time.monotonic() - _written_at[0] >= EVERY_SECONDS
    if is_due:
        write_counts()


def write_counts() -> None:
    with _lock:
        waiting = dict(_counted)
        _counted.clear()
        _written_at[0] = time.monotonic()
    if waiting:
        _write(waiting)


@transaction.atomic
def _write(waiting: dict[tuple[str, date, str], int]) -> None:
    institutions = {one.key: one for one in Institution.objects.filter(key__in={key for key, _, _ in waiting})}
    for (key, day, verdict), number in sorted(waiting.items()):
        if key in institutions:
            row, _ = VerificationCount.objects.get_or_create(institution=institutions[key], day=day, verdict=verdict)
            VerificationCount.objects.filter(pk=row.pk).update(number=F("number") + number)
