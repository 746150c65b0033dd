"""A statement of attendance: A4, French and English, says that it is no certificate, looks like none."""

from certificates.designs.attendance.page import draw

__all__ = ["draw"]
