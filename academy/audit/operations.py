"""Writing the record. Call `record` inside the transaction of the act: both happen or neither."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from academy.audit.domain.chain import START, link
from academy.audit.models import AuditRecord
from academy.lib.request_id import current_request_id

# Any constant of our own; it lines up writers so that the chain has no fork.
_LOCK = 2020_10_1979


def actor_key(by: Any) -> str:
    """ "user:<id>" for an account, "system" for None."""
    return f"user:{by.pk}" if getattr(by, "pk", None) else "system"


@transaction.atomic
def record(
    *,
    action: str,
    by: Any,
    thing: Any = None,
    authority: str = "",
    data: Mapping[str, object] | None = None,
    at: datetime | None = None,
    object_type: str = "",
    object_id: str = "",
) -> AuditRecord:
    """Append one act to the chain. `thing` is a model instance; or give object_type and object_id."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = AuditRecord.objects.order_by("-number").first()
    content: dict[str, Any] = {
        "number": (last.number if last else 0) + 1,
        # The hash is taken over what the database gives back: UTC, and data as JSON reads it.
        "at": (at or timezone.now()).astimezone(UTC).isoformat(),
        "actor": actor_key(by),
        "authority": authority,
        "action": action,
        "object_type": object_type or (thing._meta.label_lower if thing is not None else ""),
        "object_id": object_id or (str(thing.pk) if thing is not None else ""),
        "data": json.loads(json.dumps(dict(data or {}))),
        "request_id": current_request_id(),
    }
    previous = last.hash if last else START
    return AuditRecord.objects.create(
        **(content | {"at": datetime.fromisoformat(content["at"])}),
        previous_hash=previous,
        hash=link(previous=previous, content=content),
    )
