"""`manage.py verify-badge FILE`: what a credential file is worth; exit status 1 for anything but a valid one."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from certificates import badge_lists, badge_words
from certificates.domain.badge_check import Signed, wanted_lists
from certificates.domain.strict_json import LARGEST
from certificates.queries import badges


class Command(BaseCommand):
    help = "Verify a credential file: every issuer's credential, key and status list, and what the register says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the credential file")
        parser.add_argument("--language", choices=["en", "fr"], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            raise CommandError(str(error), returncode=2) from error
        with translation.override(options["language"]):
            now = timezone.now()
            shown = badges.check_badge(data, lists=badge_lists.fetch(wanted_lists(data), now=now), now=now)
            self.stdout.write("\n".join(_lines(shown)))
            if not shown.is_good:
                raise CommandError(badge_words.not_accepted(), returncode=1)


def _lines(shown: badges.BadgeShown) -> list[str]:
    verdict = shown.verdict
    lines = [badge_words.verdicts()[verdict.status]]
    why = badge_words.reason(verdict)
    lines += [why] if why else []
    if verdict.award is not None:
        record = verdict.award.record
        lines += ["", *(f"  {text}" for text in (record.name, record.title, record.serial)), ""]
        lines += [f"  {_line(one)}" for one in verdict.signatures]
        lines += ["", badge_words.register(shown.register, shown.status)]
    return lines


def _line(one: Signed) -> str:
    said = [badge_words.parts()[one.status]]
    if one.list_status in badge_words.lists() and one.status == "status_unknown":
        said.append(badge_words.lists()[one.list_status])
    if one.as_of:
        said.append(one.as_of.date().isoformat())
    return f"{one.party.name} ({one.party.did}, {one.party.kid.hex()}): {'; '.join(said)}"
