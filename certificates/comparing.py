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
    return [_field(key, label, words, record) for key, label in _labels().items()] + [
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


def _field(key: str, label: str, words: Mapping[str, Any], record: Record | None) -> Field:
    lines = (words[f"{key}_fr"], words[f"{key}_en"])
    if record is None:
        return Field(label=label, lines=lines)
    if key in ("title", "statement"):
        signed = getattr(record, key)
        return Field(label=label, lines=lines, signed=signed, differs=signed != lines[0])
    signed, parts = _spoken(key, record)
    # The paper says dates and amounts in a sentence: it must contain what was signed.
    differs = any(not re.search(rf"(?<!\d){re.escape(part)}", lines[0]) for part in parts)
    return Field(label=label, lines=lines, signed=signed, differs=differs)


def _spoken(key: str, record: Record) -> tuple[str, list[str]]:
    """As a person reads it, and the pieces that the French line must contain."""
    with translation.override("fr"):
        french = {
            "dates": [date_format(record.starts_on, "j F Y"), date_format(record.ends_on, "j F Y")],
            "issued": [date_format(record.issued_on, "j F Y")],
            "credits": [str(credits_api.amount(record.credits))],
        }
    if key not in french:
        return "", []
    return {
        "dates": f"{_day(record.starts_on)} – {_day(record.ends_on)}",
        "issued": _day(record.issued_on),
        "credits": str(credits_api.amount(record.credits)),
    }[key], french[key]


def _single(key: str, label: str, words: Mapping[str, Any], record: Record | None) -> Field:
    if record is None or key != "number":
        return Field(label=label, lines=(words[key],))
    return Field(label=label, lines=(words[key],), signed=record.serial, differs=record.serial != words[key])


def _day(day: date) -> str:
    return date_format(day, "j F Y")
