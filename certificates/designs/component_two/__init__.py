"""Component II: knowledge and competences. Dark green, three lines.

The same payload gives the same bytes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor

from academy.lib.archive import Attachment
from certificates.paper.sheet import Look, check, draw_sheet

__all__ = ["check", "draw"]
LOOK = Look(
    accent=HexColor("#14532d"),
    frame=((8.4, 1.2), (10, 0.6), (11.4, 0.6)),
    above=("Composante II", "Component II"),
)


def draw(payload: Mapping[str, Any], *, inside: Sequence[Attachment] = ()) -> bytes:
    """The unsigned PDF; raises GlyphMissing for a text that the fonts cannot write."""
    return draw_sheet(payload, look=LOOK, inside=inside)
