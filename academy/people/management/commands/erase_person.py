"""`manage.py erase_person PERSON --officer EMAIL`: what is held of a person; with --yes she is erased.

The ledgers go on by number, the register goes on answering and the paper goes on proving itself.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from academy.people import api as people_api
from academy.people.api import Erasure, Fate, Person, User

WORDS = {Fate.ERASED: "erased", Fate.NAMELESS: "stays without the name", Fate.KEPT: "stays as it is"}


class Command(BaseCommand):
    help = "Erase a person: name, account, texts and files. What hinders it is said, and then nothing is erased."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("person", help="identifier of the person, or the address")
        parser.add_argument("--officer", required=True, help="address of the officer who answers for it")
        parser.add_argument(
            "--ground", choices=Erasure.Ground.values, default=Erasure.Ground.REQUEST, help="why (default: request)"
        )
        parser.add_argument("--words", default="", help="the reason in words, needed for another ground")
        parser.add_argument("--yes", action="store_true", help="erase; without it nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        person, officer = _person(options["person"]), User.objects.filter(email=options["officer"].lower()).first()
        if officer is None:
            raise CommandError(f"There is no account {options['officer']!r}.")
        with translation.override("en"):
            self._show(person)
            if not options["yes"]:
                self.stdout.write("Nothing was erased: say --yes to erase.")
                return
            self._erase(person, officer, ground=options["ground"], words=options["words"])

    def _show(self, person: Person) -> None:
        for one in people_api.held_of(person):
            self.stdout.write(f"{one.count:>6}  {one.what}: {WORDS[one.fate]}{f' ({one.why})' if one.why else ''}")
        for hindrance in people_api.hindrances_of(person, on=timezone.localdate()):
            self.stdout.write(f"hinders: {hindrance}")

    def _erase(self, person: Person, officer: User, *, ground: str, words: str) -> None:
        try:
            done = people_api.erase(person=person, ground=ground, words=words, by=officer, now=timezone.now())
        except PermissionDenied as refusal:
            raise CommandError("This officer may not erase: it takes the right to manage people.") from refusal
        except people_api.PeopleRefusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("erased" if done else "This person was erased before.")


def _person(asked: str) -> Person:
    found = Person.objects.filter(user__email=asked.lower()).first() or Person.objects.filter(email=asked).first()
    if found is None and "@" not in asked:
        try:
            found = Person.objects.filter(uid=asked).first()
        except ValidationError:
            found = None
    if found is None:
        raise CommandError(f"There is no person {asked!r}.")
    return found
