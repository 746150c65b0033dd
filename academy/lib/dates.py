"""Dates in words. French says "1er janvier", which no format letter of the framework gives."""

import re
from datetime import date
from typing import Any

from django.utils.formats import date_format as in_the_language
from django.utils.translation import get_language

# A lone 1 before the name of a month: not that of 21, not the one of 1 12 2026.
FIRST = re.compile(r"(?<!\d)1 (?=[^\W\d_])")


def date_format(value: date, style: str | None = None) -> str:
    """The date (or moment) in the current language, as the framework does it, with the French first of the month."""
    return str(first_of_month(in_the_language(value, style)))


def first_of_month(words: Any) -> Any:
    if isinstance(words, str) and (get_language() or "").startswith("fr"):
        return FIRST.sub("1er ", words)
    return words
