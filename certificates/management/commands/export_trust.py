"""`manage.py export_trust FOLDER`: trust.json and the verifier that needs neither this database nor a network."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from certificates.bundle import VERIFIER, trust_json, verifier


class Command(BaseCommand):
    help = "Write trust.json and verify-certificate.pyz into a folder, e.g. for an institution's own site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in (("trust.json", trust_json()), (VERIFIER, verifier())):
            (folder / name).write_bytes(content)
            self.stdout.write(f"{folder / name}")
