"""Reading lists that people send, and writing lists that they open: every problem has a row and a column.

Nothing is imported here: a caller reads the whole table first, and acts only when there are no problems.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

MAX_ROWS = 20_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class RowProblem:
    """What is wrong, and where. row: 1 is the header; 0 means the file as a whole."""

    row: int
    column: str
    message: str

    def as_dict(self) -> dict[str, object]:
        return {"row": self.row, "column": self.column, "message": str(self.message)}


@dataclass(frozen=True, kw_only=True)
class CsvRow:
    number: int
    cells: Mapping[str, str]


@dataclass(kw_only=True)
class CsvTable:
    rows: list[CsvRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


def read_csv(
    content: bytes,
    *,
    columns: Sequence[str],
    optional: Sequence[str] = (),
    ignored: Sequence[str] | None = None,
    max_rows: int = MAX_ROWS,
) -> CsvTable:
    """The rows of a UTF-8 CSV (comma or semicolon), or what is wrong with it.

    ignored: columns that may stand there and are not read; given, every other column is a problem.
    """
    table = CsvTable()
    text = _decoded(content, table)
    if text is None:
        return table
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    try:
        read_rows(reader, table, columns=columns, optional=optional, ignored=ignored, max_rows=max_rows)
    except csv.Error as error:
        table.problems.append(RowProblem(row=reader.line_num, column="", message=_("Not a CSV row: %s") % error))
    return table


def _decoded(content: bytes, table: CsvTable) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        words = _("This row is not UTF-8 text (byte %(byte)s of the file). Save the list as “CSV UTF-8”.")
        table.problems.append(RowProblem(row=row, column="", message=words % {"byte": error.start + 1}))
        return None
    if not text.strip():
        table.problems.append(RowProblem(row=0, column="", message=_("The file is empty.")))
        return None
    return text


def _delimiter(text: str) -> str:
    header = text.lstrip().splitlines()[0]
    return ";" if header.count(";") > header.count(",") else ","


def read_rows(
    reader: Iterator[list[str]],
    table: CsvTable,
    *,
    columns: Sequence[str],
    optional: Sequence[str],
    ignored: Sequence[str] | None,
    max_rows: int,
) -> None:
    """Put the rows of any kind of list into the table, the header first; problems are added, nothing is raised."""
    reader = _without_nul(reader, table)
    header = [name.strip().casefold() for name in next(reader)]
    for column in columns:
        if column not in header:
            table.problems.append(RowProblem(row=1, column=column, message=_("This column is missing.")))
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        table.problems.append(RowProblem(row=1, column=name, message=_("This column stands there twice.")))
    for name in header if ignored is not None else ():
        if name and name not in {*columns, *optional, *(ignored or ())}:
            words = _("No list of this kind has this column: take it out, or correct its name.")
            table.problems.append(RowProblem(row=1, column=name, message=words))
    if table.problems:
        return
    wanted = [name for name in header if name in {*columns, *optional}]
    for number, cells in enumerate(reader, start=2):
        if number - 1 > max_rows:
            words = _("More than %(most)s rows: send the list in parts.") % {"most": max_rows}
            table.problems.append(RowProblem(row=number, column="", message=words))
            table.rows.clear()
            return
        if any(cell.strip() for cell in cells):
            _row(table, number, header, cells, wanted)


def _without_nul(reader: Iterator[list[str]], table: CsvTable) -> Iterator[list[str]]:
    """Databases keep no NUL; it comes from files that are no lists, or were saved as UTF-16."""
    for number, cells in enumerate(reader, start=1):
        if any("\0" in cell for cell in cells):
            words = _("This row has a NUL character, which no text has. Save the list as “CSV UTF-8”.")
            table.problems.append(RowProblem(row=number, column="", message=words))
        yield [cell.replace("\0", "") for cell in cells]


def _row(table: CsvTable, number: int, header: list[str], cells: list[str], wanted: list[str]) -> None:
    if len(cells) != len(header):
        words = _("%(found)s cells instead of %(expected)s.") % {"found": len(cells), "expected": len(header)}
        table.problems.append(RowProblem(row=number, column="", message=words))
        return
    values = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if name in wanted}
    for name, value in values.items():
        if value.startswith(FORMULA):
            words = _("A cell may not begin with “%(sign)s”: spreadsheets would run it as a formula.")
            table.problems.append(RowProblem(row=number, column=name, message=words % {"sign": value[0]}))
    table.rows.append(CsvRow(number=number, cells={name: _as_meant(value) for name, value in values.items()}))


def _as_meant(cell: str) -> str:
    """Without the quote by which a text is kept from being a formula, as `as_csv` and spreadsheets write it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def as_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a mark that spreadsheets understand; a cell that looks like a formula is made harmless by a quote."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
