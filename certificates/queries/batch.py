"""Up to 10 000 certificates at once: each row is answered as its own page would answer it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from certificates.domain import codes
from certificates.domain.record import digest as record_digest
from certificates.domain.sealed import SealVerdict, check_text
from certificates.domain.status import UNKNOWN
from certificates.domain.trust import Trust
from certificates.queries.frame import frame
from certificates.queries.looking_up import AT_ONCE, Verdict, is_name, verdicts

MOST_ROWS = 10_000
COLUMNS = ("row", "code", "number", "status", "name_matches", "seal", "issued_on", "changed_on")
_NOBODY = Verdict(status=UNKNOWN)


@dataclass(frozen=True, kw_only=True)
class Line:
    """The answer to one row. name_matches: "yes", "no", "" where none was given. seal: of domain.sealed, or "other".

    issuers: of the certificate, for counting; no column.
    """

    row: int
    code: str
    number: str
    status: str
    name_matches: str
    seal: str
    issued_on: date | None
    changed_on: date | None
    issuers: tuple[str, ...] = ()

    def values(self) -> list[object]:
        """In the order of COLUMNS."""
        return [getattr(self, name) for name in COLUMNS]


def check_rows(rows: Sequence[tuple[int, Mapping[str, str]]]) -> list[Line]:
    """rows: (number in the list, its cells code, seal, name). One statement for every 500, however many rows.

    What stands behind 500 rows is forgotten before the next are read, so that memory does not grow with the list.
    """
    trust = frame().trust
    blocks = (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))
    return [line for block in blocks for line in _checked(block, trust)]


def _checked(rows: Sequence[tuple[int, Mapping[str, str]]], trust: Trust) -> list[Line]:
    seals = {number: check_text(cells["seal"], trust) for number, cells in rows if cells.get("seal")}
    wanted = {number: _code(cells, seals.get(number)) for number, cells in rows}
    known = verdicts(sorted({code for code in wanted.values() if code}))
    return [
        _line(number, cells, known.get(wanted[number], _NOBODY), seals.get(number)) for number, cells in rows
    ]  # fmt: skip


def _code(cells: Mapping[str, str], seal: SealVerdict | None) -> str:
    """Of the seal where there is one: it cannot lend its signatures to another code."""
    if seal is not None:
        return codes.encode(int.from_bytes(seal.record.id, "big")) if seal.record else ""
    return codes.pasted(cells.get("code", ""))


def _line(number: int, cells: Mapping[str, str], found: Verdict, seal: SealVerdict | None) -> Line:
    typed = cells.get("name", "").strip()
    matches = ("yes" if is_name(found, typed) else "no") if typed else ""
    said = str(seal.status) if seal else ""
    given = codes.pasted(cells.get("code", ""))
    if seal and seal.record and (found.record_digest != record_digest(seal.data) or (given and given != found.code)):
        said = "other" if seal.is_joint or seal.status == "demonstration_key" else said
    return Line(
        row=number,
        code=found.code or cells.get("code", "")[:80],
        number=found.number,
        status=found.status,
        name_matches=matches,
        seal=said,
        issued_on=found.issued_on,
        changed_on=found.changed_at.date() if found.changed_at else None,
        issuers=found.issuers,
    )
