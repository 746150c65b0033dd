"""What Celery beat starts: one call each."""

from celery import shared_task
from django.utils import timezone

from credits import operations


@shared_task(ignore_result=True)
def prove() -> None:
    operations.queue_proof(on=timezone.localdate())


@shared_task(ignore_result=True)
def begin() -> None:
    operations.recount_what_begins(on=timezone.localdate())
