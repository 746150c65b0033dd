"""Which signatures are waited for, and the file in which an institution is asked for them."""

from base64 import b64encode
from typing import Any

from django.db.models import QuerySet

from academy.people.api import Institution
from certificates.models import Release, SignatureAsked

FORMAT = "idpa-signing-requests-1"
ALGORITHMS = {"seal": "ECDSA-P256-SHA256"}  # of any other purpose Ed25519


def awaited() -> QuerySet[SignatureAsked]:
    """What has been asked for and not been given; of a key that has ended nothing is awaited."""
    return SignatureAsked.objects.filter(value="", key__end__isnull=True)


def awaited_of(release: Release) -> list[Institution]:
    """Whose signatures a list waits for; in one statement."""
    keys = awaited().filter(release=release).values("key__institution")
    return list(Institution.objects.filter(pk__in=keys))


def requests_to(institution: Institution) -> dict[str, Any]:
    """The file: what this institution has to sign, with room for each signature."""
    rows = awaited().filter(key__institution=institution).select_related("key", "numbered", "head")
    return {"format": FORMAT, "institution": institution.key, "requests": [_request(row) for row in rows]}


def _request(row: SignatureAsked) -> dict[str, str]:
    return {
        "kind": row.kind,
        "about": _about(row),
        "purpose": row.key.purpose,
        "kid": row.key.kid,
        "algorithm": ALGORITHMS.get(row.key.purpose, "Ed25519"),
        "sha256": row.sha256,
        "to_be_signed": b64encode(bytes(row.message)).decode(),
        "document": b64encode(bytes(row.document)).decode(),
        "value": "",
    }


def _about(row: SignatureAsked) -> str:
    if row.numbered:
        return row.numbered.number
    return str(row.head.size) if row.head else ""
