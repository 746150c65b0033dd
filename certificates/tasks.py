"""What Celery beat starts: one call."""

from celery import shared_task
from django.utils import timezone

from certificates import operations


@shared_task(ignore_result=True)
def renew_status_lists() -> None:
    operations.queue_daily(on=timezone.localdate().isoformat())
