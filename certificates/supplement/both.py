"""A text in French and English, French first, and what is said where the Academy has nothing on record."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import translation

from academy.lib.bilingual import in_language
from academy.lib.dates import date_format
from credits import api as credits_api

HARD = "\u00a0"  # a space at which no line breaks


@dataclass(frozen=True)
class Both:
    """One text, twice. The French has its hard spaces."""

    fr: str
    en: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "fr", hard_spaces(self.fr))

    def __add__(self, other: "Both") -> "Both":
        return Both(self.fr + other.fr, self.en + other.en)

    def json(self) -> dict[str, str]:
        return {"fr": self.fr, "en": self.en}


@dataclass(frozen=True, kw_only=True)
class Section:
    """number: of the field, 1 to 20. facts: (label, text). table: rows of cells under heads, where there is one."""

    number: int
    title: Both
    facts: list[tuple[Both, Both]] = field(default_factory=list)
    heads: list[Both] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "title": self.title.json(),
            "facts": [{"label": label.json(), "text": text.json()} for label, text in self.facts],
            "heads": [head.json() for head in self.heads],
            "rows": self.rows,
        }


def hard_spaces(text: str) -> str:
    for mark in ":;?!»":
        text = text.replace(f" {mark}", f"{HARD}{mark}")
    return text.replace("« ", f"«{HARD}")


def same(text: object) -> Both:
    """A name, a number, a reference: the same in both languages."""
    return Both(str(text), str(text))


def of(thing: Any, name: str) -> Both:
    """The two columns of a text."""
    return Both(in_language(thing, name, "fr"), in_language(thing, name, "en"))


def day(value: date) -> Both:
    return Both(*(_dated(value, language) for language in ("fr", "en")))


def _dated(value: date, language: str) -> str:
    with translation.override(language):
        return str(date_format(value, "j F Y"))


def amount(hundredths: int) -> Both:
    """An amount of credits as each language writes it, without the unit."""
    return Both(*(_amount(hundredths, language) for language in ("fr", "en")))


def _amount(hundredths: int, language: str) -> str:
    with translation.override(language):
        return str(credits_api.amount(hundredths))


def joined(parts: Iterable[Both], *, by: str = ", ") -> Both:
    rows = list(parts)
    return Both(by.join(one.fr for one in rows), by.join(one.en for one in rows))


def not_stated(who: Both, why: Both | None = None) -> Both:
    """Nothing is on record; who would decide it."""
    because = why or Both("", "")
    return Both(
        f"non indiqué{' (' + because.fr + ')' if because.fr else ''} : la décision appartient {who.fr}",
        f"not stated{' (' + because.en + ')' if because.en else ''}: it is for {who.en} to decide",
    )


def not_recorded(who: Both) -> Both:
    """A fact, not a decision, that nobody has recorded."""
    return Both(
        f"non indiqué : aucune mention n’est enregistrée {who.fr}", f"not stated: nothing is on record {who.en}"
    )


def hours(minutes: int) -> str:
    """ "12 h" or "12 h 30"; the same in both languages."""
    whole, rest = divmod(minutes, 60)
    return f"{whole}{HARD}h{HARD}{rest:02d}" if rest else f"{whole}{HARD}h"


BOARD = Both("au conseil de direction", "the Governing Board")
UNIVERSITIES = Both("aux universités partenaires", "the partner universities")
BOARD_AND_UNIVERSITIES = Both(
    "au conseil de direction et aux universités partenaires", "the Governing Board and the partner universities"
)
