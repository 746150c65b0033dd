"""Structured creditor references for bank transfers (ISO 11649): "RF", two check digits, then our own number.

The check digits are those of ISO 7064 modulo 97-10, which find any single wrong sign and any two that are exchanged.
"""

import re

OURS = "IDPA"  # year and number of the invoice follow, e.g. RF18IDPA202600001
_PATTERN = re.compile(rf"RF\d\d{OURS}\d{{9}}")
_SEPARATORS = re.compile(r"[^0-9A-Z]")


def reference(*, year: int, number: int) -> str:
    """The reference of an invoice: at most 21 signs after the check digits, as the standard says."""
    body = f"{OURS}{year:04d}{number:05d}"
    return f"RF{_check_digits(body)}{body}"


def printed(text: str) -> str:
    """In groups of four, as it is printed: "RF18 IDPA 2026 0000 1"."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def is_right(text: str) -> bool:
    """Whether the check digits are those of the rest."""
    return bool(re.fullmatch(r"RF\d\d[0-9A-Z]{1,21}", text)) and _remainder(text[4:] + text[:4]) == 1


def is_iban(text: str) -> bool:
    """Whether an account number, without spaces, has the check digits of the rest (ISO 13616)."""
    return bool(re.fullmatch(r"[A-Z]{2}\d\d[0-9A-Z]{11,30}", text)) and _remainder(text[4:] + text[:4]) == 1


def found_in(text: str) -> str:
    """The first reference of ours in what a payer wrote, right or wrong, without spaces; "" where there is none."""
    match = _PATTERN.search(_SEPARATORS.sub("", text.upper()))
    return match[0] if match else ""


def _check_digits(body: str) -> str:
    return f"{98 - _remainder(body + 'RF00'):02d}"


def _remainder(text: str) -> int:
    """Letters count as 10 to 35."""
    return int("".join(str(int(sign, 36)) for sign in text)) % 97
