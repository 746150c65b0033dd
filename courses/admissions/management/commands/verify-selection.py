"""`manage.py verify-selection RUN`: checks a sealed run; exit code 1 and what does not hold otherwise."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.admissions.bundle import problems
from courses.admissions.models import SelectionRun


class Command(BaseCommand):
    help = "Check a sealed run of a selection: hashes, lots, order, reasons; and decide it again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", type=int, help="number of the run, as the record of the decision gives it")

    def handle(self, *args: Any, **options: Any) -> None:
        run = SelectionRun.objects.filter(pk=options["run"]).first()
        if run is None:
            known = ", ".join(map(str, SelectionRun.objects.order_by("pk").values_list("pk", flat=True))) or "none"
            raise CommandError(f"There is no run {options['run']}; known are: {known}.")
        found = problems(run)
        if found:
            raise CommandError(f"Run {run.pk} does not hold:\n- " + "\n- ".join(found))
        self.stdout.write(f"Run {run.pk} holds: {len(run.result['reasons'])} applications, {run.result['method']}.")
