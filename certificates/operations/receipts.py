"""A signed receipt of what the register says now. It is made, handed over and not kept; it names nobody but us."""

from datetime import datetime

from django.utils import timezone

from academy.people.api import Institution
from certificates import queries
from certificates.domain import receipt, signed_json
from certificates.domain.payload import PRINTED
from certificates.operations.documents import sign, signing_key

SIGNER = "pompidou-group"  # the Academy is an activity of the Pompidou Group


def receipt_for(found: queries.Verdict, *, name: str, now: datetime) -> bytes:
    """JSON, signed with the key of the Pompidou Group. name: typed by whoever asks; only whether it matches is written.

    Raises NoKeyInForce, KeyAway, KeyLocked.
    """
    issuers = queries.frame().issuers
    lists = {
        key: issuers[key].issued_at.isoformat(timespec="seconds")
        for key in found.issuers
        if key in issuers and issuers[key].issued_at
    }
    payload = found.payload or {}
    said = receipt.content(
        code=found.code,
        status=found.status,
        at=now,
        name_matches=queries.is_name(found, name) if name.strip() else None,
        printed={key: str(payload[key]) for key in PRINTED if key in payload},
        lists=lists,
    )
    key = signing_key(Institution.objects.get(key=SIGNER), on=timezone.localdate(now))
    return signed_json.encode(said, [sign(said, key=key)])
