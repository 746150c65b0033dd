"""The signed status list of each institution: renewed every day, and at once after a change of status.

A list whose key cannot be opened is not renewed: the job fails and says so, and the old list ends after seven days, so
that nobody is told something that the institution no longer signs.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from academy.jobs import api as jobs_api
from academy.people.api import Institution
from certificates.domain import signed_json, status_list
from certificates.domain.trust import OF_LISTS, taking_part
from certificates.models import PublicKey, SignatureAsked, StatusChange, StatusList
from certificates.operations.asking import Missing, Wanted, ask
from certificates.operations.documents import sign, signing_key
from certificates.queries.frame import forget
from certificates.queries.status_lists import entries_of
from certificates.queries.trust import key_that_signs, trust
from certificates.refusals import SignatureAwaited

RENEW = "certificates.status_list"
TRUST = "certificates.trust_list"
A_DAY = timedelta(days=1)


def renew_status_list(*, institution: Institution, now: datetime) -> StatusList:
    """The next list of an institution. Raises NoKeyInForce, KeyAway, KeyLocked; then the old one stays.

    Raises SignatureAwaited where its key is elsewhere: what it has to sign has then been asked for.
    """
    try:
        return _renewed(institution, now=now)
    except Missing as missing:
        if not _is_asked(missing.wanted[0]):
            ask(missing.wanted, now=now)
        raise


@transaction.atomic
def _renewed(institution: Institution, *, now: datetime) -> StatusList:
    Institution.objects.select_for_update(no_key=True).get(pk=institution.pk)
    key = signing_key(institution, on=timezone.localdate(now), purposes=OF_LISTS)
    last = StatusList.objects.filter(institution=institution).first()
    issued_at = now.replace(microsecond=0)
    content = status_list.content(
        status_list.StatusList(
            institution=institution.issuer_number.number,
            sequence=last.sequence + 1 if last else 1,
            issued_at=issued_at,
            valid_until=issued_at + status_list.LASTS,
            entries=entries_of(institution),
        )
    )
    return _published(key, content, sign(content, key=key, asking=SignatureAsked.Kind.STATUS_LIST))


def _is_asked(wanted: Wanted) -> bool:
    """Whether a list that says the same is asked for since less than a day: a file on its way stays good."""
    rows = SignatureAsked.objects.filter(kind=wanted.kind, key=wanted.key, asked_at__gt=timezone.now() - A_DAY)
    said = [json.loads(bytes(row.document)) for row in rows]
    new = json.loads(wanted.document)
    return any((one["entries"], one["sequence"]) == (new["entries"], new["sequence"]) for one in said)


@transaction.atomic
def publish_signed(*, key: PublicKey, document: bytes, value: bytes) -> StatusList | None:
    """A list that its institution has signed elsewhere; None where a newer one stands there already."""
    content = json.loads(document)
    Institution.objects.select_for_update(no_key=True).get(pk=key.institution_id)
    last = StatusList.objects.filter(institution=key.institution).first()
    if last and last.sequence >= content["sequence"]:
        return None
    return _published(key, content, signed_json.Signature(kid=bytes.fromhex(key.kid), value=value))


def _published(key: PublicKey, content: Mapping[str, Any], signature: signed_json.Signature) -> StatusList:
    data = signed_json.encode(content, [signature])
    renewed, _ = StatusList.objects.update_or_create(
        institution=key.institution,
        defaults={
            "key": key, "sequence": content["sequence"], "content": data.decode(),
            "sha256": hashlib.sha256(data).hexdigest(),
            "issued_at": datetime.fromisoformat(content["issued_at"]),
            "valid_until": datetime.fromisoformat(content["valid_until"]),
        },
    )  # fmt: skip
    forget()
    return renewed


def queue_after(change: StatusChange) -> None:
    """The change stands in the institution's list as soon as this transaction has committed."""
    jobs_api.enqueue(RENEW, f"status-list:change:{change.pk}", institution=change.institution_id)


def queue_daily(*, on: str) -> int:
    """One job for each institution that has a key; `on` (a day, ISO) makes it one a day. How many."""
    found = listing_institutions(on=date.fromisoformat(on))
    for one in found:
        jobs_api.enqueue(RENEW, f"status-list:{on}:{one.pk}", institution=one.pk)
    jobs_api.enqueue(TRUST, f"trust-list:{on}")
    return len(found)


def sealing_institutions() -> list[Institution]:
    """Every institution that ever had a key for records, also one that has left."""
    keys = PublicKey.objects.filter(purpose=PublicKey.Purpose.RECORD).values("institution")
    return list(Institution.objects.filter(pk__in=keys).select_related("issuer_number").order_by("pk"))


def issuing_institutions() -> list[Institution]:
    """Those that have not left: they sign the trust list."""
    numbers = taking_part(trust())
    return [one for one in sealing_institutions() if one.issuer_number.number in numbers]


def listing_institutions(*, on: date) -> list[Institution]:
    """Those that sign a status list: one that has left does as long as it leaves a key for lists."""
    staying = issuing_institutions()
    return [one for one in sealing_institutions() if one in staying or key_that_signs(one, OF_LISTS, on=on)]


@jobs_api.handler(RENEW)
def _renew(*, institution: int) -> dict[str, int]:
    found = Institution.objects.select_related("issuer_number").get(pk=institution)
    try:
        return {"sequence": renew_status_list(institution=found, now=timezone.now()).sequence}
    except SignatureAwaited:  # asked for; its institution answers in a file
        return {"sequence": 0}
