"""A thin hand on HiGHS: whole-numbered columns, rows, one purpose after the other. Pure.

Every value of ours is a whole number, so an answer within less than one of the bound is the best there is.
"""

from collections.abc import Mapping
from typing import Any

NO_END = float("inf")


class NoSolution(ValueError):
    """The rows exclude each other."""


class Solver:
    def __init__(self) -> None:
        import highspy  # 0.4 s and numpy: only where a rule needs it

        self._highs: Any = highspy.Highs()
        self._optimal, self._integer = highspy.HighsModelStatus.kOptimal, highspy.HighsVarType.kInteger
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.9),
        ):
            self._highs.setOptionValue(option, value)
        self._maximise = highspy.ObjSense.kMaximize
        self._columns = 0
        self._values: list[float] = []
        self._costs: Mapping[int, int] = {}

    def column(self, *, least: int = 0, most: int = 1) -> int:
        self._highs.addVar(float(least), float(most))
        self._highs.changeColIntegrality(self._columns, self._integer)
        self._columns += 1
        return self._columns - 1

    def row(self, entries: Mapping[int, int], *, least: float = -NO_END, most: float = NO_END) -> None:
        columns = list(entries)
        self._highs.addRow(float(least), float(most), len(columns), columns, [float(entries[c]) for c in columns])

    def fix(self, column: int, value: int) -> None:
        self._highs.changeColBounds(column, float(value), float(value))

    def best(self, purpose: Mapping[int, int]) -> int:
        """Maximise and return the value; raises NoSolution."""
        for column in self._costs:
            self._highs.changeColCost(column, 0.0)
        for column, worth in purpose.items():
            self._highs.changeColCost(column, float(worth))
        self._costs = purpose
        self._highs.changeObjectiveSense(self._maximise)
        self._highs.run()
        if self._highs.getModelStatus() != self._optimal:
            raise NoSolution
        self._values = list(self._highs.getSolution().col_value)
        return sum(worth * self.value(column) for column, worth in purpose.items())

    def keep_best(self, purpose: Mapping[int, int]) -> int:
        """Maximise, and let nothing that follows fall below."""
        value = self.best(purpose)
        self.row(purpose, least=value)
        return value

    def value(self, column: int) -> int:
        return round(self._values[column])
