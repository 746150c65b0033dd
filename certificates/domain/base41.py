"""Bytes as letters that are small in a QR code and safe behind the # of an address.

Two bytes become three characters of 41: QR's alphanumeric set without space, % / and :, which an address would change.
Pure.
"""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-."
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}


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
    if len(text) % 3 == 1 or not set(text) <= set(ALPHABET):
        raise Base41Refused
    found = bytearray()
    for start in range(0, len(text), 3):
        part = text[start : start + 3]
        number = 0
        for letter in part:
            number = number * 41 + _VALUE[letter]
        size = len(part) - 1
        if number >= 1 << 8 * size:
            raise Base41Refused
        found += number.to_bytes(size, "big")
    return bytes(found)
