"""`manage.py verify_audit`: says whether the chain is whole; exit code 1 and the first broken number otherwise."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from academy.audit import api as audit_api


class Command(BaseCommand):
    help = "Follow the audit's chain from its start to its end."

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = audit_api.verify_chain()
        if verdict.broken is not None:
            raise CommandError(f"Record {verdict.broken} does not hold; {verdict.read} records before it do.")
        self.stdout.write(f"The chain is whole: {verdict.read} records.")
