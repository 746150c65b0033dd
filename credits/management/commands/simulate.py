"""`manage.py simulate 2027/02`: what a draft would change, with progress and figures. Writes no credits."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from academy.governance.api import Resolution
from credits import api as credits_api
from credits.domain.simulation import Figures, unchanged
from credits.models import Simulation

WIDTH = 40  # of the progress bar


class Command(BaseCommand):
    help = "Tries a draft resolution on real data: who would gain or lose credits or a status. Writes no credits."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", help="the draft, e.g. 2027/02")
        parser.add_argument("--against", default="", help="an adopted resolution; by default the law it follows")
        parser.add_argument("--from", dest="data_from", type=date.fromisoformat, help="first day of activity")
        parser.add_argument("--to", dest="data_to", type=date.fromisoformat, help="last day of activity")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            self._simulate(**options)

    def _simulate(
        self, *, number: str, against: str, data_from: date | None, data_to: date | None, **options: Any
    ) -> None:
        resolution = _resolution(number)
        usual = credits_api.default_scope(resolution, against=_resolution(against, adopted=True) if against else None)
        scope = credits_api.Scope(
            against=usual.against, data_from=data_from or usual.data_from, data_to=data_to or usual.data_to
        )
        self.stdout.write(
            f"{resolution.number} against {scope.against or 'no resolution'}, "
            f"activities from {scope.data_from} to {scope.data_to}"
        )
        try:
            found = credits_api.simulate_here(
                resolution=resolution, scope=scope, by=None, now=timezone.now(), tell=self._progress
            )
        except credits_api.SimulationRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("")
        self._table(found.summary)
        self.stdout.write(f"Kept as simulation {found.pk} with the draft. No fact, entry or balance was written.")

    def _progress(self, simulation: Simulation) -> None:
        share = simulation.done / simulation.total if simulation.total else 1
        bar = "#" * int(WIDTH * share)
        end = "\r" if self.stdout.isatty() else "\n"
        self.stdout.write(f"[{bar:<{WIDTH}}] {simulation.done} of {simulation.total} people", ending=end)
        self.stdout.flush()

    def _table(self, figures: Figures) -> None:
        self.stdout.write(f"{'':<14}{'people':>8}{'gain':>8}{'lose':>8}{'both':>8}{'status':>8}{'unchanged':>11}")
        rows = [("all", figures), *sorted(figures.get("countries", {}).items())]
        for name, one in rows:
            counts = [one.get(key, 0) for key in ("people", "gain", "lose", "both", "status")]
            cells = "".join(f"{count:>8}" for count in counts)
            self.stdout.write(f"{name or '(no country)':<14}{cells}{unchanged(one):>11}")
        for component, one in sorted(figures.get("components", {}).items()):
            reach, leave = one.get("reach", 0), one.get("leave", 0)
            self.stdout.write(f"Component {component}: {reach} reach the level, {leave} no longer do")


def _resolution(number: str, *, adopted: bool = False) -> Resolution:
    found = Resolution.objects.filter(number=number).first()
    if found is None:
        raise CommandError(f"There is no resolution {number}.")
    if adopted and found.state != Resolution.State.ADOPTED:
        raise CommandError(f"Resolution {number} is not adopted: it is no law to compare with.")
    return found
