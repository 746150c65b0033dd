"""`manage.py erase_certificates PERSON --officer EMAIL`: what is held of a person; with --yes it is erased.

The register goes on answering and the paper goes on proving itself: only the name and what bears it is gone.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from academy.people.api import Person, User
from certificates.models import CertificateRecord
from certificates.operations import erase_certificates
from certificates.refusals import CertificateRefused


class Command(BaseCommand):
    help = "Erase the name, the files and the links of a person's certificates, at the person's request."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("person", help="identifier of the person, or the address")
        parser.add_argument("--officer", required=True, help="address of the officer who answers for it")
        parser.add_argument("--yes", action="store_true", help="erase; without it nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        person, officer = _person(options["person"]), User.objects.filter(email=options["officer"]).first()
        if officer is None:
            raise CommandError(f"There is no account {options['officer']!r}.")
        numbers = CertificateRecord.objects.filter(person=person).order_by("pk").values_list("entry__number", flat=True)
        self.stdout.write("\n".join(numbers) or "No certificate holds this person's name.")
        if not options["yes"]:
            self.stdout.write("Nothing was erased: say --yes to erase.")
            return
        with translation.override("en"):
            try:
                count = erase_certificates(person=person, by=officer, now=timezone.now())
            except PermissionDenied as refusal:
                raise CommandError("This officer may not erase: it takes the right to manage people.") from refusal
            except CertificateRefused as refusal:
                raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"erased: {count}")


def _person(asked: str) -> Person:
    found = Person.objects.filter(user__email=asked).first()
    if found is None and "@" not in asked:
        try:
            found = Person.objects.filter(uid=asked).first()
        except ValidationError:
            found = None
    if found is None:
        raise CommandError(f"There is no person {asked!r}.")
    return found
