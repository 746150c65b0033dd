"""Text that exists in French and English as two columns, read in the language of the person."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext


def in_language(thing: Any, field: str, language: str | None = None) -> str:
    """The text of `field` ("title" reads `title_fr` or `title_en`) in `language`, by default the active one."""
    code = (language or get_language() or "fr")[:2]
    return str(getattr(thing, f"{field}_{'en' if code == 'en' else 'fr'}"))


def in_text(place: str) -> str:
    """A place in the founding text, "P-PG (2020) 10, P-PG/Training, item 5", as the language names it: "point 5"."""
    return place.replace("item ", pgettext("place in the founding text", "item") + " ")


def colon() -> str:
    """The colon of the language: French sets a non-breaking space before it."""
    return "\u00a0:" if (get_language() or "").startswith("fr") else ":"


def apart(parts: Iterable[str]) -> str:
    """ "one; two; three", as the language writes it: French sets a non-breaking space before the semicolon."""
    return ("\u00a0; " if (get_language() or "").startswith("fr") else "; ").join(parts)


def beside(label: str, text: str) -> str:
    """ "Label: text", as the language writes it."""
    return f"{label}{colon()} {text}"


def euros(cents: int) -> str:
    """ "€1,250.50", or "1 250,50 €" in French, for 125050."""
    amount = number_format(cents / 100, decimal_pos=2, force_grouping=True)
    return f"{amount}\u00a0€" if (get_language() or "").startswith("fr") else f"€{amount}".replace("€-", "-€")
