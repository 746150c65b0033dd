"""Amounts of money, in whole cents of euro, and how an account stands. Pure: text and numbers in, numbers out."""

import re
from enum import StrEnum

MOST = 10_000_000_00  # more than this is a slip of the hand, and does not fit the column
MOST_CHARACTERS = 30
# Thousands are grouped by one sign throughout, and cents stand behind another.
_WRITTEN = re.compile(r"(\d{1,3}([ '’.,])\d{3}(?:\2\d{3})*|\d+)(?:(?!\2)[.,](\d{1,2}))?")
_AMBIGUOUS = re.compile(r"\d{1,3}[.,]\d{3}")
# Spaces by which a number is grouped in French: no-break and narrow no-break.
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


class NotAnAmount(ValueError):
    """The text is no amount of euros; its beginning is the value."""


class ReadTwoWays(NotAnAmount):
    """One sign before three digits: English and French read "1,250" differently, and money is not guessed."""


def parse(text: str) -> int:
    """The cents of "1 250,50", "1,250.50", "1250.5" or "1250"; raises NotAnAmount, ReadTwoWays."""
    written = text.translate(_SPACES).replace("€", "").replace("EUR", "").strip()
    match = _WRITTEN.fullmatch(written) if len(text) <= MOST_CHARACTERS else None
    if match is None:
        raise NotAnAmount(text[:MOST_CHARACTERS])
    if _AMBIGUOUS.fullmatch(written):
        raise ReadTwoWays(text)
    whole, cents = re.sub(r"\D", "", match[1]), (match[3] or "").ljust(2, "0")
    amount = int(whole) * 100 + int(cents)
    if amount > MOST:
        raise NotAnAmount(text)
    return amount


class Standing(StrEnum):
    """How an invoice stands."""

    OPEN = "open"
    PARTLY_PAID = "partly_paid"
    SETTLED = "settled"
    OVERPAID = "overpaid"
    CANCELLED = "cancelled"


def standing(*, charged: int, balance: int, is_cancelled: bool) -> Standing:
    """charged: the fee. balance: the sum of every line; below nought, more came in than was owed."""
    if balance < 0:
        return Standing.OVERPAID
    if is_cancelled:
        return Standing.CANCELLED
    if balance == 0:
        return Standing.SETTLED
    return Standing.PARTLY_PAID if balance < charged else Standing.OPEN
