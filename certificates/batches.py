"""A list of certificates to check, as CSV: read whole or refused with the rows that are wrong."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.tables import CsvTable, RowProblem, as_csv, read_csv
from certificates import operations
from certificates.queries.batch import COLUMNS, MOST_ROWS, Line, check_rows

LARGEST = 12 * 2**20  # bytes: 10 000 seals of the longest kind
ANY_OF = ("code", "seal")


def read(content: bytes) -> CsvTable:
    """The columns code and/or seal, and name where it is to be compared."""
    table = CsvTable()
    if len(content) > LARGEST:
        words = _("The file has %(size)s MB; at most %(most)s MB are taken.")
        size = {"size": f"{len(content) / 2**20:.1f}", "most": LARGEST // 2**20}
        table.problems.append(RowProblem(row=0, column="", message=words % size))
        return table
    table = read_csv(content, columns=(), optional=("code", "seal", "name"), max_rows=MOST_ROWS)
    if not table.problems and not any(column in row.cells for row in table.rows[:1] for column in ANY_OF):
        words = _("There is no row under a column “code” or “seal”: one of them says which certificate is meant.")
        table.problems.append(RowProblem(row=1, column="code", message=words))
    return table


def checked(table: CsvTable) -> list[Line]:
    rows: list[tuple[int, Mapping[str, str]]] = [(row.number, row.cells) for row in table.rows]
    return counted(check_rows(rows))


def counted(lines: list[Line]) -> list[Line]:
    """Each line as a look at its certificate, without a trace of which it was."""
    today = timezone.localdate()
    for line in lines:
        operations.count(line.issuers, verdict=line.status, on=today)
    return lines


def report(lines: list[Line]) -> bytes:
    """CSV with a line for each row; no cell can be run as a formula."""
    return as_csv([COLUMNS, *(["" if cell is None else cell for cell in line.values()] for line in lines)])
