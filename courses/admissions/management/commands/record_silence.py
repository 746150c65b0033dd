"""`manage.py record_silence`: for the timetable; records who gave no opinion until the deadline of opinions."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from courses.admissions.operations import queue_silence


class Command(BaseCommand):
    help = "Records as silent the Permanent Correspondents who gave no opinion until the deadline of opinions."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"calls closed for opinions: {len(queue_silence(now=timezone.now()))}")
