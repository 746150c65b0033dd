"""Every printed field: what the institutions signed beside what the database holds, and whether they differ."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from certificates.domain.payload import PRINTED
from certificates.domain.record import Record
from credits import api as credits_api


@dataclass(frozen=True, kw_only=True)
class Field:
    """signed: "" where the field is printed but not part of the signed record. lines: French above English."""

    label: str
    lines: tuple[str, ...]
    signed: str = ""
    differs: bool = False


def fields(words: Mapping[str, Any] | None, record: Record | None) -> list[Field]:
    """words: the printed words as the database holds them; the name is not among the fields."""
    if words is None:
        return []
    signed = _spoken(record) if record else {}
    return [_field(key, label, words, record, signed) for key, label in _labels().items()] + [
        _single(key, label, words, record) for key, label in _singles().items() if key in PRINTED
    ]


def _labels() -> dict[str, str]:
    return {
        "title": _("Title"),
        "statement": _("What it attests"),
        "issuers": _("Issued by"),
        "edition": _("Activity"),
        "dates": _("Dates"),
        "credits": _("Credits"),
        "issued": _("Issued"),
    }


def _singles() -> dict[str, str]:
    return {"number": _("Number"), "code_printed": _("Code"), "resolution": _("Resolution")}


def _field(
    key: str, label: str, words: Mapping[str, Any], record: Record | None, signed: Mapping[str, tuple[str, list[str]]]
) -> Field:
    lines = (words[f"{key}_fr"], words[f"{key}_en"])
    if record is None:
        return Field(label=label, lines=lines)
    if key in ("title", "statement"):
        title = getattr(record, key)
        return Field(label=label, lines=lines, signed=title, differs=title != lines[0])
    said, parts = signed.get(key, ("", []))
    # The paper says dates and amounts in a sentence: it must contain what was signed.
    differs = any(not re.search(rf"(?<!\d){re.escape(part)}", lines[0]) for part in parts)
    return Field(label=label, lines=lines, signed=said, differs=differs)


def _spoken(record: Record) -> dict[str, tuple[str, list[str]]]:
    """By field, as a person reads it, and the pieces that the French line must contain."""
    days = (record.starts_on, record.ends_on, record.issued_on)
    with translation.override("fr"):
        starts, ends, issued = map(_day, days)
        credit = str(credits_api.amount(record.credits))
    starting, ending, issuing = map(_day, days)
    return {
        "dates": (f"{starting} – {ending}", [starts, ends]),
        "issued": (issuing, [issued]),
        "credits": (str(credits_api.amount(record.credits)), [credit]),
    }


def _single(key: str, label: str, words: Mapping[str, Any], record: Record | None) -> Field:
    if record is None or key != "number":
        return Field(label=label, lines=(words[key],))
    return Field(label=label, lines=(words[key],), signed=record.serial, differs=record.serial != words[key])


def _day(day: date) -> str:
    return date_format(day, "j F Y")
