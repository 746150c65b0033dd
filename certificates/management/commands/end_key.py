"""`manage.py end_key INSTITUTION PURPOSE --reason left|compromised ...`: ends a key, no other taking its place."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from certificates import keyring
from certificates.domain.trust import OF_LISTS
from certificates.management import ordering
from certificates.models import KeyEnd, PublicKey
from certificates.operations import end_key
from certificates.protocol import protocol_of_end
from certificates.queries.trust import key_in_force, key_of_kid, key_that_signs
from certificates.refusals import CertificateRefused, NoKeyInForce


class Command(BaseCommand):
    help = "End a signing key without making another: its institution leaves, or the key is compromised."

    def add_arguments(self, parser: CommandParser) -> None:
        reasons = [KeyEnd.Reason.LEFT.value, KeyEnd.Reason.COMPROMISED.value]
        parser.add_argument("institution", help="key of the institution, e.g. university-of-malta")
        parser.add_argument("purpose", choices=PublicKey.Purpose.values, help=ordering.PURPOSES)
        parser.add_argument("--kid", default="", help="which key, e.g. 0203; without it the one in force")
        parser.add_argument("--reason", required=True, choices=reasons)
        parser.add_argument("--last-day", type=date.fromisoformat, help="until when it counts (today)")
        parser.add_argument("--present", action="append", default=[], help=ordering.PRESENT)
        parser.add_argument("--demonstration", action="store_true", help="end the key of the demonstration")
        parser.add_argument("--language", choices=["fr", "en"], default="fr", help="of the protocol")

    def handle(self, *args: Any, **options: Any) -> None:
        now, present = timezone.now(), options["present"]
        last_day = options["last_day"] or timezone.localdate(now)
        with translation.override(options["language"]):
            try:
                key = _key(options, on=timezone.localdate(now))
                end = end_key(
                    key=key, reason=options["reason"], last_day=last_day, present=present, by=None, now=now
                )  # fmt: skip
            except CertificateRefused as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(protocol_of_end(end, present=present, said=_what_follows(key, on=last_day)))


def _key(options: dict[str, Any], *, on: date) -> PublicKey:
    """Raises NoKeyInForce."""
    institution, purpose = ordering.institution(options), options["purpose"]
    if options["kid"]:
        key = key_of_kid(institution, purpose, options["kid"])
    else:
        key = key_in_force(institution, purpose, on=on, demonstration=options["demonstration"])
    if key is None:
        raise NoKeyInForce(str(institution))
    return key


def _what_follows(key: PublicKey, *, on: date) -> list[str]:
    said = []
    path = keyring.place_of(key.fingerprint)
    if path:
        said.append(_("The file of the private key is to be destroyed: %s") % path)
    if key_that_signs(key.institution, OF_LISTS, on=on) is None:
        words = _(
            "No key of this institution signs its status lists any more: seven days after the last one, the status of "
            "its certificates is unknown to whoever checks them."
        )
        said.append(words)
    return [*said, _("To be published at once: manage.py renew_status_lists signs the trust list anew.")]
