"""Which certificate a picture is about, from the codes that it shows. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from certificates.domain import codes

_SHOWN = 80  # letters of a foreign code that a message repeats


class ScanRefused(Exception):
    """reason: "none", "foreign" or "several". what: the beginning of a foreign code."""

    code = "scan_refused"

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason)
        self.reason, self.what = reason, what


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """code: of the certificate. seal: the whole text of the dense symbol, "" where only the address was seen."""

    code: str
    seal: str = ""


def certificate_in(texts: Sequence[str], *, base: str) -> Scanned:
    """texts: of the codes in one picture; base: our address. Raises ScanRefused.

    Foreign codes beside ours say nothing.
    """
    address = re.compile(rf"{re.escape(base)}/V/([0-9A-Z]{{26}})(#.+)?", re.IGNORECASE | re.DOTALL)
    ours = [found for found in map(address.fullmatch, texts) if found and codes.normalise(found[1])]
    if not ours:
        raise ScanRefused("foreign", texts[0][:_SHOWN]) if texts else ScanRefused("none")
    seals = {found[0] for found in ours if found[2]}
    if len({codes.normalise(found[1]) for found in ours}) > 1 or len(seals) > 1:
        raise ScanRefused("several")
    return Scanned(code=codes.normalise(ours[0][1]), seal=next(iter(seals), ""))
