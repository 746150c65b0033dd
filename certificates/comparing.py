"""Every printed field: what the institutions signed beside what the database holds, and whether they differ."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from academy.lib.sayings import once_in_each_language
from certificates.domain import codes
from certificates.domain.record import Record
from certificates.domain.trust import Trust
from credits import api as credits_api

OWN = frozenset({"name", "number", "code_printed", "supersedes"})


@dataclass(frozen=True, kw_only=True)
class Field:
    """lines: as the database holds them, French above English; none where only what was signed says it.

    signed: "" where it is not known. is_unsigned: printed, but no part of the signed record.
    is_own: of this certificate alone; what the others say is that of its list.
    """

    label: str
    lines: tuple[str, ...]
    signed: str = ""
    differs: bool = False
    is_unsigned: bool = False
    is_own: bool = False


def fields(
    words: Mapping[str, Any] | None, record: Record | None, trust: Trust, *, shows_name: bool = False
) -> list[Field]:
    """words: the printed words as the database holds them. shows_name: to whoever knows the name already."""
    if words is None:
        return []
    printed = {key: _lines(words, key) for key in _labels() if shows_name or key != "name"}
    if record is None:
        return [_field(key, lines, None, is_unsigned=False) for key, lines in printed.items() if lines]
    signed = _single(record, printed) | _spoken(record, words) | {"issuers": _issuers(record, words, trust)}
    return [_field(key, lines, signed.get(key)) for key, lines in printed.items() if lines or key in signed]


def runs(of: Iterable[Field]) -> list[tuple[bool, tuple[Field, ...]]]:
    """In their order, those together that stand together: the certificate's own, or those that its list shares."""
    return [(is_own, tuple(run)) for is_own, run in groupby(of, key=attrgetter("is_own"))]


@once_in_each_language
def _labels() -> dict[str, str]:
    return {
        "name": _("Holder"),
        "title": _("Title"),
        "statement": _("What it attests"),
        "issuers": _("Issued by"),
        "component": _("Component"),
        "edition": _("Activity"),
        "dates": _("Dates"),
        "minutes": _("Contact time"),
        "credits": _("Credits"),
        "issued": _("Issued"),
        "number": _("Number"),
        "code_printed": _("Code"),
        "supersedes": _("Replaces the certificate"),
        "resolution": _("Resolution"),
        "language": _("Authentic language"),
    }


def _lines(words: Mapping[str, Any], key: str) -> tuple[str, ...]:
    both = (f"{key}_fr", f"{key}_en")
    return tuple(str(words[one]) for one in (both if both[0] in words else (key,)) if one in words)


def _field(key: str, lines: tuple[str, ...], signed: tuple[str, bool] | None, *, is_unsigned: bool = True) -> Field:
    """signed: as a person reads it, and whether the lines say the same. is_unsigned: where nothing is."""
    label, is_own = _labels()[key], key in OWN
    if signed is None:
        return Field(label=label, lines=lines, is_unsigned=is_unsigned, is_own=is_own)
    said, is_same = signed
    return Field(label=label, lines=lines, signed=said, differs=bool(lines) and not is_same, is_own=is_own)


def _single(record: Record, printed: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, bool]]:
    """What the paper says as it was signed, and what it does not say at all."""
    code = codes.grouped(codes.encode(int.from_bytes(record.id, "big")))
    said = {
        "name": record.name, "title": record.title, "statement": record.statement, "component": record.component,
        "number": record.serial, "code_printed": code,
    }  # fmt: skip
    same = {key: (text, text == printed[key][0]) for key, text in said.items() if printed.get(key)}
    more = {"language": _language(record.language)}
    if record.minutes is not None:
        more["minutes"] = _minutes(record.minutes)
    if record.supersedes is not None:
        more["supersedes"] = codes.grouped(codes.encode(int.from_bytes(record.supersedes, "big")))
    return same | {key: (text, True) for key, text in more.items()}


def _spoken(record: Record, words: Mapping[str, Any]) -> dict[str, tuple[str, bool]]:
    """The paper says dates and amounts in a sentence: its French line must contain what was signed."""
    days = (record.starts_on, record.ends_on, record.issued_on)
    with translation.override("fr"):
        starts, ends, issued = map(_day, days)
        credit = _credits(record.credits)
    starting, ending, issuing = map(_day, days)
    return {
        "dates": (f"{starting} – {ending}", _contains(words.get("dates_fr", ""), [starts, ends])),
        "issued": (issuing, _contains(words.get("issued_fr", ""), [issued])),
        "credits": (_credits(record.credits), _contains(words.get("credits_fr", ""), [credit])),
    }


def _contains(line: str, parts: Sequence[str]) -> bool:
    return all(re.search(rf"(?<!\d){re.escape(part)}", line) for part in parts)


def _issuers(record: Record, words: Mapping[str, Any], trust: Trust) -> tuple[str, bool]:
    """By their numbers; the trust list says whose those are."""
    signed = [(one.number, trust.institutions.get(one.number)) for one in record.issuers]
    language = "fr" if (translation.get_language() or "").startswith("fr") else "en"
    names = [getattr(one, f"name_{language}") if one else _("Unknown institution no. %s") % n for n, one in signed]
    printed = [one.get("key") for one in words.get("issuers", [])]
    return ", ".join(names), printed == [one.key if one else "" for _number, one in signed]


# The certificates of one list share what they say of it.
@once_in_each_language
def _day(day: date) -> str:
    return date_format(day, "j F Y")


@once_in_each_language
def _credits(hundredths: int) -> str:
    return str(credits_api.amount(hundredths))


@once_in_each_language
def _minutes(number: int) -> str:
    return _("%s minutes") % number


@once_in_each_language
def _language(code: str) -> str:
    return {"fr": _("French"), "en": _("English")}[code]
