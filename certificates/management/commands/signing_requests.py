"""`manage.py signing_requests INSTITUTION FOLDER`: what an institution that keeps its keys itself has to sign."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from certificates.management import ordering
from certificates.queries.asked import requests_to

PROGRAM = Path(__file__).resolve().parents[2] / "outside" / "sign_requests.py"


class Command(BaseCommand):
    help = "Write the file of what is to be signed, and the program that signs it where the keys are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("institution", help="key of the institution, e.g. university-of-malta")
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        content = requests_to(ordering.institution(options))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "requests.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        (folder / PROGRAM.name).write_bytes(PROGRAM.read_bytes())
        self.stdout.write(f"{folder / 'requests.json'}: {len(content['requests'])}")
