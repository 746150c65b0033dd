"""A simulation as somebody may see it: one file per idea."""

from academy.portal.simulation.queries.contrasts import SideBySide, side_by_side
from academy.portal.simulation.queries.figures import Found, found
from academy.portal.simulation.queries.pasts import Past, past
from academy.portal.simulation.queries.people import PersonRow, changes_for, may_read_names, opaque, person_rows

__all__ = [
    "Found",
    "Past",
    "PersonRow",
    "SideBySide",
    "changes_for",
    "found",
    "may_read_names",
    "opaque",
    "past",
    "person_rows",
    "side_by_side",
]
