"""JSON from strangers: bounded in size and depth, each key once, numbers that can be written. Pure.

Readers of JSON differ where a key stands twice or a number is no number; a signature must not hang on which one reads.
"""

import json
from typing import Any

LARGEST = 262_144  # bytes; a credential file has less than a tenth
_DEEPEST = 24  # brackets inside brackets; a credential file has nine


class JsonRefused(Exception):
    """reason: "large", "deep", "json" or "twice"."""

    code = "json_refused"


def read(data: bytes) -> Any:
    """Raises JsonRefused."""
    if len(data) > LARGEST:
        raise JsonRefused("large")
    try:
        text = data.decode("utf-8")
        _require_shallow(text)
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_int)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # no half of a letter, no number without end
    except (ValueError, RecursionError) as error:
        raise JsonRefused("json") from error
    return value


def same(one: Any, other: Any) -> bool:
    """Whether two values are one in JSON: 1 is neither true nor 1.0, and the order of keys says nothing."""
    return written(one) == written(other)


def written(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)


def _require_shallow(text: str) -> None:
    """Counted before anything is built, brackets within strings as well: no credential has so many there either."""
    depth = deepest = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    if deepest > _DEEPEST:
        raise JsonRefused("deep")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonRefused("twice")
    return found


def _no_constant(name: str) -> None:
    raise JsonRefused("json")


def _int(digits: str) -> int:
    if len(digits) > 18:
        raise JsonRefused("json")
    return int(digits)
