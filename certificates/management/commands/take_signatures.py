"""`manage.py take_signatures FILE`: what an institution has signed; lists that waited for it go on."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from certificates.operations import take_signatures
from certificates.refusals import CertificateRefused

LARGEST = 500_000_000  # bytes: a list of a thousand PDFs


class Command(BaseCommand):
    help = "Check and keep the signatures in an answered file of signing requests; what waited for them goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", choices=["fr", "en"], default="fr", help="of a refusal")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            try:
                with options["file"].open("rb") as file:
                    taken = take_signatures(data=file.read(LARGEST), now=timezone.now())
            except (CertificateRefused, OSError) as refusal:
                raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"kept: {taken.kept}, not asked for: {len(taken.not_asked)}, still open: {taken.open}")
        for one in taken.not_asked:
            self.stdout.write(f"  not asked for: {one}")
