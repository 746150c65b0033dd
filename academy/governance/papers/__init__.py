"""The Board's papers: the decision sheet of a resolution, the minutes of a sitting."""

from academy.governance.papers.minutes import minutes_of
from academy.governance.papers.sheet import decision_sheet

__all__ = ["decision_sheet", "minutes_of"]
