"""Deterministic CBOR, the little of it that a seal is written in; every other way to write the same is refused.

Source: RFC 8949, 4.2.1. Whole numbers, bytes, text, arrays, maps with whole numbers as keys, tags. A general decoder
takes indefinite lengths, long forms, floats, regular expressions... each one a second way to write a signed thing down.
Pure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DEEPEST = 8  # a seal is four levels deep
_UINT, _NINT, _BYTES, _TEXT, _ARRAY, _MAP, _TAG = range(7)


class CborRefused(Exception):
    """Not the one deterministic way to write a value down."""

    code = "cbor_refused"


@dataclass(frozen=True, kw_only=True)
class Tag:
    number: int
    value: Any


def encode(value: Any) -> bytes:
    write = _WRITERS.get(type(value)) or next((act for kind, act in _WRITERS.items() if isinstance(value, kind)), None)
    if write is None or isinstance(value, bool):
        raise CborRefused(type(value).__name__)
    return write(value)


def _write_number(value: int) -> bytes:
    return _head(_UINT, value) if value >= 0 else _head(_NINT, -1 - value)


def _write_text(value: str) -> bytes:
    text = value.encode()
    return _head(_TEXT, len(text)) + text


def _write_map(value: Mapping[Any, Any]) -> bytes:
    pairs = sorted([(encode(key), encode(one)) for key, one in value.items()])
    return _head(_MAP, len(pairs)) + b"".join([part for pair in pairs for part in pair])


# By kind, so that the kinds of which a seal consists are found at once.
_WRITERS: dict[type, Callable[[Any], bytes]] = {
    int: _write_number,
    bytes: lambda value: _head(_BYTES, len(value)) + value,
    str: _write_text,
    dict: _write_map,
    list: lambda value: _head(_ARRAY, len(value)) + b"".join([encode(one) for one in value]),
    Tag: lambda value: _head(_TAG, value.number) + encode(value.value),
}
_WRITERS |= {Mapping: _WRITERS[dict], Sequence: _WRITERS[list]}


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes((major << 5 | number,))
    for info, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes((major << 5 | info,)) + number.to_bytes(size, "big")
    raise CborRefused("number")


def decode(data: bytes) -> Any:
    """The value; raises CborRefused for anything but its deterministic encoding, whole and alone."""
    value, end = _value(data, 0, 0)
    if end != len(data):
        raise CborRefused("something follows")
    return value


def _value(data: bytes, start: int, depth: int) -> tuple[Any, int]:
    if depth > DEEPEST:
        raise CborRefused("too deep")
    major, number, at = _read_head(data, start)
    if major == _UINT:
        return number, at
    if major == _NINT:
        return -1 - number, at
    if major in (_BYTES, _TEXT):
        return _string(data, at, number, is_text=major == _TEXT)
    if major == _ARRAY:
        return _array(data, at, number, depth)
    if major == _MAP:
        return _map(data, at, number, depth)
    value, at = _value(data, at, depth + 1)
    return Tag(number=number, value=value), at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    if at >= len(data):
        raise CborRefused("it ends too early")
    major, info = data[at] >> 5, data[at] & 31
    if major > _TAG or info > 27:
        raise CborRefused("a kind of value that no seal has")
    if info < 24:
        return major, info, at + 1
    size = 1 << info - 24
    number = int.from_bytes(data[at + 1 : at + 1 + size], "big")
    if at + 1 + size > len(data) or number < (24 if size == 1 else 1 << 4 * size):
        raise CborRefused("not the shortest form")
    return major, number, at + 1 + size


def _string(data: bytes, at: int, length: int, *, is_text: bool) -> tuple[bytes | str, int]:
    part = data[at : at + length]
    if len(part) != length:
        raise CborRefused("it ends too early")
    try:
        return (part.decode() if is_text else part), at + length
    except UnicodeDecodeError as error:
        raise CborRefused("not UTF-8") from error


def _array(data: bytes, at: int, length: int, depth: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(length):
        value, at = _value(data, at, depth + 1)
        values.append(value)
    return values, at


def _map(data: bytes, at: int, length: int, depth: int) -> tuple[dict[int, Any], int]:
    found: dict[int, Any] = {}
    last = b""
    for _ in range(length):
        key, after = _value(data, at, depth + 1)
        if not isinstance(key, int) or data[at:after] <= last:
            raise CborRefused("keys are whole numbers in order, each once")
        last = data[at:after]
        found[key], at = _value(data, after, depth + 1)
    return found, at
