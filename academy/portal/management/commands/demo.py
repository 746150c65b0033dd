"""`make demo`: set the database up, run the main job, say what is worth opening. The Makefile serves afterwards."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from academy.portal.demo.cast import CAST
from academy.portal.demo.report import Different, Report
from academy.portal.demo.scene import NEXT_EDITION, Scene

WORTH_OPENING = (
    ("Home", "/"),
    ("A call that is open", f"/calls/{NEXT_EDITION}/"),
    ("Rules in force", "/rules/"),
    ("Verify a certificate", "/verify/"),
)


class Command(BaseCommand):
    help = "Runs the main job of the Academy on invented people, from call to verified certificate."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--applications", default="", help="a CSV of your own instead of the shipped list")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("The main job runs in demonstration mode only (ACADEMY_DEMONSTRATION=1).")
        report = Report(out=sys.stdout)
        self.stdout.write("International Drug Policy Academy: the main job, on invented people")
        scene = Scene(report=report, folder=settings.VAR_DIR, applications=_applications(options["applications"]))
        if not scene.is_of_this_version():
            raise CommandError("Another version played here and cannot be continued: begin anew with FRESH=1.")
        self.stdout.write("Preparing the database (up to a minute the first time)...")
        call_command("migrate", verbosity=0)
        try:
            with translation.override("en"):
                _play(scene)
        except Different as difference:
            raise CommandError(f"The recount differs. {difference}") from difference
        self._worth_opening(report)

    def _worth_opening(self, report: Report) -> None:
        base = settings.BASE_URL
        self.stdout.write(
            f"\nEverything agrees: {report.checks} counts. Certificates: {settings.VAR_DIR}/certificates/"
        )
        self.stdout.write(f"\nEnter as anybody (no password, second factor waived: demonstration): {base}/enter-as/")
        for part in CAST:
            self.stdout.write(f"  {part.given} {part.family:<12} {part.role.replace('_', ' '):<24} {base}{part.home}")
        for words, path in WORTH_OPENING:
            self.stdout.write(f"  {words:<38} {base}{path}")


def _applications(given: str) -> Path:
    from courses.admissions import api as admissions_api

    path = Path(given) if given else Path(admissions_api.DEMO_APPLICATIONS)
    if not path.is_file():
        raise CommandError(f"There is no file {os.fspath(path)!r}.")
    return path


def _play(scene: Scene) -> None:
    from academy.portal.demo.play import play

    play(scene)
