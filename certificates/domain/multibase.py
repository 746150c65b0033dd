"""Bytes as letters behind one that says how: z for base 58 (Bitcoin), u for base 64 of addresses. Pure.

Source: W3C Controlled Identifiers v1.0, 2.4; a multihash and a Multikey begin with what they are (2.5, 2.2.2).
"""

import base64
import hashlib

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519, _SHA256 = b"\xed\x01", b"\x12\x20"
_LONGEST = 128  # letters


class MultibaseRefused(Exception):
    code = "multibase_refused"


def base58(data: bytes) -> str:
    number, letters = int.from_bytes(data, "big"), []
    while number:
        number, rest = divmod(number, 58)
        letters.append(ALPHABET[rest])
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + "".join(reversed(letters))


def from_base58(text: str) -> bytes:
    """Raises MultibaseRefused for whatever `base58` does not write."""
    if not text.startswith("z") or len(text) > _LONGEST or not set(text[1:]) <= set(ALPHABET):
        raise MultibaseRefused
    number = 0
    for letter in text[1:]:
        number = number * 58 + ALPHABET.index(letter)
    body = number.to_bytes((number.bit_length() + 7) // 8, "big")
    data = b"\0" * (len(text) - 1 - len(text[1:].lstrip("1"))) + body
    if base58(data) != text:
        raise MultibaseRefused
    return data


def base64url(data: bytes) -> str:
    return "u" + base64.urlsafe_b64encode(data).decode().rstrip("=")


def public_key(raw: bytes) -> str:
    """An Ed25519 public key (32 bytes) as a Multikey."""
    return base58(_ED25519 + raw)


def digest(data: bytes) -> str:
    """SHA-256 as a multihash."""
    return base64url(_SHA256 + hashlib.sha256(data).digest())
