"""`manage.py run_jobs`: runs what is due, in this process, where there is no broker. It may be killed at any time."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from academy.jobs import api as jobs_api

PAUSE_SECONDS = 2


class Command(BaseCommand):
    help = "Run the jobs that are due; again and again, or --once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is due")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        while True:
            runs = jobs_api.run_due()
            if runs or once:
                self.stdout.write(f"{runs} run.")
            if once:
                return
            time.sleep(PAUSE_SECONDS)
