"""A4 landscape, French first, English beside it, a code to scan. The same payload gives the same bytes."""

from certificates.designs.classic.page import check, draw

__all__ = ["check", "draw"]
