"""Plenary decisions as a test needs them: a list that adds something has its own."""

from datetime import date

from academy.governance.models import Decision


def endorsement_of(number: str, *, on: date) -> Decision:
    """The Correspondents' endorsement of the list of this resolution, made once."""
    said = {"decided_on": on, "meeting": "m", "document": "d", "text_fr": "x", "text_en": "x"}
    return Decision.objects.get_or_create(
        reference=f"PC/{number}", defaults={"body": "pc", "kind": "endorsement", **said}
    )[0]
