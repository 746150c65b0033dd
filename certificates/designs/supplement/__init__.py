"""A4, twenty fields, French on the left and English on the right. The same payload gives the same bytes."""

from certificates.designs.supplement.pages import draw

__all__ = ["draw"]
