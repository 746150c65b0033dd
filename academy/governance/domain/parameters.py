"""What each kind of requirement takes, within which bounds, and how an amount of credits is typed. Pure.

Source of the kinds: P-PG (2020) 10, P-PG/Academy, item 7 ("active participation, assignments, tests, etc."). The
values are the Governing Board's; what stands here only says which values mean anything at all.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

# Hundredths of a credit: beyond this a typing error is likelier than a decision; no column overflows below it.
LARGEST = 100_000
LONGEST_MONTHS = 600
_KEY = re.compile(r"^[-a-zA-Z0-9_]{1,60}$")
_NUMBER = re.compile(r"^([0-9]+)(?:[.,]([0-9]+))?$")
_MINUS = "-\u2212\u2013"
_SPACES = " \t\u00a0\u202f\u2009"


class Type(StrEnum):
    NUMBER = "number"
    KEY = "key"  # of something that exists elsewhere: a test, an assignment, a distance module
    KEYS = "keys"  # of other requirements of the same activity


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One setting of a kind. low and high: bounds of a number, both included."""

    name: str
    type: Type
    required: bool = True
    low: int = 0
    high: int = 0


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A value that means nothing: which, why (a code), and the values a sentence needs."""

    name: str
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


class AmountWrong(ValueError):
    """A text that is no amount of credits; `code` says why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code, self.text = code, text


_SHARE = Parameter(name="share_percent", type=Type.NUMBER, low=1, high=100)
_PASS = Parameter(name="pass_percent", type=Type.NUMBER, required=False, low=1, high=100)
_ANY_MODULE = Parameter(name="module", type=Type.NUMBER, required=False, low=1, high=99)
_MODULE = Parameter(name="module", type=Type.NUMBER, low=1, high=99)
_NEEDS = Parameter(name="needs", type=Type.KEYS)


def _key(name: str) -> Parameter:
    return Parameter(name=name, type=Type.KEY)


# A pass_percent is the pass rule in force; without one, what the marker or the test itself says counts.
PARAMETERS: Mapping[str, tuple[Parameter, ...]] = {
    "attendance": (_SHARE, _ANY_MODULE),
    "active_participation": (),
    "assignment": (_key("assignment"), _PASS),
    "test": (_key("test"), _PASS),
    "presentation": (_key("subject"), _PASS),
    "thesis": (_key("subject"), _PASS),
    "other": (_key("subject"), _PASS),
    "lessons": (_key("content"),),
    "module": (_MODULE, _NEEDS),
    "award": (_NEEDS,),
}


def checked(kind: str, settings: Mapping[str, Any]) -> tuple[dict[str, Any], list[Wrong]]:
    """The settings with what is absent left out, and everything that is wrong with them."""
    if kind not in PARAMETERS:
        return {}, [Wrong(name="kind", code="unknown_kind", values={"kind": kind})]
    known = {parameter.name: parameter for parameter in PARAMETERS[kind]}
    given = {name: value for name, value in settings.items() if value not in (None, "")}
    wrong = [Wrong(name=name, code="unknown_setting") for name in given if name not in known]
    for parameter in known.values():
        problem = _problem(parameter, given.get(parameter.name))
        if problem:
            wrong.append(problem)
    clean = {name: list(value) if isinstance(value, list | tuple) else value for name, value in given.items()}
    return clean, wrong


def _problem(parameter: Parameter, value: object) -> Wrong | None:
    name = parameter.name
    if value is None:
        return Wrong(name=name, code="missing") if parameter.required else None
    if parameter.type is Type.NUMBER:
        return _number(parameter, value)
    if parameter.type is Type.KEYS:
        return _keys(name, value)
    return None if isinstance(value, str) and _KEY.match(value) else Wrong(name=name, code="not_a_key")


def _number(parameter: Parameter, value: object) -> Wrong | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return Wrong(name=parameter.name, code="not_a_number")
    if parameter.low <= value <= parameter.high:
        return None
    return Wrong(name=parameter.name, code="out_of_bounds", values={"low": parameter.low, "high": parameter.high})


def _keys(name: str, value: object) -> Wrong | None:
    if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(key, str) for key in value):
        return Wrong(name=name, code="not_keys")
    if not value:
        return Wrong(name=name, code="missing")
    twice = _twice(value)
    return Wrong(name=name, code="named_twice", values={"key": twice}) if twice else None


def _twice(keys: Iterable[str]) -> str:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return ""


def amount_wrong(amount: object, *, least: int = 0) -> str:
    """ "" for a whole number of hundredths between `least` and the largest, otherwise a code."""
    if not isinstance(amount, int) or isinstance(amount, bool):
        return "credits_not_a_number"
    if amount < 0:
        return "credits_negative"
    if amount < least:
        return "credits_too_small"
    return "credits_too_large" if amount > LARGEST else ""


def parse_credits(text: str) -> int:
    """Hundredths of a credit for "6", "6.5", "6,50" or "1 200,00"; raises AmountWrong with a code for the rest."""
    typed = "".join(character for character in text.strip() if character not in _SPACES)
    if not typed:
        raise AmountWrong("credits_missing", text)
    negative = typed[0] in _MINUS
    match = _NUMBER.match(typed[1:] if negative else typed)
    if match is None:
        raise AmountWrong("credits_not_a_number", text)
    if negative:
        raise AmountWrong("credits_negative", text)
    whole, decimals = match[1], match[2] or ""
    if len(decimals) > 2:
        raise AmountWrong("credits_three_decimals", text)
    # Before int(): Python refuses to read a number of some thousand digits.
    if len(whole.lstrip("0")) > len(str(LARGEST)):
        raise AmountWrong("credits_too_large", text)
    amount = int(whole) * 100 + int(decimals.ljust(2, "0") or 0)
    if amount > LARGEST:
        raise AmountWrong("credits_too_large", text)
    return amount


def written(amount: int) -> str:
    """The text that `parse_credits` reads back: "6.00" for 600."""
    return f"{amount // 100}.{amount % 100:02d}"
