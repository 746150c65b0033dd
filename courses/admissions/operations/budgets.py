"""Envelopes: what may be granted in a year, set and changed by recorded decisions.

Source: P-PG (2020) 10, P-PG/Academy, item 10: set each year by the resources available.
"""

from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.api import Decision
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions.models import Envelope
from courses.admissions.money_refusals import EnvelopeBelowCommitted, NeedsAnotherDecision


@transaction.atomic
def set_envelope(
    *, kind: str, year: int, amount: int, decision: Decision, by: User, now: datetime, most: int | None = None
) -> Envelope:
    """amount: cents. most: the greatest number of people. Raises EnvelopeBelowCommitted, NeedsAnotherDecision."""
    people_api.check(by, Permission.GRANTS_DECIDE)
    said = {"amount": amount, "most": most, "decision": decision, "set_by": audit_api.actor_key(by), "set_at": now}
    envelope = Envelope.objects.select_for_update(of=("self",), no_key=True).filter(kind=kind, year=year).first()
    if envelope is None:
        envelope = Envelope.objects.create(kind=kind, year=year, **said)
    else:
        _check(envelope, amount=amount, most=most, decision=decision)
        for name, value in said.items():
            setattr(envelope, name, value)
        envelope.save(update_fields=list(said))
    audit_api.record(
        action="envelope.set", by=by, thing=envelope, at=now, authority=decision.reference,
        data={"kind": kind, "year": year, "cents": amount, "most": most},
    )  # fmt: skip
    return envelope


def _check(envelope: Envelope, *, amount: int, most: int | None, decision: Decision) -> None:
    if amount < envelope.committed or (most is not None and most < envelope.people):
        raise EnvelopeBelowCommitted(envelope.committed, envelope.people)
    if (amount, most) != (envelope.amount, envelope.most) and decision.pk == envelope.decision_id:
        raise NeedsAnotherDecision(decision.reference)
