"""The trust list is signed by every institution in it, each with the key in force; anew when a key has changed."""

import hashlib
import json
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from academy.jobs import api as jobs_api
from certificates import queries
from certificates.domain import signed_json
from certificates.domain.trust import to_json
from certificates.models import SignatureAsked, TrustStatement
from certificates.operations.asking import Missing, ask, each
from certificates.operations.documents import sign, signing_key
from certificates.operations.status_lists import TRUST, issuing_institutions
from certificates.refusals import SignatureAwaited


def sign_trust_list(*, now: datetime) -> TrustStatement:
    """Signing the same keys again changes nothing. Raises NoKeyInForce, KeyAway, KeyLocked.

    Raises SignatureAwaited where a key is elsewhere: what its institution has to sign has then been asked for.
    """
    content = to_json(queries.trust())
    plain = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    sha256 = hashlib.sha256(plain).hexdigest()
    found = TrustStatement.objects.filter(unsigned_sha256=sha256).first()
    if found:
        return found
    day = timezone.localdate(now)
    keys = [signing_key(one, on=day) for one in issuing_institutions()]
    try:
        signatures = each(partial(sign, content, key=key, asking=SignatureAsked.Kind.TRUST_LIST) for key in keys)
    except Missing as missing:
        ask(missing.wanted, now=now)
        raise
    signed = signed_json.encode(content, signatures).decode()
    with transaction.atomic():
        SignatureAsked.objects.filter(kind=SignatureAsked.Kind.TRUST_LIST).delete()
        return TrustStatement.objects.create(content=signed, unsigned_sha256=sha256, made_at=now)


@jobs_api.handler(TRUST)
def _sign() -> dict[str, str]:
    try:
        return {"keys": sign_trust_list(now=timezone.now()).unsigned_sha256}
    except SignatureAwaited:  # asked for; its institution answers in a file
        return {"keys": ""}
