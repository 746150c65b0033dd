"""What Celery beat starts: one call."""

from celery import shared_task
from django.utils import timezone

from courses.admissions import operations


@shared_task(ignore_result=True)
def erase_restricted() -> None:
    operations.queue_erasure(on=timezone.localdate())


@shared_task(ignore_result=True)
def record_silence() -> None:
    operations.queue_silence(now=timezone.now())


@shared_task(ignore_result=True)
def tend_offers() -> None:
    operations.queue_offers(now=timezone.now())
