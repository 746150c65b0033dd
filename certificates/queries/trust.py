"""Whose signatures count: the public keys, as values."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Max, Q

from academy.people.api import Institution
from certificates.domain.trust import Trust, TrustedInstitution, TrustedKey
from certificates.domain.trust import trust as gathered
from certificates.models import KeyEnd, PublicKey


def key_in_force(institution: Institution, purpose: str, *, on: date, demonstration: bool) -> PublicKey | None:
    """The newest key that may sign on a day; demonstration: one of the demonstration, or a real one."""
    rows = PublicKey.objects.filter(
        institution=institution, purpose=purpose, is_demonstration=demonstration, valid_from__lte=on, valid_to__gte=on
    )
    return rows.filter(Q(end__isnull=True)).select_related("institution").order_by("-pk").first()


def key_that_signs(institution: Institution, purposes: Sequence[str], *, on: date) -> PublicKey | None:
    """The key in force for the first of these purposes: a real one, else a demonstration one; in one statement."""
    rows = PublicKey.objects.filter(
        institution=institution, purpose__in=purposes, valid_from__lte=on, valid_to__gte=on, end__isnull=True
    ).select_related("institution")
    return min(rows, key=lambda key: (key.is_demonstration, purposes.index(key.purpose), -key.pk), default=None)


def last_signed(key: PublicKey) -> datetime | None:
    """When a key signed last what must go on counting: a record, a PDF, a head of the register."""
    rows = (key.seal_signatures.aggregate(at=Max("at")), key.pdf_signatures.aggregate(at=Max("at")),
            key.head_signatures.aggregate(at=Max("head__at")))  # fmt: skip
    return max((row["at"] for row in rows if row["at"]), default=None)


def key_of_kid(institution: Institution, purpose: str, kid: str) -> PublicKey | None:
    """The key that an institution has under an id."""
    rows = PublicKey.objects.filter(institution=institution, purpose=purpose, kid=kid)
    return rows.select_related("institution").first()


def public_keys() -> list[PublicKey]:
    """Every key that ever was, by institution; in one statement."""
    return list(PublicKey.objects.select_related("institution__issuer_number", "agreement", "end"))


def trust() -> Trust:
    """Every key that ever was, with its window: what trust.json says. In one statement."""
    keys = public_keys()
    institutions = {key.institution_id: _institution(key.institution) for key in keys}
    return gathered(institutions.values(), map(trusted, keys))


def trusted(key: PublicKey) -> TrustedKey:
    end: KeyEnd | None = getattr(key, "end", None)
    return TrustedKey(
        institution=key.institution.issuer_number.number,
        purpose=key.purpose,
        kid=bytes.fromhex(key.kid),
        public=bytes.fromhex(key.public),
        certificate=bytes.fromhex(key.certificate),
        root=bytes.fromhex(key.root),
        valid_from=key.valid_from,
        valid_to=min(key.valid_to, end.last_day) if end else key.valid_to,
        holder=key.holder,
        place=key.place,
        agreement=key.agreement.reference if key.agreement else "",
        is_demonstration=key.is_demonstration,
        is_compromised=end is not None and end.reason == KeyEnd.Reason.COMPROMISED,
        ended=end.reason if end else "",
    )


def _institution(one: Institution) -> TrustedInstitution:
    number = one.issuer_number.number
    return TrustedInstitution(number=number, key=one.key, name_fr=one.name_fr, name_en=one.name_en)
