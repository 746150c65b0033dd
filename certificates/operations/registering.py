"""A key that an institution has made itself and keeps: its public half comes here, with proof that it has the other."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from academy.people.api import User
from certificates import keyring
from certificates.domain import possession
from certificates.domain.possession import Claim, PossessionRefused, PublicHalf
from certificates.models import PublicKey
from certificates.operations.keys import KeyOrder, ended, number_of, recorded, require
from certificates.queries.trust import key_in_force
from certificates.refusals import KeyInForce, KeyKnown, KeyOfWrongKind, NoKeyInForce, NotProven


def claim_of(order: KeyOrder, half: PublicHalf) -> Claim:
    """What the institution has to sign with the key before it is registered."""
    return Claim(
        site=settings.BASE_URL,
        institution=order.institution.key,
        purpose=order.purpose,
        public=keyring.bytes_of(half),
        first=order.valid_from,
        last=order.valid_to,
        is_demonstration=order.is_demonstration,
    )


def read_public(pem: bytes, *, purpose: str) -> PublicHalf:
    """Raises KeyOfWrongKind."""
    try:
        return possession.read(pem, purpose=purpose)
    except PossessionRefused as refusal:
        raise KeyOfWrongKind from refusal


@transaction.atomic
def register_key(
    *, order: KeyOrder, pem: bytes, proof: bytes, replaces: str, present: Sequence[str], by: User | None, now: datetime
) -> tuple[PublicKey | None, PublicKey]:
    """(the old key, ended today, where one is replaced; the new one). replaces: of KeyEnd.Reason, "" for a first key.

    Raises WitnessMissing, NoDemonstrationKeyHere, KeyOfWrongKind, KeyKnown, NotProven, KeyInForce, NoKeyInForce.
    """
    require(order, present)
    half = read_public(pem, purpose=order.purpose)
    number = number_of(order.institution)
    if PublicKey.objects.filter(fingerprint=keyring.fingerprint(keyring.bytes_of(half))).exists():
        raise KeyKnown
    if not possession.is_proven(half, proof, claim_of(order, half)):
        raise NotProven
    day = timezone.localdate(now)
    old = key_in_force(order.institution, order.purpose, on=day, demonstration=order.is_demonstration)
    if old and not replaces:
        raise KeyInForce(str(order.institution))
    if replaces and not old:
        raise NoKeyInForce(str(order.institution))
    if old:
        ended(old, replaces, day, by=by, now=now)
    return old, recorded(order, number, half, PublicKey.Place.ELSEWHERE, by=by, now=now)
