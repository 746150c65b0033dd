"""What the commands that make a key ask for."""

from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from academy.governance.api import Decision
from academy.people.api import Institution
from certificates.models import PublicKey
from certificates.operations.keys import KeyOrder, years_later

PRESENT = "a person in the room; at least two are named"
PURPOSES = "record: Ed25519; seal: P-256, for PDFs; status: Ed25519, for status lists and nothing else"


def add_arguments(parser: CommandParser) -> None:
    add_own_arguments(parser)
    parser.add_argument("--holder", required=True, choices=PublicKey.Holder.values, help="who keeps the private key")
    parser.add_argument("--agreement", default="", help="reference of the university's decision, where delegated")


def add_own_arguments(parser: CommandParser) -> None:
    """Of any key, whoever holds it."""
    parser.add_argument("institution", help="key of the institution, e.g. university-of-malta")
    parser.add_argument("purpose", choices=PublicKey.Purpose.values, help=PURPOSES)
    parser.add_argument("--present", action="append", default=[], help=PRESENT)
    parser.add_argument("--from", dest="first", type=date.fromisoformat, help="first day (today)")
    parser.add_argument("--years", type=int, default=1, choices=range(1, 6), help="how long it signs (1)")
    parser.add_argument("--demonstration", action="store_true", help="a key that no real verifier accepts")
    parser.add_argument("--language", choices=["fr", "en"], default="fr", help="of the protocol")


def institution(options: dict[str, Any]) -> Institution:
    """The one that is named; raises CommandError."""
    found = Institution.objects.filter(key=options["institution"]).first()
    if found is None:
        raise CommandError(f"There is no institution {options['institution']!r}.")
    return found


def order(options: dict[str, Any]) -> KeyOrder:
    agreement = Decision.objects.filter(reference=options["agreement"]).first()
    if options["agreement"] and agreement is None:
        raise CommandError(f"There is no decision {options['agreement']!r} on record.")
    first = options["first"] or timezone.localdate()
    return KeyOrder(
        institution=institution(options),
        purpose=options["purpose"],
        valid_from=first,
        valid_to=years_later(first, options["years"]),
        holder=options["holder"],
        agreement=agreement,
        is_demonstration=options["demonstration"],
    )
