"""Addresses that nobody can guess: 128 random bits as 26 Crockford base32 characters. Pure: the bits are passed in."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
_LETTERS = frozenset(ALPHABET)
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None})


def encode(bits: int) -> str:
    """26 characters for a number below 2**128."""
    return "".join([_PAIRS[bits >> shift & 1023] for shift in range(5 * (LENGTH - 2), -1, -10)])


def decode(code: str) -> int:
    """The number of a normalised code."""
    bits = 0
    for digit in code:
        bits = bits * 32 + ALPHABET.index(digit)
    return bits


def normalise(typed: str) -> str:
    """What somebody typed or scanned, in any case, with O for 0 and I or L for 1; "" when it cannot be a code."""
    code = typed.strip().upper().translate(_MEANT)
    return code if len(code) == LENGTH and _LETTERS.issuperset(code) and code[0] < "8" else ""


def pasted(text: str) -> str:
    """The code in what somebody handed in: as printed, or the whole address with whatever stands behind it; or ""."""
    address = text.strip().partition("#")[0].partition("?")[0]
    return normalise(address.rstrip("/ ").rpartition("/")[2])


def grouped(code: str) -> str:
    """In groups of five, the last of six, as printed: easier to read out."""
    return "-".join([*(code[start : start + 5] for start in range(0, 20, 5)), code[20:]])
