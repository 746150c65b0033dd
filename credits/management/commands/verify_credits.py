"""`manage.py verify_credits`: recomputes every credit from facts and laws; exit code 1 where something differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from credits import api as credits_api


class Command(BaseCommand):
    help = "Recompute every credit from facts and laws and compare it with the ledger and the balances."

    def handle(self, *args: Any, **options: Any) -> None:
        proof = credits_api.prove()
        for difference in proof.differences:
            self.stdout.write(str(difference))
        if proof.differences:
            raise CommandError(f"{len(proof.differences)} differences between what is due and what the ledger says.")
        self.stdout.write(
            f"No difference: {proof.entries} entries and {proof.balances} balances, "
            f"recomputed for {proof.people} people in their editions."
        )
