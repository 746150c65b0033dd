"""`manage.py tend_offers`: for the timetable; reminds of offers, and passes on those that nobody answered."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from courses.admissions.operations import queue_offers


class Command(BaseCommand):
    help = "Reminds of offers of places before their deadline, and passes on those that were not answered by it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"offers tended: {len(queue_offers(now=timezone.now()))}")
