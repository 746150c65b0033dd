"""`manage.py select < case.json`, for callers inside Django. From a shell, manage.py goes to the rule at once."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from courses.admissions.domain import command


class Command(BaseCommand):
    help = "Decide one case of a selection: JSON in, JSON out, no database."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        command.arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = {name: options[name] for name in ("reading", "seed", "why")}
        status = command.run(sys.stdin.buffer, self.stdout, self.stderr, **chosen)  # type: ignore[arg-type]
        if status:
            sys.exit(status)
