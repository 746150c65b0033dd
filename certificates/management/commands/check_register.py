"""`manage.py check_register`: counts the whole public register again, line by line, and every head of it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from certificates.queries.log_check import differences


class Command(BaseCommand):
    help = "Count the public register again from seals and changes of status; end with an error where anything differs."

    def handle(self, *args: Any, **options: Any) -> None:
        count = differences()
        for said in count.wrong:
            self.stderr.write(said)
        if count.wrong:
            raise CommandError(f"{len(count.wrong)} differences")
        self.stdout.write(
            f"{count.lines} lines and {count.heads} heads agree; "
            f"{count.erased} lines are taken as they stand, their records being erased."
        )
