"""Reading fields of a JSON document strictly: a wrong one is refused with its place and the remedy. Pure."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

Check = Callable[[Any, str], Any]


class CaseRefused(ValueError):
    """where: the place in the document, e.g. applications[3].country. remedy: what to write instead."""

    def __init__(self, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {remedy}")
        self.where, self.remedy = where, remedy


def load(text: str) -> Any:
    """The document. A key twice in one object, NaN and Infinity are refused: readers would disagree on them."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CaseRefused(where, f"not JSON ({error.msg}); write one JSON object.") from error
    except RecursionError as error:
        raise CaseRefused("the document", "nested too deeply; a case has four levels.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for i, (key, _) in enumerate(pairs) if key in dict(pairs[:i]))
        raise CaseRefused(f"key {twice!r}", "stands twice in one object; keep one.")
    return found


def _no_number(word: str) -> NoReturn:
    raise CaseRefused(f"the value {word}", "is not a number of JSON; write a whole number.")


def members(value: Any, where: str, *, known: Mapping[str, Check], needed: tuple[str, ...] = ()) -> dict[str, Any]:
    """An object whose keys are all known, each checked; optional keys that are missing stay missing."""
    if not isinstance(value, dict):
        raise CaseRefused(where, f"must be an object, not {_kind(value)}.")
    for key in needed:
        if key not in value:
            raise CaseRefused(f"{where}.{key}", "is missing; write it.")
    for key in value:
        if key not in known:
            raise CaseRefused(f"{where}.{key}", f"is not a key of this object; known are {', '.join(known)}.")
    return {key: known[key](one, f"{where}.{key}") for key, one in value.items()}


def each(check: Check) -> Check:
    def of_list(value: Any, where: str) -> list[Any]:
        if not isinstance(value, list):
            raise CaseRefused(where, f"must be a list, not {_kind(value)}.")
        return [check(one, f"{where}[{i}]") for i, one in enumerate(value)]

    return of_list


def text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        raise CaseRefused(where, f"must be a text of 1 to 200 characters, not {_kind(value)}.")
    return value


def flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise CaseRefused(where, f"must be true or false, not {_kind(value)}.")
    return value


def whole(least: int) -> Check:
    def of_number(value: Any, where: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < least or value > 10**12:
            raise CaseRefused(where, f"must be a whole number from {least}, not {_kind(value)}.")
        return value

    return of_number


def optional(check: Check) -> Check:
    return lambda value, where: None if value is None else check(value, where)


def one_of(*words: str) -> Check:
    def of_word(value: Any, where: str) -> str:
        if not isinstance(value, str) or value not in words:
            raise CaseRefused(where, f"must be one of {', '.join(words)}, not {_kind(value)}.")
        return value

    return of_word


def trait(value: Any, where: str) -> str | bool | int:
    if isinstance(value, bool | int):
        return value
    return text(value, where)


def moment(value: Any, where: str) -> int | str:
    """A whole number or a date in ISO form; all of a case in the same form, so that they can be compared."""
    return text(value, where) if isinstance(value, str) else int(whole(0)(value, where))


def _kind(value: Any) -> str:
    return {None: "null"}.get(value, "") if value is None else f"{type(value).__name__} {str(value)[:40]!r}"
