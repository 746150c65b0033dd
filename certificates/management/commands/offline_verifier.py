"""`manage.py offline_verifier FOLDER`: the verifier that is one HTML file, and the fingerprints to publish with it."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from certificates import offline
from certificates.bundle import offline_page


class Command(BaseCommand):
    help = (
        "Write verify.html (with today's trust list and status lists) and verify-program.html (the program alone) into "
        "a folder, and print size and SHA-256 of each. The program's stay the same until the next release."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in ((offline.PAGE, offline_page()), (offline.PROGRAM, offline.program())):
            (folder / name).write_bytes(content)
            self.stdout.write(f"{hashlib.sha256(content).hexdigest()}  {folder / name}  ({len(content)} bytes)")
