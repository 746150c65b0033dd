"""A name as it is printed on a certificate: any script, one line, nothing invisible that could mislead a reader."""

import unicodedata

MOST = 200
# Joiners are letters' business in Persian and in Indic scripts; they are kept.
JOINERS = {"\u200c", "\u200d"}
# Control, format (bidirectional overrides, for example), surrogate, private use, unassigned.
REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn"}


class NameRefused(Exception):
    """The name cannot be printed. `code` is one of: empty, too_long, control, no_letter."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_name(text: str) -> str:
    """The name in NFC with single spaces; raises NameRefused."""
    name = " ".join(part for part in unicodedata.normalize("NFC", text).split(" ") if part)
    if not name:
        raise NameRefused("empty")
    if len(name) > MOST:
        raise NameRefused("too_long")
    if any(unicodedata.category(sign) in REFUSED and sign not in JOINERS for sign in name):
        raise NameRefused("control")
    if not any(sign.isalpha() for sign in name):
        raise NameRefused("no_letter")
    return name
