"""XLSX lists in and out, with the same reports as CSV: every cell is read as text, nothing is ever run as a formula."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from academy.lib.tables import FORMULA, MAX_ROWS, CsvTable, RowProblem, read_rows

# A list of people needs no more; a file that unpacks to more is no list.
MOST_UNPACKED = 100 * 2**20


def read_xlsx(
    content: bytes,
    *,
    columns: Sequence[str],
    optional: Sequence[str] = (),
    ignored: Sequence[str] | None = None,
    max_rows: int = MAX_ROWS,
) -> CsvTable:
    """The rows of the first sheet of an XLSX file, or what is wrong with it; `ignored` as in `read_csv`."""
    table = CsvTable()
    try:
        _check_size(content)
        # Formulas are read as their text and so refused like any cell that begins with "=".
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        read_rows(_texts(book.worksheets[0].iter_rows(values_only=True)), table, columns=columns, optional=optional,
                  ignored=ignored, max_rows=max_rows)  # fmt: skip
    except StopIteration:
        table.problems.append(RowProblem(row=0, column="", message=_("The file is empty.")))
    except Exception:  # openpyxl raises whatever its XML and ZIP readers raise
        table.rows.clear()
        table.problems.append(RowProblem(row=0, column="", message=_("This is not an XLSX file that can be read.")))
    return table


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise zipfile.LargeZipFile


def _texts(rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    """Cells as a person would type them. Trailing empty cells of the header end every row at the same width."""
    width = 0
    for row in rows:
        cells = [_text(cell) for cell in row]
        if not width:
            width = len("".join("x" if cell else " " for cell in cells).rstrip())
        yield (cells + [""] * width)[: max(width, len("".join("x" if cell else " " for cell in cells).rstrip()))]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def as_xlsx(rows: Iterable[Sequence[object]], *, title: str) -> bytes:
    """One sheet of text and whole numbers; a text that looks like a formula stays a text, and is marked as one."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for row in rows:
        sheet.append([_harmless(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _harmless(sheet: object, cell: object) -> object:
    if cell is None or isinstance(cell, int):
        return cell
    text = str(cell)
    if not text.startswith(FORMULA):
        return text
    written = WriteOnlyCell(sheet, value=f"'{text}")
    written.data_type = "s"
    return written
