"""What Celery beat starts: one call."""

from celery import shared_task
from django.utils import timezone

from certificates.operations import queue_daily, queue_head, queue_reminders


@shared_task(ignore_result=True)
def sign_register() -> None:
    queue_head(now=timezone.now())


@shared_task(ignore_result=True)
def renew_status_lists() -> None:
    queue_daily(on=timezone.localdate().isoformat())


@shared_task(ignore_result=True)
def remind_of_holds() -> None:
    queue_reminders(on=timezone.localdate())
