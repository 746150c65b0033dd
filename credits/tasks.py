"""What Celery beat starts: one call."""

from celery import shared_task
from django.utils import timezone

from credits import operations


@shared_task(ignore_result=True)
def prove() -> None:
    operations.queue_proof(on=timezone.localdate())
