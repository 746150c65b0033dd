"""Reads what mail servers say of letters that did not arrive; any mail server can pipe such messages into it."""

import mailbox
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from academy.notifications import api as notifications_api


class Command(BaseCommand):
    help = "Marks letters that came back, from delivery status notifications: standard input, folders, mbox, messages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, help="a folder (Maildir too), an mbox, or one message")

    def handle(self, *args: Any, **options: Any) -> None:
        """What cannot be read is counted and never a failure: a mail server would send it back to its sender."""
        paths: list[Path] = options["paths"]
        if absent := [str(path) for path in paths if not path.exists()]:
            raise CommandError(f"There is nothing at {', '.join(absent)}.")
        messages = (one for path in paths for one in _messages(path)) if paths else iter([sys.stdin.buffer.read()])
        counts = Counter(notifications_api.take_notice(content) for content in messages)
        outcomes = [f"{counts[outcome]} {outcome.replace('_', ' ')}" for outcome in notifications_api.Outcome]
        self.stdout.write(f"{counts.total()} read: {', '.join(outcomes)}")


def _messages(path: Path) -> Iterator[bytes]:
    """Every file of a folder and of the folders in it, in the order of their names; every message of an mbox."""
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.is_file():
                yield from _messages(one)
        return
    with path.open("rb") as file:
        is_mbox = file.read(5) == b"From "
    if not is_mbox:
        yield path.read_bytes()
        return
    with closing(mailbox.mbox(path, create=False)) as box:
        yield from (box.get_bytes(key) for key in box.keys())  # noqa: SIM118 - a mailbox iterates over its messages
