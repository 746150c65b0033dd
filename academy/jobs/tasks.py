"""What Celery executes: ids in, one call."""

from celery import shared_task

from academy.jobs import operations


@shared_task(acks_late=True, ignore_result=True)
def run_job(job_id: int) -> None:
    operations.run(job_id)


@shared_task(ignore_result=True)
def sweep() -> None:
    operations.sweep()
