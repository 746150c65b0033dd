"""`manage.py renew_status_lists`: signs every status list, and the trust list, now and not by night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from certificates.operations import listing_institutions, renew_status_list, sign_trust_list
from certificates.refusals import CertificateRefused, SignatureAwaited


class Command(BaseCommand):
    help = "Sign the status list of every institution that has a key."

    def handle(self, *args: Any, **options: Any) -> None:
        refused = []
        for one in listing_institutions(on=timezone.localdate()):
            try:
                made = renew_status_list(institution=one, now=timezone.now())
            except SignatureAwaited as waiting:
                self.stdout.write(f"{one.key}: {waiting}")
            except CertificateRefused as refusal:
                refused.append(f"{one}: {refusal}")
            else:
                self.stdout.write(f"{one.key} {made.sequence} {made.valid_until:%Y-%m-%d}")
        try:
            self.stdout.write(f"trust.json {sign_trust_list(now=timezone.now()).unsigned_sha256[:16]}")
        except SignatureAwaited as waiting:
            self.stdout.write(f"trust.json: {waiting}")
        except CertificateRefused as refusal:
            refused.append(f"trust.json: {refusal}")
        if refused:
            raise CommandError("\n".join(refused))
