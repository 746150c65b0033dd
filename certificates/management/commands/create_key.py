"""`manage.py create_key INSTITUTION PURPOSE ...`: the first key of an institution; prints the protocol to be signed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from certificates.management import ordering
from certificates.operations import create_key
from certificates.protocol import protocol
from certificates.refusals import CertificateRefused


class Command(BaseCommand):
    help = "Make the first signing key of an institution for a purpose, and print the protocol."

    def add_arguments(self, parser: CommandParser) -> None:
        ordering.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        order = ordering.order(options)
        with translation.override(options["language"]):
            try:
                key = create_key(order=order, present=options["present"], by=None, now=timezone.now())
            except CertificateRefused as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(protocol(key, present=options["present"]))
