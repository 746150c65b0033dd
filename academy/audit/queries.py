"""Reads of audit."""

from collections.abc import Iterable, Iterator

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from academy.audit.domain.chain import Link, Verdict, verify
from academy.audit.models import AuditRecord

CONTENT = ("number", "at", "actor", "authority", "action", "object_type", "object_id", "data", "request_id")
CHUNK = 2000


def records(*, action: str = "", actor: str = "", thing: str = "") -> QuerySet[AuditRecord]:
    """Newest first. `actor` is an actor key or an e-mail address; `thing` is "app.model" or "app.model:id"."""
    found = AuditRecord.objects.order_by("-number")
    if action:
        found = found.filter(action=action)
    if actor:
        found = found.filter(actor=_key_of(actor.strip()))
    if thing:
        object_type, _, object_id = thing.strip().partition(":")
        found = found.filter(object_type=object_type, **({"object_id": object_id} if object_id else {}))
    return found


def actions() -> list[str]:
    """Every kind of act on record."""
    return list(AuditRecord.objects.order_by("action").values_list("action", flat=True).distinct())


def names_of(records: Iterable[AuditRecord]) -> dict[str, str]:
    """Actor key to the account's name, for the records of one page, in one SQL statement. The ledger holds no names."""
    return names_of_actors(record.actor for record in records)


def names_of_actors(actors: Iterable[str]) -> dict[str, str]:
    """Actor key to the account's name, in one SQL statement."""
    ids = {actor.removeprefix("user:") for actor in actors if actor.startswith("user:")}
    accounts = get_user_model()._default_manager.filter(pk__in=ids)
    return {f"user:{account.pk}": str(account) for account in accounts}


def verify_chain() -> Verdict:
    """Read every record once, in order, a few at a time."""
    return verify(_links())


def _links() -> Iterator[Link]:
    rows = AuditRecord.objects.order_by("number").values(*CONTENT, "previous_hash", "hash")
    for row in rows.iterator(chunk_size=CHUNK):
        content = {name: row[name] for name in CONTENT} | {"at": row["at"].isoformat()}
        yield Link(number=row["number"], content=content, previous_hash=row["previous_hash"], hash=row["hash"])


def _key_of(actor: str) -> str:
    if "@" not in actor:
        return actor
    account = get_user_model()._default_manager.filter(email=actor.lower()).first()
    return f"user:{account.pk}" if account else actor
