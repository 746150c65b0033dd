"""`manage.py register_key INSTITUTION PURPOSE PUBLIC.pem ...`: a key that the institution made itself and keeps.

Without --proof it prints the text that the institution signs with the key, and how; with it, the protocol.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from certificates.domain import possession
from certificates.domain.trust import SEAL
from certificates.management import ordering
from certificates.models import KeyEnd, PublicKey
from certificates.operations import KeyOrder, claim_of, read_public, register_key
from certificates.protocol import protocol
from certificates.refusals import CertificateRefused

HOW = {
    True: "openssl dgst -sha256 -sign PRIVATE.pem -out proof.bin {text}",
    False: "openssl pkeyutl -sign -rawin -inkey PRIVATE.pem -in {text} -out proof.bin",
}


class Command(BaseCommand):
    help = "Register the public half of a key that an institution made itself and keeps, and print the protocol."

    def add_arguments(self, parser: CommandParser) -> None:
        ordering.add_own_arguments(parser)
        parser.add_argument("public", type=Path, help="file with the public key (PEM)")
        parser.add_argument(
            "--text", type=Path, default=Path("possession.txt"), help="where the text to sign is written"
        )
        parser.add_argument("--proof", type=Path, help="file with the signature over that text")
        reasons = [KeyEnd.Reason.ROTATED.value, KeyEnd.Reason.COMPROMISED.value]
        parser.add_argument(
            "--replaces", default="", choices=reasons, help="why the key in force ends, where there is one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        order = ordering.order(options | {"holder": PublicKey.Holder.INSTITUTION, "agreement": ""})
        with translation.override(options["language"]):
            try:
                pem = _content(options["public"])
                self.stdout.write(_registered(order, pem, options) if options["proof"] else _asked(order, pem, options))
            except CertificateRefused as refusal:
                raise CommandError(str(refusal)) from refusal
            except OSError as error:
                raise CommandError(str(error)) from error


def _registered(order: KeyOrder, pem: bytes, options: dict[str, Any]) -> str:
    present = options["present"]
    old, key = register_key(
        order=order, pem=pem, proof=_content(options["proof"]), replaces=options["replaces"], present=present, by=None,
        now=timezone.now(),
    )  # fmt: skip
    return protocol(key, present=present, replaces=old)


def _asked(order: KeyOrder, pem: bytes, options: dict[str, Any]) -> str:
    """Writes the text, and says what to do with it."""
    text: Path = options["text"]
    text.write_bytes(possession.challenge(claim_of(order, read_public(pem, purpose=order.purpose))))
    days = f"--from {order.valid_from.isoformat()} --years {options['years']}"
    return "\n".join(
        [
            _("To be signed with the private key, where it is kept: %s") % text,
            "  " + HOW[order.purpose == SEAL].format(text=text.name),
            _("Then the same command again, with --proof proof.bin and these days: %s") % days,
        ]
    )


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(possession.LARGEST)
