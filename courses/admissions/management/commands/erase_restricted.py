"""`manage.py erase_restricted`: for the nightly timetable; what people needed for an event that is over is erased."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from courses.admissions.operations import erase_restricted


class Command(BaseCommand):
    help = "Erases accessibility and diet of applications whose edition has ended."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"erased: {erase_restricted(now=timezone.now(), by=None)}")
