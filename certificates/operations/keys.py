"""Keys are made, replaced and ended. The public half is a row for ever; the private half is an encrypted file.

Who holds a key is part of it: what the Secretariat keeps for a university is delegated, by the university's own act. A
key made here is the institution's only when its file lies under a password of that institution alone.
No role of the portal makes keys: it takes whoever runs commands on the machine, and two people beside the screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.governance.api import Decision
from academy.people.api import Institution, User
from certificates import keyring
from certificates.domain.trust import OF_LISTS, SEAL
from certificates.models import IssuerNumber, KeyEnd, PublicKey
from certificates.paper.identity import Identity, identity_for
from certificates.queries.frame import forget
from certificates.queries.trust import key_in_force, last_signed
from certificates.refusals import (
    AgreementMissing,
    EndWithoutDay,
    KeyEndedAlready,
    KeyInForce,
    KeySignedLater,
    NoDemonstrationKeyHere,
    NoKeyInForce,
    NoPlaceOfItsOwn,
    TooManyKeys,
    WitnessMissing,
)

MOST = 255
POMPIDOU = "pompidou-group"  # the Academy's Secretariat is its own


@dataclass(frozen=True, kw_only=True)
class KeyOrder:
    """What a key shall be. valid_to: its last day. agreement: of the university whose key the Secretariat keeps."""

    institution: Institution
    purpose: str
    valid_from: date
    valid_to: date
    holder: str
    agreement: Decision | None = None
    is_demonstration: bool = False


@transaction.atomic
def create_key(*, order: KeyOrder, present: Sequence[str], by: User | None, now: datetime) -> PublicKey:
    """The first key of an institution for a purpose. present: who is in the room; the protocol names them.

    Raises WitnessMissing, AgreementMissing, NoDemonstrationKeyHere, KeyInForce, NoPlaceOfItsOwn, PasswordShared,
    KeyLocked.
    """
    require(order, present)
    number = number_of(order.institution)
    if key_in_force(order.institution, order.purpose, on=timezone.localdate(now), demonstration=order.is_demonstration):
        raise KeyInForce(str(order.institution))
    return _make(order, number, by=by, now=now)


@transaction.atomic
def rotate_key(
    *, order: KeyOrder, reason: str, present: Sequence[str], by: User | None, now: datetime
) -> tuple[PublicKey, PublicKey]:
    """(the old key, ended today; the new one). reason: of KeyEnd.Reason. Certificates of the old key stay good.

    A compromised key is the exception: whatever day its signatures name, they no longer count.
    """
    require(order, present)
    number = number_of(order.institution)
    day = timezone.localdate(now)
    old = key_in_force(order.institution, order.purpose, on=day, demonstration=order.is_demonstration)
    if old is None:
        raise NoKeyInForce(str(order.institution))
    ended(old, reason, day, by=by, now=now)
    return old, _make(order, number, by=by, now=now)


@transaction.atomic
def end_key(
    *, key: PublicKey, reason: str, last_day: date, present: Sequence[str], by: User | None, now: datetime
) -> KeyEnd:  # fmt: skip
    """A key ends without another in its place. last_day: until when it counts. reason: of KeyEnd.Reason.

    Raises WitnessMissing, KeyEndedAlready, EndWithoutDay, KeySignedLater.
    """
    require_witnesses(present)
    Institution.objects.select_for_update(no_key=True).get(pk=key.institution_id)
    if KeyEnd.objects.filter(key=key).exists():
        raise KeyEndedAlready(key.kid)
    if not key.valid_from <= last_day <= min(key.valid_to, timezone.localdate(now)):
        raise EndWithoutDay(first=key.valid_from, last=min(key.valid_to, timezone.localdate(now)))
    signed = last_signed(key)
    # What a compromised key has signed counts no longer, whatever the day.
    if reason != KeyEnd.Reason.COMPROMISED and signed and timezone.localdate(signed) > last_day:
        raise KeySignedLater(key.kid, timezone.localdate(signed))
    return ended(key, reason, last_day, by=by, now=now)


def ended(key: PublicKey, reason: str, last_day: date, *, by: User | None, now: datetime) -> KeyEnd:
    """The end is on record; what may be asked before, the caller has asked."""
    end = KeyEnd.objects.create(key=key, last_day=last_day, reason=reason, by=audit_api.actor_key(by), at=now)
    audit_api.record(
        action="key.ended", by=by, thing=key, authority=key.institution.key,
        data={"reason": reason, "fingerprint": key.fingerprint, "last_day": last_day.isoformat()},
    )  # fmt: skip
    forget()
    return end


def years_later(day: date, years: int) -> date:
    """The last day of a window of so many years that begins on `day`."""
    try:
        return day.replace(year=day.year + years) - timedelta(days=1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=2, day=28)


def require_witnesses(present: Sequence[str]) -> None:
    """Two people who are named; raises WitnessMissing."""
    if len({name.strip().casefold() for name in present if name.strip()}) < 2:
        raise WitnessMissing


def require(order: KeyOrder, present: Sequence[str]) -> None:
    """Raises WitnessMissing, NoDemonstrationKeyHere, AgreementMissing."""
    require_witnesses(present)
    if order.is_demonstration and settings.PRODUCTION:
        raise NoDemonstrationKeyHere
    if order.holder == PublicKey.Holder.SECRETARIAT and not _is_agreed(order):
        raise AgreementMissing


def _is_agreed(order: KeyOrder) -> bool:
    """Whether it rests on this university's own act of that kind; an invented act carries demonstration keys only."""
    act = order.agreement
    if act is None or act.kind != Decision.Kind.KEY_DELEGATION or act.institution_id != order.institution.pk:
        return False
    return order.is_demonstration or not act.is_fictitious


def number_of(institution: Institution) -> int:
    """The institution's number in seals, given once; the institution is locked, so that keys are made one by one."""
    Institution.objects.select_for_update(no_key=True).get(pk=institution.pk)
    found = IssuerNumber.objects.filter(institution=institution).first()
    if found:
        return found.number
    last = IssuerNumber.objects.order_by("-number").first()
    number = (last.number if last else 0) + 1
    if number > MOST:
        raise TooManyKeys
    return IssuerNumber.objects.create(institution=institution, number=number).number


def _make(order: KeyOrder, number: int, *, by: User | None, now: datetime) -> PublicKey:
    """A key made here; raises NoPlaceOfItsOwn, PasswordShared, KeyLocked."""
    place = _place(order)
    private = keyring.generate(order.purpose)
    keyring.keep(private, owner=order.institution.key if place == PublicKey.Place.OWN else "")
    return recorded(order, number, private.public_key(), place, by=by, now=now)


def _place(order: KeyOrder) -> str:
    """Where the file of a key made here lies, so that what is said of its holder is true."""
    if order.holder == PublicKey.Holder.SECRETARIAT:
        return PublicKey.Place.SHARED
    owner = order.institution.key
    if keyring.has_password(owner):
        return PublicKey.Place.OWN
    if owner != POMPIDOU:
        raise NoPlaceOfItsOwn(str(order.institution), keyring.variable(owner))
    return PublicKey.Place.SHARED


def recorded(
    order: KeyOrder, number: int, half: keyring.PublicHalf, place: str, *, by: User | None, now: datetime
) -> PublicKey:  # fmt: skip
    """The row of a key whose public half is `half`; raises TooManyKeys."""
    counted = PublicKey.objects.filter(institution=order.institution, purpose__in=_counted_with(order.purpose)).count()
    if counted >= MOST:
        raise TooManyKeys
    public = keyring.bytes_of(half)
    kid = bytes([number, counted + 1]).hex()
    identity = _identity(order, half, kid)
    key = PublicKey.objects.create(
        institution=order.institution,
        purpose=order.purpose,
        kid=kid,
        public=public.hex(),
        certificate=identity.certificate.hex(),
        root=identity.root.hex(),
        fingerprint=keyring.fingerprint(public),
        valid_from=order.valid_from,
        valid_to=order.valid_to,
        holder=order.holder,
        place=place,
        agreement=order.agreement,
        is_demonstration=order.is_demonstration,
        made_by=audit_api.actor_key(by),
        made_at=now,
    )
    audit_api.record(
        action="key.made", by=by, thing=key, authority=order.institution.key,
        data={"purpose": key.purpose, "fingerprint": key.fingerprint, "holder": key.holder, "place": key.place},
    )  # fmt: skip
    forget()
    return key


def _counted_with(purpose: str) -> Sequence[str]:
    """The purposes whose keys share their numbers: those that stand in one DID document do."""
    return (SEAL,) if purpose == SEAL else OF_LISTS


def _identity(order: KeyOrder, half: keyring.PublicHalf, kid: str) -> Identity:
    """X.509, of a key that signs PDFs, for the days of the key here; empty of any other."""
    if not isinstance(half, EllipticCurvePublicKey):
        return Identity(certificate=b"", root=b"")
    first, last = (
        timezone.make_aware(datetime.combine(day, clock))
        for day, clock in ((order.valid_from, time.min), (order.valid_to, time(23, 59, 59)))
    )
    return identity_for(
        half, name=order.institution.name_en, kid=kid, starts=first, ends=last,
        is_demonstration=order.is_demonstration,
    )  # fmt: skip
