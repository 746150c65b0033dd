"""Text that exists in French and English as two columns, read in the language of the person."""

from typing import Any

from django.utils.translation import get_language


def in_language(thing: Any, field: str, language: str | None = None) -> str:
    """The text of `field` ("title" reads `title_fr` or `title_en`) in `language`, by default the active one."""
    code = (language or get_language() or "fr")[:2]
    return str(getattr(thing, f"{field}_{'en' if code == 'en' else 'fr'}"))
