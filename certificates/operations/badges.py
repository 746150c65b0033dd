"""The credential file of a certificate: made once, at issue, from the frozen record, and kept by its hash.

It is signed with the keys that signed the record, and dated as the record's signatures are, so that making it today or
in a year gives the same bytes.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

from academy.audit import api as audit_api
from academy.people.api import User
from certificates import keyring
from certificates.domain import integrity
from certificates.domain import record as records
from certificates.domain.badge import Award, Party, bundle, secured
from certificates.domain.badge_reading import read_file
from certificates.keeping import keep
from certificates.models import BadgeFile, CertificateRecord, KeyEnd, PublicKey, SealSignature
from certificates.operations.asking import each
from certificates.queries.badges import did_of, stored_badge
from certificates.refusals import KeyAway, KeyCompromised, NoRecordSigned

Signing = Callable[[PublicKey], Callable[[bytes], bytes]]  # how a key signs


@transaction.atomic
def badge_of(*, record: CertificateRecord, by: User | None, now: datetime) -> bytes:
    """The file, made if it has not been. Who may have it, the caller has asked.

    by: None for a visitor who knows the name. Raises NoRecordSigned, KeyCompromised, KeyAway, KeyLocked.
    """
    locked = (
        CertificateRecord.objects.select_for_update(no_key=True, of=("self",)).select_related("entry").get(pk=record.pk)
    )
    stored = stored_badge(locked)
    if stored is not None:
        return stored
    signatures = list(locked.entry.seal_signatures.select_related("key__institution__issuer_number", "key__end"))
    if not locked.record or not signatures:
        raise NoRecordSigned
    data = made_bundle(
        record=bytes(locked.record),
        payload=locked.payload,
        signatures=signatures,
        signing=lambda key: private_of(key).sign,
    )
    keep_badge(record=locked, data=data, now=now)
    audit_api.record(action="badge.made", by=by, thing=locked.entry, data={"sha256": hashlib.sha256(data).hexdigest()})
    return data


def keep_badge(*, record: CertificateRecord, data: bytes, now: datetime) -> None:
    """The file of a certificate, within the caller's transaction; at issue it is the one that lies inside the PDF."""
    stored_as = keep(folder="badges", content=data, suffix=".json")
    BadgeFile.objects.create(
        record=record, sha256=hashlib.sha256(data).hexdigest(), stored_as=stored_as, made_at=now
    )  # fmt: skip


def made_bundle(
    *, record: bytes, payload: Mapping[str, Any], signatures: Sequence[SealSignature], signing: Signing
) -> bytes:
    """record: as signed. signatures: of its seal, with keys. Raises KeyCompromised, KeyAway, KeyLocked, Missing."""
    award = _award(record, payload, signatures)
    pairs = list(zip(award.parties, signatures, strict=True))
    content = bundle(each(partial(secured, award, party, sign=signing(row.key)) for party, row in pairs))
    data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    for read, row in zip(read_file(data), signatures, strict=True):
        # What leaves the house has been read again, as a stranger would.
        if read.award != award or not integrity.is_good(read.document, public=bytes.fromhex(row.key.public)):
            raise AssertionError(f"credential of {award.record.serial} does not verify")
    return data


def _award(record: bytes, payload: Mapping[str, Any], signatures: Sequence[SealSignature]) -> Award:
    signed = records.decode(record)
    names = {one["key"]: one["name_en"] for one in payload["issuers"]}
    parties = tuple(
        Party(
            number=issuer.number,
            kid=issuer.kid,
            did=did_of(row.key.institution, on=signed.issued_on),
            name=names[row.key.institution.key],
        )
        for issuer, row in zip(signed.issuers, signatures, strict=True)
    )
    created = signatures[0].at.replace(microsecond=0)
    return Award(record=signed, base=settings.BASE_URL, parties=parties, created=created)


def private_of(key: PublicKey) -> Ed25519PrivateKey:
    """Raises KeyCompromised, KeyAway, KeyLocked."""
    end: KeyEnd | None = getattr(key, "end", None)
    if end is not None and end.reason == KeyEnd.Reason.COMPROMISED:
        raise KeyCompromised(str(key.institution))
    private = keyring.fetch(key.fingerprint)
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyAway(key.fingerprint[:16])
    return private
