"""Bytes as letters that are small in a QR code and safe behind the # of an address.

Two bytes become three characters of 41: QR's alphanumeric set without space, % / and :, which an address would change.
Pure.
"""

import struct

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-."
_LETTERS = frozenset(ALPHABET)
_VALUES = bytes.maketrans(ALPHABET.encode(), bytes(range(len(ALPHABET))))


class Base41Refused(ValueError):
    code = "base41_refused"


def encode(data: bytes) -> str:
    parts = []
    for start in range(0, len(data) - 1, 2):
        rest, last = divmod(data[start] << 8 | data[start + 1], 41)
        first, middle = divmod(rest, 41)
        parts.append(ALPHABET[first] + ALPHABET[middle] + ALPHABET[last])
    if len(data) % 2:
        first, last = divmod(data[-1], 41)
        parts.append(ALPHABET[first] + ALPHABET[last])
    return "".join(parts)


def decode(text: str) -> bytes:
    """Raises Base41Refused for letters outside the alphabet, and for what no bytes are written as."""
    if len(text) % 3 == 1 or not _LETTERS.issuperset(text):
        raise Base41Refused
    values = text.encode().translate(_VALUES)
    whole = len(values) // 3 * 3
    columns = (values[0:whole:3], values[1:whole:3], values[2:whole:3])
    numbers = [(first * 41 + middle) * 41 + last for first, middle, last in zip(*columns, strict=True)]
    rest = [first * 41 + last for first, last in zip(values[whole::2], values[whole + 1 :: 2], strict=True)]
    if max(numbers, default=0) > 0xFFFF or max(rest, default=0) > 0xFF:
        raise Base41Refused
    return struct.pack(f">{len(numbers)}H", *numbers) + bytes(rest)
