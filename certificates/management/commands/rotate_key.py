"""`manage.py rotate_key INSTITUTION PURPOSE ...`: ends the key in force today, makes the next, prints the protocol."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from certificates.management import ordering
from certificates.models import KeyEnd
from certificates.operations import rotate_key
from certificates.protocol import protocol
from certificates.refusals import CertificateRefused


class Command(BaseCommand):
    help = "Replace the signing key of an institution for a purpose, and print the protocol."

    def add_arguments(self, parser: CommandParser) -> None:
        ordering.add_arguments(parser)
        reasons = [KeyEnd.Reason.ROTATED.value, KeyEnd.Reason.COMPROMISED.value]
        parser.add_argument("--reason", choices=reasons, default=reasons[0], help="why the old key ends")

    def handle(self, *args: Any, **options: Any) -> None:
        order, present = ordering.order(options), options["present"]
        with translation.override(options["language"]):
            try:
                old, key = rotate_key(
                    order=order, reason=options["reason"], present=present, by=None, now=timezone.now()
                )
            except CertificateRefused as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(protocol(key, present=present, replaces=old))
